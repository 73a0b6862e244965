#include "core/storage/part_file.h"

#include "core/storage/move_file.h"

#include <cerrno>
#include <utility>

namespace ledgerloom {

namespace {

/// A try before this one may have left the file: it threw, or could not remove it. Nobody else writes under that name.
int createAnew(FileSystem& files, const std::string& path) {
    const int file = files.createNew(path);
    if (file != -EEXIST) {
        return file;
    }
    const int removed = files.removeFile(path);
    return removed < 0 && removed != -ENOENT ? removed : files.createNew(path);
}

} // namespace

Result<PartFile> PartFile::create(FileSystem& files, std::string temporary, std::string finalPath,
                                  std::string landing) {
    if (!landing.empty()) {
        files.removeFile(landing); // of a try before, which seal() could not replace
    }
    auto file = openFile(files, temporary, "make", [&](const std::string& path) { return createAnew(files, path); });
    if (!file) {
        return file.error();
    }
    return PartFile(files, std::move(file).value(), std::move(temporary), std::move(finalPath), std::move(landing));
}

PartFile::PartFile(FileSystem& files, FileHandle file, std::string temporary, std::string finalPath,
                   std::string landing)
    : m_files(&files),
      m_output(std::in_place, files, std::move(file), temporary),
      m_temporary(std::move(temporary)),
      m_finalPath(std::move(finalPath)),
      m_landing(std::move(landing)) {}

PartFile::PartFile(PartFile&& other) noexcept
    : m_files(other.m_files),
      m_output(std::move(other.m_output)),
      m_temporary(std::move(other.m_temporary)),
      m_finalPath(std::move(other.m_finalPath)),
      m_landing(std::move(other.m_landing)),
      m_hash(std::move(other.m_hash)),
      m_bytes(other.m_bytes),
      m_state(std::exchange(other.m_state, State::gone)) {}

PartFile::~PartFile() {
    if (m_state != State::published) {
        abandon();
    }
}

Result<void> PartFile::write(std::string_view bytes) {
    m_hash.add(bytes);
    m_bytes += bytes.size();
    return m_output->write(bytes);
}

Result<void> PartFile::seal() {
    if (auto finished = m_output->finish(); !finished) {
        return finished;
    }
    m_output.reset(); // its buffers make room for those of the move
    if (!m_landing.empty()) {
        if (auto moved = moveFile(*m_files, m_temporary, m_landing); !moved) {
            return moved;
        }
        m_temporary = m_landing;
    }
    m_state = State::sealed;
    return {};
}

Result<void> PartFile::publish(int (FileSystem::*rename)(const std::string&, const std::string&)) {
    if (const int failure = (m_files->*rename)(m_temporary, m_finalPath); failure < 0) {
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
    if (m_output) {
        m_output->close();
    }
    if (m_state == State::gone) {
        return;
    }
    m_files->removeFile(m_state == State::published ? m_finalPath : m_temporary);
    m_state = State::gone;
}

} // namespace ledgerloom
