#pragma once

#include "core/storage/object_store.h"

#include <memory>

namespace ledgerloom {

/// S3 and HDFS by Apache Arrow's file systems. The S3 client stands in a library of its own beside Arrow's, which is
/// loaded here: a program that never writes to S3 does not pay for it. See openObjectStore().
Result<std::unique_ptr<ObjectStore>> openArrowStore(const StoreUri& uri, std::shared_ptr<Clock> clock);

} // namespace ledgerloom
