#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/config/strict_json.h"

#include <span>
#include <string>
#include <string_view>

namespace ledgerloom {

/// The fields of a preset that are set, as one JSON object in the order of the field table: stable, pretty, indented by
/// `indent` spaces inside the braces and with the closing brace two less. Ends without a line feed.
std::string writeConfigJson(const RunConfig& config, int indent = 2);

/// The fields that decide bytes of the dataset and are set, as one compact JSON object in the same order.
std::string identityJson(const RunConfig& config);

/// Sets the fields that `entries` give under `prefix` ("values."), which may be empty. Unknown keys (with the nearest
/// known one), keys that belong to one run, ill types, values out of range, size and rows together: badInput with
/// the path. `config` is unchanged after an error.
Result<void> readConfigJson(RunConfig& config, std::span<const JsonEntry> entries, std::string_view prefix,
                            std::string_view source);

} // namespace ledgerloom
