#include "core/run/series_file.h"

#include "core/storage/crc32.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace ledgerloom {

namespace {

constexpr std::string_view mark = "LLSERIE1";
constexpr std::size_t mostRecent = 6'000; ///< that a History has as they were
constexpr std::size_t mostBlockBytes = std::size_t{64} << 10;

struct BlockHead {
    std::uint32_t bytes = 0;
    std::uint32_t crc = 0;
};

/// Fewer at the end of the file.
Result<std::size_t> readAll(FileSystem& files, int file, char* out, std::size_t count, std::uint64_t offset) {
    std::size_t done = 0;
    while (done < count) {
        const std::int64_t got = files.readAt(file, out + done, count - done, offset + done);
        if (got == -EINTR)
            continue;
        if (got < 0)
            return fileError(got, "read", "the series of samples");
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

} // namespace

bool SeriesFile::append(std::string_view bytes) {
    if (!m_file.isOpen()) {
        m_files.removeFile(m_path); // of the run before
        auto file = openFile(m_files, m_path, "make", [&](const std::string& name) { return m_files.createNew(name); });
        if (!file)
            return false;
        m_file = std::move(file).value();
        if (!writeAll(m_files, m_file.get(), mark, m_path))
            return false;
        m_stats.bytes = mark.size();
    }
    m_stats.bytes += bytes.size();
    return writeAll(m_files, m_file.get(), bytes, m_path).ok();
}

void SeriesFile::writeBlock() {
    const std::string packed = packSamples(m_held);
    const BlockHead head{.bytes = static_cast<std::uint32_t>(packed.size()), .crc = crc32(packed)};
    std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
    bytes += packed;
    m_failed = !append(bytes);
    m_stats.samples += m_held.size();
    m_held.clear();
}

void SeriesFile::take(const History& history, bool last) {
    if (m_failed)
        return;
    const std::uint64_t newest = history.newest();
    for (const Sample& sample : history.since(m_taken, mostRecent)) {
        m_held.push_back(sample);
        if (m_held.size() == mostSamplesOfBlock)
            writeBlock();
    }
    m_taken = newest;
    if (last && !m_held.empty() && !m_failed)
        writeBlock();
    if (last)
        m_file.close();
}

Result<std::vector<Sample>> readSeries(FileSystem& files, const std::string& path, std::size_t most) {
    auto file = openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file)
        return file.error();
    std::array<char, mark.size()> found{};
    auto got = readAll(files, file->get(), found.data(), found.size(), 0);
    if (!got)
        return got.error();
    if (std::string_view(found.data(), *got) != mark)
        return Error{.code = ErrorCode::io, .message = path + " holds no series of samples"};
    History history; // thins as a run's own does, in bounded memory
    std::uint64_t at = mark.size();
    std::string block;
    for (;;) {
        BlockHead head;
        got = readAll(files, file->get(), reinterpret_cast<char*>(&head), sizeof head, at);
        if (!got || *got < sizeof head || head.bytes > mostBlockBytes)
            break;
        block.resize(head.bytes);
        got = readAll(files, file->get(), block.data(), block.size(), at + sizeof head);
        if (!got || *got < block.size() || crc32(block) != head.crc)
            break;
        const auto samples = unpackSamples(block);
        if (!samples)
            break;
        for (const Sample& sample : *samples)
            history.add(sample);
        at += sizeof head + block.size();
    }
    return history.since(0, most);
}

} // namespace ledgerloom
