#include "core/dataset/page/row_index.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t bytesOfPlace = 96; ///< a node of the map with what the heap adds

} // namespace

Result<std::unique_ptr<RowIndex>> RowIndex::make(Budget& budget, std::size_t files) {
    auto memory = budget.reserve(mostPlaces * bytesOfPlace + (files + 1) * sizeof(std::uint64_t), "the index of rows");
    if (!memory)
        return memory.error();
    auto index = std::unique_ptr<RowIndex>(new RowIndex(files));
    index->m_memory = std::move(memory).value();
    return index;
}

std::optional<RowIndex::Row> RowIndex::find(std::uint64_t row) const {
    const std::lock_guard lock(m_mutex);
    const auto behind = std::upper_bound(m_firstRows.begin(), m_firstRows.end(), row);
    Row found;
    // Where several files begin at a row, those before the last one are empty.
    found.file = static_cast<std::size_t>(behind - m_firstRows.begin()) - 1;
    if (found.file == m_files)
        return std::nullopt;
    found.row = row - m_firstRows[found.file];
    const auto next = m_places.upper_bound({found.file, found.row});
    if (next != m_places.begin()) {
        const auto& [key, place] = *std::prev(next);
        if (key.first == found.file) {
            found.nearest = key.second;
            found.place = place;
        }
    }
    return found;
}

std::uint64_t RowIndex::firstRow(std::size_t file) const {
    const std::lock_guard lock(m_mutex);
    return m_firstRows[std::min(file, m_firstRows.size() - 1)];
}

std::uint64_t RowIndex::step() const {
    const std::lock_guard lock(m_mutex);
    return m_step;
}

void RowIndex::addPlace(std::size_t file, std::uint64_t row, const TextPlace& place) {
    const std::lock_guard lock(m_mutex);
    m_places.emplace(std::pair(file, row), place);
    if (m_places.size() < mostPlaces)
        return;
    bool keep = false;
    std::erase_if(m_places, [&](const auto&) { return keep = !keep; });
    m_step *= 2;
}

void RowIndex::counted(std::size_t file, std::uint64_t rows, bool done) {
    const std::lock_guard lock(m_mutex);
    if (file + 1 != m_firstRows.size())
        return; // known by another way already
    m_soFar = done ? 0 : std::max(m_soFar, rows);
    if (done)
        m_firstRows.push_back(m_firstRows.back() + rows);
}

RowCount RowIndex::count() const {
    const std::lock_guard lock(m_mutex);
    return {.rows = m_firstRows.back() + m_soFar, .final = m_firstRows.size() == m_files + 1};
}

std::size_t RowIndex::nextFile() const {
    const std::lock_guard lock(m_mutex);
    return m_firstRows.size() - 1;
}

} // namespace ledgerloom
