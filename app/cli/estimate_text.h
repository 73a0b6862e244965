#pragma once

#include "core/run/estimate.h"

#include <string>

namespace ledgerloom {

/// For people, some lines that end in a line feed.
std::string estimateText(const Estimate& estimate);

/// One JSON object with the members of Estimate; sizes are bytes, times seconds, dates YYYY-MM-DD.
std::string estimateJson(const Estimate& estimate);

} // namespace ledgerloom
