#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ledgerloom {

enum class StoreScheme : std::uint8_t { s3, hdfs };

/// An output on an object store, "s3://bucket/prefix?region=...", or on HDFS, "hdfs://host:port/folder".
/// Never holds credentials: an address that has any is refused. Plain data.
struct StoreUri {
    StoreScheme scheme = StoreScheme::s3;
    std::string place;                                        ///< bucket, or host and port; may be empty for HDFS
    std::string prefix;                                       ///< without slashes around it; may be empty for S3
    std::vector<std::pair<std::string, std::string>> options; ///< of the query, decoded

    std::string option(std::string_view name) const;
};

/// True for "word://...": an address, not a path.
bool isAddress(std::string_view text);

/// Reads an output's address. badInput for an unknown scheme, a bad bucket or prefix, an option that is not known and
/// for anything that may be a credential; the message never repeats more of the text than its scheme and the names
/// of known options.
Result<StoreUri> parseStoreUri(std::string_view text);

} // namespace ledgerloom
