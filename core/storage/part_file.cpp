#include "core/storage/part_file.h"

#include <utility>

namespace ledgerloom {

namespace {

// Writing out starts every 8 MiB; pages 32 MiB behind are waited for and given back. A container is charged for
// tens of megabytes instead of the whole file, and the final fsync finds little left to do.
constexpr std::uint64_t flushWindow = std::uint64_t{8} << 20;
constexpr std::uint64_t dropDistance = std::uint64_t{32} << 20;

} // namespace

Result<PartFile> PartFile::create(FileSystem& files, std::string temporary, std::string finalPath) {
    auto file = openFile(files, temporary, "make", [&](const std::string& path) { return files.createNew(path); });
    if (!file) {
        return file.error();
    }
    return PartFile(files, std::move(file).value(), std::move(temporary), std::move(finalPath));
}

PartFile::PartFile(FileSystem& files, FileHandle file, std::string temporary, std::string finalPath)
    : m_files(&files), m_file(std::move(file)), m_temporary(std::move(temporary)), m_finalPath(std::move(finalPath)) {}

PartFile::PartFile(PartFile&& other) noexcept
    : m_files(other.m_files),
      m_file(std::move(other.m_file)),
      m_temporary(std::move(other.m_temporary)),
      m_finalPath(std::move(other.m_finalPath)),
      m_hash(std::move(other.m_hash)),
      m_bytes(other.m_bytes),
      m_flushed(other.m_flushed),
      m_dropped(other.m_dropped),
      m_state(std::exchange(other.m_state, State::gone)) {}

PartFile::~PartFile() {
    if (m_state != State::published) {
        abandon();
    }
}

Result<void> PartFile::write(std::string_view bytes) {
    if (auto written = writeAll(*m_files, m_file.get(), bytes, m_temporary); !written) {
        return written;
    }
    m_hash.add(bytes);
    m_bytes += bytes.size();
    if (m_bytes - m_flushed >= flushWindow) {
        writeBehind();
    }
    return {};
}

void PartFile::writeBehind() {
    // Only a hint: a file system that cannot do it loses nothing, and a failed write-out is told by the fsync.
    m_files->flushRange(m_file.get(), m_flushed, m_bytes - m_flushed);
    m_flushed = m_bytes;
    if (m_flushed > m_dropped + dropDistance) {
        const std::uint64_t count = m_flushed - dropDistance - m_dropped;
        m_files->dropRange(m_file.get(), m_dropped, count);
        m_dropped += count;
    }
}

Result<void> PartFile::seal() {
    if (const int failure = m_files->sync(m_file.get()); failure < 0) {
        return fileError(failure, "make durable", m_temporary);
    }
    m_files->dropRange(m_file.get(), 0, m_bytes);
    if (const int failure = m_file.close(); failure < 0) {
        return fileError(failure, "close", m_temporary);
    }
    m_state = State::sealed;
    return {};
}

Result<void> PartFile::publish() {
    if (const int failure = m_files->renameNoReplace(m_temporary, m_finalPath); failure < 0) {
        return fileError(failure, "give its final name to", m_finalPath);
    }
    m_state = State::published;
    const std::string folder = parentFolder(m_finalPath);
    if (const int failure = m_files->syncFolder(folder); failure < 0) {
        return fileError(failure, "make durable the folder", folder);
    }
    return {};
}

void PartFile::abandon() {
    m_file.close();
    if (m_state == State::gone) {
        return;
    }
    m_files->removeFile(m_state == State::published ? m_finalPath : m_temporary);
    m_state = State::gone;
}

} // namespace ledgerloom
