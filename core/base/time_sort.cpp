#include "core/base/time_sort.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::uint32_t mostToInsert = 48; ///< rows of one bucket; a burst with more of them is sorted by itself

std::size_t bucketCount(std::size_t rows) {
    return std::bit_ceil(2 * rows + 1);
}

/// Where rows are out of place by less than a bucket.
void insertInPlace(std::span<TimedRow> rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const TimedRow row = rows[i];
        std::size_t at = i;
        for (; at > 0 && rows[at - 1].time > row.time; --at)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
}

} // namespace

std::uint64_t TimeSort::memoryBytes(std::uint64_t rows) {
    return rows * sizeof(TimedRow) + bucketCount(static_cast<std::size_t>(rows)) * sizeof(std::uint32_t);
}

void TimeSort::reserve(std::size_t rows) {
    m_sorted.reserve(rows);
    m_starts.reserve(bucketCount(rows));
}

void TimeSort::sort(std::span<TimedRow> rows, std::uint64_t range) {
    const std::size_t buckets = bucketCount(rows.size());
    const auto rangeBits = static_cast<unsigned>(std::bit_width(range));
    const auto bucketBits = static_cast<unsigned>(std::bit_width(buckets - 1));
    const unsigned shift = rangeBits - std::min(rangeBits, bucketBits);
    const auto bucketOf = [&](const TimedRow& row) { return std::min<std::uint64_t>(row.time >> shift, buckets - 1); };

    m_starts.assign(buckets, 0);
    for (const TimedRow& row : rows)
        ++m_starts[bucketOf(row)];
    std::uint32_t sum = 0;
    std::uint32_t largest = 0;
    for (std::uint32_t& start : m_starts) {
        largest = std::max(largest, start);
        sum += std::exchange(start, sum);
    }
    m_sorted.resize(rows.size());
    for (const TimedRow& row : rows)
        m_sorted[m_starts[bucketOf(row)]++] = row;
    std::ranges::copy(m_sorted, rows.begin());
    if (largest > mostToInsert) {
        std::uint32_t from = 0;
        for (const std::uint32_t end : m_starts) { // where the buckets begin has moved to where they end
            if (end - from > mostToInsert)
                std::ranges::stable_sort(rows.subspan(from, end - from), {}, &TimedRow::time);
            from = end;
        }
    }
    insertInPlace(rows);
}

} // namespace ledgerloom
