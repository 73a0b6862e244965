#pragma once

#include "core/dataset/dataset_work.h"
#include "core/storage/manifest.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

struct DatasetListing;

/// What to convert into what.
struct ConvertRequest {
    std::string source;      ///< dataset, folder of files or file
    std::string destination; ///< a folder; a file where the source is one
    Encoding encoding;
    /// How `generate` would cut a dataset of that config and these rows in the new format, where that can be said: then
    /// the parts are the same. Empty, and for a dataset for which it answers nothing: part by part as the source is.
    std::function<std::optional<Plan>(const RunConfig& config)> plan = {};
};

/// What came of it. Plain data.
struct ConvertReport {
    std::uint64_t rows = 0;
    std::uint64_t files = 0;
    bool dataset = false;     ///< one of Ledgerloom's, with its manifest
    bool asGenerated = false; ///< cut into parts and row groups as generate does
    std::vector<std::string> notes = {};
};

/// Writes all rows of the source in another format. The destination appears when it is whole. Error codes: badInput
/// where something cannot be written in that format or would be lost, verification where a row cannot be read.
Result<ConvertReport> convert(const DatasetWork& work, const ConvertRequest& request);

} // namespace ledgerloom
