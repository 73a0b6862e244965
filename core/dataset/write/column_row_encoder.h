#pragma once

#include "core/dataset/write/row_encoder.h"

namespace ledgerloom {

/// Parquet and Arrow files.
Result<std::unique_ptr<RowEncoder>> makeColumnRowEncoder(const DatasetWork& work,
                                                         const std::shared_ptr<BudgetPool>& pool, RowEncoding encoding);

} // namespace ledgerloom
