#pragma once

#include <string_view>

namespace ledgerloom {

/// The JSON text of one file of resources/tables, built into the program; empty for an unknown name.
std::string_view referenceData(std::string_view name);

} // namespace ledgerloom
