#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_system.h"
#include "core/storage/plan_file.h"
#include "core/storage/records.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// What processes that make shards of one plan leave in the run's folder for each other and for the commit: the plan,
/// claimed by the first of them, and a record of each finished shard. No lock: every file appears whole under its name,
/// and whoever makes it anew makes the same bytes. Thread-safe.
class ShardRecords {
public:
    ShardRecords(FileSystem& files, std::string folder, std::string fingerprint, const Plan& plan)
        : m_files(files), m_folder(std::move(folder)), m_fingerprint(std::move(fingerprint)), m_layout(plan) {}

    /// Makes the folder when missing and claims it for the plan. badInput where it holds anything else.
    Result<void> claim(const std::string& planText);

    /// The record of a shard whose parts are all there in their sizes; empty when it has to be made.
    Result<std::optional<ShardRecord>> read(std::uint64_t shard) const;
    Result<void> write(const ShardRecord& record) const;

    /// A name under the folder of temporary files that no other process has.
    std::string temporaryName(const std::string& what) const;

    static std::string path(std::uint64_t shard);

private:
    Result<void> compare() const;
    Result<void> checkEmpty() const;

    FileSystem& m_files;
    std::string m_folder;
    std::string m_fingerprint;
    DatasetLayout m_layout;
};

/// The plan that a folder was claimed for. badInput where it was for none.
Result<PlanFile> readClaimedPlan(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
