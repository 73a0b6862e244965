#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/day_counts.h"
#include "core/storage/file_system.h"
#include "core/storage/manifest.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// What stands in a run's work folder from before its first row, so that it can be taken up again by whoever comes:
/// the whole config, the plan in short and what decides its bytes. Plain data.
struct RunRecord {
    RunConfig config; ///< as the run was asked for, but for the folder: it may have been moved
    std::uint32_t dataVersion = 0;
    std::string libraries;   ///< of the libraries that decide bytes; empty where none does
    std::string fingerprint; ///< planFingerprint()
    std::string customers;   ///< checksum of the imported customers; empty where they are made
    Plan plan;               ///< what the layout follows from, no more

    /// `counts` are those of a partition, once they are known.
    DatasetLayout layout(const std::optional<DayCounts>& counts = {}) const;
};

std::string runRecordText(const DatasetInfo& info);
/// Reads that text, which stands at `path`. A record of another program, or a damaged one, is ErrorCode::badInput.
Result<RunRecord> parseRunRecord(const std::string& text, const std::string& path);

/// Makes the record of a run that starts; it survives a power loss. The folder's lock must be held.
Result<void> writeRunRecord(FileSystem& files, const std::string& folder, const DatasetInfo& info);

/// The record of the run in `folder`; empty when there is none. A record of another program, or a damaged one, is
/// ErrorCode::badInput. Any thread; changes nothing.
Result<std::optional<RunRecord>> readRunRecord(FileSystem& files, const std::string& folder);

/// What of the record's data another config would make otherwise: data version, libraries, or the options that
/// differ, with both values. Empty when `config` makes the same bytes.
std::optional<Error> recordObstacle(const RunRecord& record, const RunConfig& config, const std::string& libraries,
                                    const std::string& folder);

/// The config that goes on with the run in `folder`: the recorded one, to that folder, with IfExists::resume.
/// ErrorCode::badInput for a folder that no run has begun in.
Result<RunConfig> resumeConfig(FileSystem& files, const std::string& folder);

/// Says that no run has begun in `folder`.
Error notARun(const std::string& folder);

/// True when `folder` holds a whole dataset: its manifest is there.
bool isFinished(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
