#include "core/importing/text_window.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace ledgerloom {

TextWindow::TextWindow(FileSystem& files, FileHandle file, std::string path)
    : m_files(files), m_file(std::move(file)), m_path(std::move(path)), m_buffer(capacity) {}

Result<void> TextWindow::fill(std::size_t least) {
    if (m_to - m_from >= least || m_ended)
        return {};
    std::memmove(m_buffer.data(), m_buffer.data() + m_from, m_to - m_from);
    m_to -= m_from;
    m_from = 0;
    while (!m_ended && m_to < m_buffer.size()) {
        const std::int64_t got = m_files.readAt(m_file.get(), m_buffer.data() + m_to, m_buffer.size() - m_to, m_offset);
        if (got == -EINTR)
            continue;
        if (got < 0)
            return fileError(got, "read", m_path);
        m_ended = got == 0;
        m_to += static_cast<std::size_t>(got);
        m_offset += static_cast<std::uint64_t>(got);
    }
    return {};
}

void TextWindow::drop(std::size_t count) {
    const std::string_view left = ahead().substr(0, count);
    m_line += static_cast<std::uint64_t>(std::ranges::count(left, '\n'));
    m_from += left.size();
}

Result<void> TextWindow::skipLine() {
    while (true) {
        if (auto filled = fill(1); !filled)
            return filled;
        const std::size_t end = ahead().find('\n');
        if (end != std::string_view::npos || atEnd()) {
            drop(end == std::string_view::npos ? 0 : end + 1);
            return {};
        }
        drop(ahead().size());
    }
}

} // namespace ledgerloom
