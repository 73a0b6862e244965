#pragma once

#include "core/storage/manifest.h"

#include <array>
#include <string>

namespace ledgerloom {

/// The text of DATASET.md: what is in the dataset, what each column is for, how to load it and what it is not.
/// A function of config, plan and data, like the manifest.
std::string dataCardText(const DatasetInfo& info, const DatasetTotals& totals);

/// How one library reads all parts of the table that a dataset is about: transactions, or customers without payments.
struct LoadingLines {
    std::string library; ///< "pandas", "Polars", "DuckDB", "Spark"
    std::string code;    ///< Python
};

/// `folder` stands before the paths; empty for code that is run inside the dataset's own. Of the plan it takes what
/// the layout follows from, the encoding and whether there are payments.
std::array<LoadingLines, 4> loadingLines(const Plan& plan, const std::string& folder);

/// Columns of each table with type, role and meaning, as Markdown tables.
std::string columnTables(const Plan& plan);

} // namespace ledgerloom
