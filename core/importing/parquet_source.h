#pragma once

#include "core/importing/source.h"

#include <memory>
#include <string>

namespace ledgerloom {

/// A Parquet file, some thousand rows at a time. `real` is opened, `path` is for messages. badInput where this program
/// was built without Parquet.
Result<std::unique_ptr<CustomerSource>> openParquet(const std::string& real, const std::string& path);

} // namespace ledgerloom
