#pragma once

#include "core/base/result.h"
#include "core/base/stream_hash.h"
#include "core/storage/part_output.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// One part on its way to its final name: written under a temporary name on the same file system, synced, then
/// renamed, so that a file under a final name is always whole. Whatever fails, abandon() or the destructor takes the
/// temporary file away. Not thread-safe; a worker owns its parts.
class PartFile {
public:
    /// What a try before has left under the temporary name is removed. With a `landing`, a name beside the final one's
    /// folder, the file is made elsewhere and moved there by seal().
    static Result<PartFile> create(FileSystem& files, std::string temporary, std::string finalPath,
                                   std::string landing = {});
    PartFile(PartFile&& other) noexcept;
    PartFile& operator=(PartFile&&) = delete;
    ~PartFile();

    /// What was written leaves the page cache.
    Result<void> flush() { return m_output->flush(); }
    /// Writes and adds to the checksum; the page cache stays small.
    Result<void> write(std::string_view bytes);
    /// Makes the bytes durable. After a failure the file is lost: only abandon() is left, never a second seal().
    Result<void> seal();
    /// Gives a sealed part its final name, which must be free, and makes the name durable.
    Result<void> publish() { return publish(&FileSystem::renameNoReplace); }
    /// The same in the place of what has the name: for files that are the same bytes whoever makes them.
    Result<void> publishAgain() { return publish(&FileSystem::renameReplace); }
    /// Removes what there is, under whichever name.
    void abandon();

    std::uint64_t bytes() const { return m_bytes; }
    std::string checksum() const { return m_hash.hex(); }

private:
    enum class State { writing, sealed, published, gone };

    PartFile(FileSystem& files, FileHandle file, std::string temporary, std::string finalPath, std::string landing);
    Result<void> publish(int (FileSystem::*rename)(const std::string&, const std::string&));

    FileSystem* m_files;
    std::optional<PartOutput> m_output; ///< until it is sealed
    std::string m_temporary;
    std::string m_finalPath;
    std::string m_landing;
    StreamHash m_hash;
    std::uint64_t m_bytes = 0;
    State m_state = State::writing;
};

} // namespace ledgerloom
