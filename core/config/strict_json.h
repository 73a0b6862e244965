#pragma once

#include "core/base/result.h"
#include "core/config/fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A member of a JSON object and where it stands: "values.fraud_rate".
struct JsonEntry {
    std::string path;
    JsonScalar value;
};

/// Reads a JSON text from outside: one object of scalars and objects, in the order of the text. Work and memory are
/// bounded by the text's size. Refused with badInput, the place and the reason: what is not JSON (line and column),
/// over 1 MiB, over 8 deep, duplicate members, arrays, numbers beyond double. `source` opens every message.
Result<std::vector<JsonEntry>> readStrictJson(std::string_view text, std::string_view source);

inline constexpr std::size_t longestJson = 1u << 20;
inline constexpr std::size_t deepestJson = 8;

} // namespace ledgerloom
