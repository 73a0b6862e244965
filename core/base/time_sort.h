#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// When a row happens and where it lies.
struct TimedRow {
    std::uint64_t time = 0; ///< microseconds, from where times begin
    std::uint32_t row = 0;
};

/// Sorts rows by time, ties by row. Made for times that are spread over their range: one pass into buckets of a few
/// rows each, then short insertions. Reuses its memory; not thread-safe.
class TimeSort {
public:
    /// Bytes held for at most `rows` rows.
    static std::uint64_t memoryBytes(std::uint64_t rows);
    void reserve(std::size_t rows);

    /// `rows` come in the order of their row numbers; nearly all times are below `range` (any other is sorted, too).
    void sort(std::span<TimedRow> rows, std::uint64_t range);

private:
    std::vector<TimedRow> m_sorted;
    std::vector<std::uint32_t> m_starts; ///< of the buckets
};

} // namespace ledgerloom
