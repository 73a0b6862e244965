#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ledgerloom {

/// The candidate with the fewest edits (insert, delete, replace, swap of neighbours) from `name`, for "did you mean".
/// Empty when none is near: more than a third of the name's letters, or three, would have to change.
std::string nearestName(std::string_view name, std::span<const std::string_view> candidates);

} // namespace ledgerloom
