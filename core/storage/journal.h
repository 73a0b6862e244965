#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"
#include "core/storage/records.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// The record of what is done: one durable line a committed shard, each with its own CRC, in the order of commits.
/// Its first line names the plan. append() and read() may be called from any thread.
class Journal {
public:
    /// Starts a new journal; the file must not exist. `plan` is the plan's fingerprint.
    static Result<Journal> create(FileSystem& files, const std::string& path, std::uint64_t shards,
                                  const std::string& plan);
    /// Goes on with the journal of an earlier run: cuts it at its first bad line and makes what is left durable. A
    /// shard that was recorded twice has its later record. Where not even the first line holds it begins anew. The
    /// journal of another plan is ErrorCode::badInput.
    static Result<Journal> open(FileSystem& files, const std::string& path, std::uint64_t shards,
                                const std::string& plan);
    Journal(Journal&& other) noexcept;

    /// Records a shard. When it returns without an error the line survives a power loss. A failed write is taken back
    /// and may be tried again; after a failed fsync the journal is broken, because it cannot be made good: every later
    /// append gives the same error.
    Result<void> append(const ShardRecord& record);
    /// The record of a shard that was appended by this object.
    Result<ShardRecord> read(std::uint64_t shard) const;
    bool holds(std::uint64_t shard) const;
    /// The shard is to be made and recorded anew: what it recorded does not hold.
    void forget(std::uint64_t shard);
    /// The error that broke the journal, if one has.
    std::optional<Error> broken() const;

    /// Reads the whole records of the journal at `path`, in order; the first bad line ends it, as a crash would.
    static Result<void> forEach(FileSystem& files, const std::string& path,
                                const std::function<void(const ShardRecord&)>& record);

    /// The line that names the plan.
    static std::string firstLine(std::uint64_t shards, const std::string& plan);
    static std::string line(const ShardRecord& record);
    static std::optional<ShardRecord> parse(std::string_view line);

private:
    static constexpr std::uint64_t notYet = ~std::uint64_t{0};

    Journal(FileSystem& files, FileHandle file, std::string path, std::uint64_t shards);
    Result<void> appendLine(const std::string& line);
    int cut();
    Result<void> begin(const std::string& plan);
    Result<void> takeLines(const std::string& plan);

    FileSystem* m_files;
    FileHandle m_file;
    std::string m_path;
    mutable std::mutex m_mutex;
    std::vector<std::uint64_t> m_offsets; ///< of each shard's line; notYet before it is done
    std::uint64_t m_length = 0;
    std::optional<Error> m_broken;
};

} // namespace ledgerloom
