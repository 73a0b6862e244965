#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A window that slides over a file of text. Holds one buffer whatever the file. One thread.
class TextWindow {
public:
    static constexpr std::size_t capacity = std::size_t{1} << 20;

    TextWindow(FileSystem& files, FileHandle file, std::string path);

    /// Reads until at least `least` bytes are ahead, or all that are left.
    Result<void> fill(std::size_t least);
    std::string_view ahead() const { return std::string_view(m_buffer.data() + m_from, m_to - m_from); }
    bool atEnd() const { return m_ended && m_from == m_to; }
    /// Leaves `count` bytes behind and counts their lines.
    void drop(std::size_t count);
    /// The line that ahead() begins on, from 1.
    std::uint64_t line() const { return m_line; }

    /// Leaves behind the rest of the line that ahead() begins on, however long it is.
    Result<void> skipLine();

private:
    FileSystem& m_files;
    FileHandle m_file;
    std::string m_path;
    std::vector<char> m_buffer;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::uint64_t m_offset = 0; ///< in the file, of the next read
    std::uint64_t m_line = 1;
    bool m_ended = false;
};

} // namespace ledgerloom
