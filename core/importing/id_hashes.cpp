#include "core/importing/id_hashes.h"

#include "core/population/customer_index_layout.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace ledgerloom {

namespace {

/// A piece of a run is at least a page, however many runs are merged at once.
constexpr std::size_t leastPiece = 256;
static_assert(mostImportedCustomers <= IdHashes::entriesHeld / leastPiece * IdHashes::entriesHeld);

} // namespace

IdHashes::IdHashes(FileSystem& files, std::string neighbour) : m_files(files), m_neighbour(std::move(neighbour)) {
    m_entries.reserve(entriesHeld);
}

Result<void> IdHashes::add(const Entry& entry) {
    if (m_entries.size() == entriesHeld)
        if (auto spilled = spill(); !spilled)
            return spilled;
    m_entries.push_back(entry);
    return {};
}

Result<void> IdHashes::spill() {
    if (!m_file) {
        auto file = ScratchFile::create(m_files, m_neighbour);
        if (!file)
            return file.error();
        m_file.emplace(std::move(file).value());
    }
    std::ranges::sort(m_entries);
    Run run;
    run.at = m_file->size();
    const std::string_view bytes(reinterpret_cast<const char*>(m_entries.data()), m_entries.size() * sizeof(Entry));
    for (std::size_t at = 0; at < bytes.size(); at += ScratchFile::bufferBytes)
        if (auto appended = m_file->append(bytes.substr(at, ScratchFile::bufferBytes)); !appended)
            return appended;
    run.end = m_file->size();
    m_runs.push_back(run);
    m_entries.clear();
    return {};
}

Result<void> IdHashes::sort() {
    if (m_runs.empty()) {
        std::ranges::sort(m_entries);
        m_runs.push_back({.at = 0, .end = 0, .begin = 0, .from = 0, .to = m_entries.size()});
        if (!m_entries.empty())
            m_heads.push({m_entries.front(), 0});
        return {};
    }
    if (auto spilled = spill(); !spilled)
        return spilled;
    if (auto flushed = m_file->flush(); !flushed)
        return flushed;
    m_entries.resize(entriesHeld);
    m_piece = entriesHeld / m_runs.size();
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        m_runs[run].begin = m_runs[run].from = m_runs[run].to = run * m_piece;
        --m_runs[run].from; // as if one had just been taken
        if (auto advanced = advance(run); !advanced)
            return advanced;
    }
    return {};
}

Result<void> IdHashes::advance(std::size_t number) {
    Run& run = m_runs[number];
    ++run.from;
    if (run.from == run.to && run.at < run.end) {
        const std::size_t count = std::min<std::uint64_t>(m_piece, (run.end - run.at) / sizeof(Entry));
        auto* to = reinterpret_cast<char*>(m_entries.data() + run.begin);
        if (auto read = m_file->read(run.at, to, count * sizeof(Entry)); !read)
            return read;
        run.at += count * sizeof(Entry);
        run.from = run.begin;
        run.to = run.begin + count;
    }
    if (run.from < run.to)
        m_heads.push({m_entries[run.from], number});
    return {};
}

Result<bool> IdHashes::next(Entry& entry) {
    if (m_heads.empty())
        return false;
    const Head head = m_heads.top();
    m_heads.pop();
    entry = head.entry;
    if (auto advanced = advance(head.run); !advanced)
        return advanced.error();
    return true;
}

} // namespace ledgerloom
