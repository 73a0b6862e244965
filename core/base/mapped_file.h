#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace ledgerloom {

/// A file mapped read-only: its pages are the page cache's own, one copy for all threads and processes that map it, and
/// the system takes them back when it needs memory, so they are charged to nobody's budget.
///
/// When the file is cut while it is mapped, reading past its new end does not end the process: a page of zeros takes
/// the lost page's place, and intact() says so from then on. So readers may follow pointers freely, must not trust
/// what they find, and ask intact() before they let any result out. All functions may be called from any thread.
class MappedFile {
public:
    /// ErrorCode::badInput where there is no such file or it is not a regular one, io where it cannot be read; the
    /// message begins with the path. An empty file maps to nothing.
    static Result<MappedFile> open(const std::string& path);

    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();

    const char* data() const { return m_data; }
    std::size_t size() const { return m_size; }

    /// False once a page was lost, or when the file's size or time of change are not those of open(). One fstat.
    bool intact() const;

    /// Copies a range into `out` by reading, not through the mapping: nothing becomes resident. False at a failure or
    /// where the file has become shorter.
    bool read(std::uint64_t offset, char* out, std::size_t count) const;

    /// Tells the system that pages will be asked for one by one and not in order.
    void expectRandomReads() const;

    /// Which file it is and when it was changed last: equal as long as it is the same unchanged file.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::uint64_t size = 0;
        std::int64_t changedNs = 0;
        bool operator==(const Identity&) const = default;
    };
    const Identity& identity() const { return m_identity; }
    /// Of the file that stands under a path now; empty size and inode where there is none.
    static Identity identityOf(const std::string& path);

private:
    MappedFile(int file, const char* data, const Identity& identity, std::size_t slot);

    int m_file = -1;
    const char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_slot = 0; ///< in the table that the signal handler looks at
    Identity m_identity;
};

} // namespace ledgerloom
