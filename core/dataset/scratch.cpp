#include "core/dataset/scratch.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <unistd.h>

namespace ledgerloom {

Result<void> Scratch::open() {
    static std::atomic<std::uint64_t> number = 0;
    for (;;) {
        const std::string path =
            m_folder + "/.ledgerloom-" + std::to_string(::getpid()) + "-" + std::to_string(number++) + ".tmp";
        const int file = m_files.openOrCreate(path);
        if (file == -EINTR)
            continue;
        if (file < 0)
            return fileError(file, "make a scratch file", path);
        m_file = FileHandle(m_files, file);
        if (const int gone = m_files.removeFile(path); gone < 0)
            return fileError(gone, "make a scratch file", path);
        return {};
    }
}

Result<std::uint64_t> Scratch::append(std::string_view bytes) {
    if (!m_file.isOpen())
        if (auto opened = open(); !opened)
            return opened.error();
    const std::uint64_t begin = m_end;
    while (!bytes.empty()) {
        const std::int64_t count = m_files.writeAt(m_file.get(), bytes.data(), bytes.size(), m_end);
        if (count == -EINTR)
            continue;
        if (count < 0)
            return fileError(count, "write a scratch file in", m_folder);
        bytes.remove_prefix(static_cast<std::size_t>(count));
        m_end += static_cast<std::uint64_t>(count);
    }
    return begin;
}

Result<void> Scratch::readAt(std::uint64_t offset, char* out, std::size_t count) const {
    while (count > 0) {
        const std::int64_t got = m_files.readAt(m_file.get(), out, count, offset);
        if (got == -EINTR)
            continue;
        if (got <= 0)
            return fileError(got == 0 ? -EIO : got, "read a scratch file in", m_folder);
        out += got;
        offset += static_cast<std::uint64_t>(got);
        count -= static_cast<std::size_t>(got);
    }
    return {};
}

std::string usualScratchFolder() {
    const char* named = std::getenv("TMPDIR");
    return named != nullptr && *named != '\0' ? named : "/var/tmp";
}

} // namespace ledgerloom
