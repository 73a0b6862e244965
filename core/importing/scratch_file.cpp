#include "core/importing/scratch_file.h"

#include <cerrno>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

Result<ScratchFile> ScratchFile::create(FileSystem& files, const std::string& neighbour) {
    static int number = 0; // two at once in one process, in the same folder
    const std::string path = neighbour + ".scratch-" + std::to_string(::getpid()) + "-" + std::to_string(++number);
    files.removeFile(path); // of a process that was killed between the next two calls
    auto file = openFile(files, path, "make", [&](const std::string& name) { return files.openOrCreate(name); });
    if (!file)
        return file.error();
    files.removeFile(path);
    return ScratchFile(files, std::move(file).value(), path);
}

Result<void> ScratchFile::append(std::string_view bytes) {
    if (m_held.size() + bytes.size() > bufferBytes)
        if (auto flushed = flush(); !flushed)
            return flushed;
    m_held.append(bytes);
    return {};
}

Result<void> ScratchFile::flush() {
    if (auto written = writeAllAt(*m_files, m_file.get(), m_held, m_written, m_path); !written)
        return written;
    m_written += m_held.size();
    m_held.clear();
    return {};
}

Result<void> ScratchFile::read(std::uint64_t offset, char* out, std::size_t count) const {
    return readAllAt(*m_files, m_file.get(), out, count, offset, m_path);
}

Result<void> ScratchFile::overwrite(std::uint64_t offset, std::string_view bytes) {
    return writeAllAt(*m_files, m_file.get(), bytes, offset, m_path);
}

Result<void> writeAllAt(FileSystem& files, int file, std::string_view bytes, std::uint64_t offset,
                        const std::string& path) {
    while (!bytes.empty()) {
        const std::int64_t written = files.writeAt(file, bytes.data(), bytes.size(), offset);
        if (written == -EINTR)
            continue;
        if (written <= 0)
            return fileError(written == 0 ? -EIO : written, "write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<void> readAllAt(FileSystem& files, int file, char* out, std::size_t count, std::uint64_t offset,
                       const std::string& path) {
    while (count > 0) {
        const std::int64_t got = files.readAt(file, out, count, offset);
        if (got == -EINTR)
            continue;
        if (got <= 0)
            return fileError(got == 0 ? -EIO : got, "read", path);
        out += got;
        count -= static_cast<std::size_t>(got);
        offset += static_cast<std::uint64_t>(got);
    }
    return {};
}

} // namespace ledgerloom
