#pragma once

#include "core/base/result.h"
#include "core/storage/manifest.h"
#include "core/storage/plan_file.h"

#include <string>

namespace ledgerloom {

/// What is known of the dataset of a plan before a row is made.
DatasetInfo datasetInfo(const RunConfig& config, const Plan& plan);

/// The same from a plan that was written down, with its customers opened. badInput where this program, its data version
/// or its libraries are not those that planned, since bytes could differ, and where plan or customers were changed.
Result<DatasetInfo> datasetInfo(const PlanFile& file, const std::string& program);

} // namespace ledgerloom
