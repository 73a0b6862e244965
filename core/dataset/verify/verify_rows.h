#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/dataset_work.h"
#include "core/dataset/verify_report.h"

#include <string>

namespace ledgerloom {

/// Holds files and every row of a dataset against all that is promised of them. What does not fit into the budget is
/// sorted in scratch files in `scratchFolder`. Errors: cancelled, memory, diskFull and io of the scratch files;
/// whatever is wrong with the dataset is a fault of the report.
Result<void> verifyRows(const DatasetWork& work, const DatasetListing& listing, const std::string& scratchFolder,
                        VerifyReport& report);

} // namespace ledgerloom
