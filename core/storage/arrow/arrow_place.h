#pragma once

#include "core/base/result.h"
#include "core/config/store_uri.h"
#include "core/storage/store_patience.h"

#include <memory>
#include <string>

namespace arrow::fs {
class FileSystem;
}

namespace ledgerloom {

/// One of Arrow's file systems and where in it a dataset goes.
struct ArrowPlace {
    std::shared_ptr<arrow::fs::FileSystem> files;
    std::string root;
    /// An output stream's file is not seen before it is closed; otherwise it is written under another name first.
    bool appearsWhole = true;
};

/// Loads what the address needs and asks nobody, but for the region of a bucket at AWS when none is given. Endpoint
/// and region come from the address, else from AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION and
/// AWS_DEFAULT_REGION. Arrow's file systems are ended when the program ends.
Result<ArrowPlace> openArrowPlace(const StoreUri& uri, const std::shared_ptr<StorePatience>& patience);

} // namespace ledgerloom
