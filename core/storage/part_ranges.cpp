#include "core/storage/part_ranges.h"

#include "core/base/civil_time.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::uint64_t partsOf(std::uint64_t rows, std::uint64_t rowsPerPart) {
    return (rows + rowsPerPart - 1) / rowsPerPart;
}

bool samePeriod(Partition partition, std::int32_t a, std::int32_t b) {
    const CivilDate one = civilFromDays(a);
    const CivilDate other = civilFromDays(b);
    return one.year == other.year && one.month == other.month &&
           (partition == Partition::month || one.day == other.day);
}

} // namespace

PartRanges::PartRanges(std::uint64_t rows, std::uint64_t rowsPerPart)
    : m_rowsPerPart(rowsPerPart), m_rows(rows), m_parts(partsOf(rows, rowsPerPart)) {
    m_periods = {{}, {.day = 0, .firstRow = rows, .firstPart = m_parts}};
}

PartRanges::PartRanges(Partition partition, std::int32_t firstDay, std::span<const std::uint64_t> rowsOfDay,
                       std::uint64_t rowsPerPart)
    : m_partition(partition), m_rowsPerPart(rowsPerPart) {
    std::int32_t day = firstDay;
    for (const std::uint64_t rows : rowsOfDay) {
        const bool begins = m_periods.empty() || !samePeriod(partition, m_periods.back().day, day);
        if (rows > 0 && begins) {
            m_parts += m_periods.empty() ? 0 : partsOf(m_rows - m_periods.back().firstRow, rowsPerPart);
            m_periods.push_back({.day = day, .firstRow = m_rows, .firstPart = m_parts});
        }
        m_rows += rows;
        ++day;
    }
    m_parts += m_periods.empty() ? 0 : partsOf(m_rows - m_periods.back().firstRow, rowsPerPart);
    m_periods.push_back({.day = day, .firstRow = m_rows, .firstPart = m_parts});
}

const PartRanges::Period& PartRanges::periodOf(std::uint64_t part) const {
    return *(std::ranges::upper_bound(m_periods, part, {}, &Period::firstPart) - 1);
}

RankRange PartRanges::range(std::uint64_t part) const {
    const Period* period = &periodOf(part);
    const std::uint64_t first = period->firstRow + (part - period->firstPart) * m_rowsPerPart;
    return {.first = first, .rows = std::min(m_rowsPerPart, period[1].firstRow - first)};
}

std::string PartRanges::folder(std::uint64_t part) const {
    if (m_partition == Partition::none) {
        return {};
    }
    constexpr std::size_t monthLength = 7; // of "2025-07-05"
    const std::string date = formatDate(periodOf(part).day);
    return "dt=" + (m_partition == Partition::month ? date.substr(0, monthLength) : date);
}

std::uint64_t PartRanges::numberInFolder(std::uint64_t part) const {
    return part - periodOf(part).firstPart;
}

std::uint64_t PartRanges::mostParts(Partition partition, std::uint64_t rows, std::uint64_t days,
                                    std::uint64_t rowsPerPart) {
    constexpr std::uint64_t shortestMonth = 28;
    const std::uint64_t periods = partition == Partition::none    ? 0
                                  : partition == Partition::month ? days / shortestMonth + 2
                                                                  : days;
    return partsOf(rows, rowsPerPart) + periods;
}

} // namespace ledgerloom
