#pragma once

#include "core/storage/manifest.h"

#include <string>

namespace ledgerloom {

/// The text of DATASET.md: what is in the dataset, what each column is for, how to load it and what it is not.
/// A function of config, plan and data, like the manifest.
std::string dataCardText(const DatasetInfo& info, const DatasetTotals& totals);

/// Columns of each table with type, role and meaning, as Markdown tables.
std::string columnTables(const Plan& plan);

} // namespace ledgerloom
