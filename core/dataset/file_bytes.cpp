#include "core/dataset/file_bytes.h"

#include <cerrno>

namespace ledgerloom {

Result<FileBytes> FileBytes::openFile(FileSystem& files, const std::string& path) {
    auto file =
        ledgerloom::openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file)
        return file.error();
    return FileBytes(files, std::move(file).value(), path);
}

Result<std::size_t> FileBytes::read(char* out, std::size_t count) {
    for (;;) {
        const std::int64_t got = m_files.readAt(m_file.get(), out, count, m_offset);
        if (got == -EINTR)
            continue;
        if (got < 0)
            return fileError(got, "read", m_path);
        m_offset += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }
}

} // namespace ledgerloom
