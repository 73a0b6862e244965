#pragma once

#include <cstdint>

namespace ledgerloom {

/// What columns and their values are called: as in the v3 schema, in Portuguese, or in English. Names of tables and
/// ids are the same in both.
enum class SchemaLanguage : std::uint8_t { pt, en };

} // namespace ledgerloom
