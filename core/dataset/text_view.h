#pragma once

#include "core/base/mapped_file.h"
#include "core/config/encoding.h"
#include "core/dataset/byte_source.h"
#include "core/dataset/dataset_work.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A place in a file of text from which it can be read on: a byte of the file, which in a compressed one is the first
/// of a member or frame, and how many bytes that come out of it lie before the place.
struct TextPlace {
    std::uint64_t fileOffset = 0;
    std::uint64_t skip = 0;

    bool isStart() const { return fileOffset == 0 && skip == 0; }
};

/// Text of a file to be worked through from its beginning to its end: mapped whole where the file is small beside the
/// budget, else through a buffer that slides over it. One thread.
class TextView {
public:
    /// Bytes behind ahead() that may be read, whatever they are.
    static constexpr std::size_t padding = 64;
    /// No row may be longer: what is, is a file of another kind or damaged.
    static constexpr std::uint64_t longestRow = std::uint64_t{16} << 20;

    static Result<TextView> open(const DatasetWork& work, const std::string& path, Compression compression);

    /// What was read and not yet dropped.
    std::string_view ahead() const { return m_ahead; }
    /// Reads more behind what is ahead, which may move it. False at the end of the file, or where a row's most is
    /// ahead already: see full().
    Result<bool> more();
    bool full() const { return m_ahead.size() >= longestRow; }
    void drop(std::size_t count) { m_ahead.remove_prefix(count); }
    /// The place of what is ahead, for this or another view of the file.
    TextPlace place() const;
    /// Lets what is at a place, or nothing where the file ends before it, be ahead.
    Result<void> goTo(const TextPlace& place);

    /// Bytes of the file itself that were used so far.
    std::uint64_t fileBytes() const;
    /// Whether nothing was lost under a mapping; to be asked when all was read.
    Result<void> intact() const;
    /// Whether `text`, which lies in ahead(), has `padding` readable bytes behind it.
    bool padded(std::string_view text) const { return text.data() + text.size() + padding <= m_readableEnd; }

private:
    TextView(const DatasetWork& work, std::string path, Compression compression)
        : m_work(&work), m_path(std::move(path)), m_compression(compression) {}
    Result<void> grow(std::size_t capacity);
    Result<void> openBytes(std::uint64_t offset);
    void noteFrame();

    const DatasetWork* m_work;
    std::string m_path;
    Compression m_compression;
    std::optional<MappedFile> m_mapped;
    std::unique_ptr<ByteSource> m_bytes;
    std::uint64_t m_begun = 0;       ///< offset in the file at which m_bytes began
    std::uint64_t m_read = 0;        ///< of m_bytes
    std::deque<FrameStart> m_frames; ///< the one of what is ahead, and those behind it
    Reservation m_memory;
    std::vector<char> m_buffer;
    std::string_view m_ahead;
    const char* m_readableEnd = nullptr;
};

} // namespace ledgerloom
