#pragma once

#include "core/cluster/cluster_cost.h"

#include <string>

namespace ledgerloom {

std::string clusterCostText(const ClusterCost& cost);
/// One line.
std::string clusterCostJson(const ClusterCost& cost);

} // namespace ledgerloom
