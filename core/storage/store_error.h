#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace ledgerloom {

/// What a store's refusal means.
struct StoreFailure {
    Error error;
    bool final = false; ///< trying anything else would be in vain
};

/// Reads the text of an S3 client's error. `action` and `path` say what was being done to which object, `name` is the
/// store's. The secrets of the environment are never repeated, whatever the text holds.
StoreFailure judgeStoreFailure(const std::string& text, std::string_view action, const std::string& path,
                               const std::string& name);

Error noSuchBucket(const std::string& name);

} // namespace ledgerloom
