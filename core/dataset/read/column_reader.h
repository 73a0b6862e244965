#pragma once

#include "core/dataset/read/row_reader.h"

namespace ledgerloom {

/// Opens Parquet files and Arrow files (of the file format and of streams).
Result<std::unique_ptr<RowReader>> openColumnReader(const DatasetWork& work, const ReadRequest& request, Format format);

} // namespace ledgerloom
