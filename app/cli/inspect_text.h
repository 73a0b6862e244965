#pragma once

#include "core/dataset/inspect/inspect.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// What `inspect` answers, for people and as JSON.
std::string inspectText(const std::vector<TableSummary>& tables);
std::string inspectJson(const std::vector<TableSummary>& tables);

} // namespace ledgerloom
