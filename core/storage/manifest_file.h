#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// What a manifest says of the dataset that it was written for. Plain data.
struct ManifestFile {
    RunConfig config; ///< its identity fields; the others are defaults
    std::uint32_t dataVersion = 0;
    std::string libraries; ///< that decide bytes of its format; empty where none does
    std::string rootHash;  ///< of parts.jsonl
    std::string text;      ///< the whole manifest
    std::optional<std::uint64_t> chunk;
    std::vector<std::string> changes; ///< what was done to the rows since they were generated
};

/// Reads a manifest. What cannot be one, or comes from another version, is ErrorCode::badInput. Any thread.
Result<ManifestFile> readManifest(FileSystem& files, const std::string& path);

/// What keeps this program from making the manifest's bytes: another data version or other libraries, or rows that were
/// changed since they were generated.
std::optional<Error> reproductionObstacle(const ManifestFile& manifest, const std::string& libraries);

/// Compares the dataset in `folder`, just made from `manifest`, with what the manifest says. Empty when they are
/// identical, otherwise ErrorCode::verification with the first part that differs, where the list of parts still stands
/// beside `manifestPath`, or else the first line of the manifest that does.
Result<void> compareWithManifest(FileSystem& files, const ManifestFile& manifest, const std::string& manifestPath,
                                 const std::string& folder);

} // namespace ledgerloom
