#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>

namespace ledgerloom {

/// Calls `work` for 0 .. count-1 on up to eight threads, for requests whose time is the way to a server and back.
/// The first error ends it: no further call begins. Returns after the last call has.
Result<void> inParallel(std::uint64_t count, const std::function<Result<void>(std::uint64_t)>& work);

} // namespace ledgerloom
