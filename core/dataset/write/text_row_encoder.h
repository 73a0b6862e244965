#pragma once

#include "core/dataset/write/row_encoder.h"

namespace ledgerloom {

/// JSON lines and CSV, also compressed.
Result<std::unique_ptr<RowEncoder>> makeTextRowEncoder(const DatasetWork& work, RowEncoding encoding);

} // namespace ledgerloom
