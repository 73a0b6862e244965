#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace ledgerloom {

/// Says in some lines what readStatus() found; with `detailed` every value of it.
std::string statusText(const nlohmann::ordered_json& status, bool detailed);

} // namespace ledgerloom
