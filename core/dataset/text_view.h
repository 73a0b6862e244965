#pragma once

#include "core/base/mapped_file.h"
#include "core/config/encoding.h"
#include "core/dataset/byte_source.h"
#include "core/dataset/dataset_work.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

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

    /// Bytes of the file itself that were used so far.
    std::uint64_t fileBytes() const;
    /// Whether nothing was lost under a mapping; to be asked when all was read.
    Result<void> intact() const;
    /// Whether `text`, which lies in ahead(), has `padding` readable bytes behind it.
    bool padded(std::string_view text) const { return text.data() + text.size() + padding <= m_readableEnd; }

private:
    TextView(const DatasetWork& work, std::string path) : m_work(&work), m_path(std::move(path)) {}
    Result<void> grow(std::size_t capacity);

    const DatasetWork* m_work;
    std::string m_path;
    std::optional<MappedFile> m_mapped;
    std::unique_ptr<ByteSource> m_bytes;
    Reservation m_memory;
    std::vector<char> m_buffer;
    std::string_view m_ahead;
    const char* m_readableEnd = nullptr;
};

} // namespace ledgerloom
