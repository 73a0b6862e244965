#pragma once

#include "core/config/ordering.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ledgerloom {

/// Ranks of the rows of one part in the global order: [first, first + rows).
struct RankRange {
    std::uint64_t first = 0;
    std::uint64_t rows = 0;

    bool operator==(const RankRange&) const = default;
};

/// How the rows of transactions, ordered by time, are cut into parts: after every `rowsPerPart` rows and, with a
/// partition, at the first row of each day or month. A function of the rows alone. Immutable; any thread.
class PartRanges {
public:
    PartRanges() = default;
    /// Without a partition.
    PartRanges(std::uint64_t rows, std::uint64_t rowsPerPart);
    /// `rowsOfDay` counts rows from day `firstDay` (since 1970-01-01) on. Days and months without rows have no part.
    PartRanges(Partition partition, std::int32_t firstDay, std::span<const std::uint64_t> rowsOfDay,
               std::uint64_t rowsPerPart);

    std::uint64_t parts() const { return m_parts; }
    RankRange range(std::uint64_t part) const;
    /// "dt=2025-07-05" or "dt=2025-07"; empty without a partition.
    std::string folder(std::uint64_t part) const;
    /// Number of the part within its folder, from 0.
    std::uint64_t numberInFolder(std::uint64_t part) const;

    /// The most parts that so many rows on so many days can come to.
    static std::uint64_t mostParts(Partition partition, std::uint64_t rows, std::uint64_t days,
                                   std::uint64_t rowsPerPart);

private:
    /// The parts of one folder.
    struct Period {
        std::int32_t day = 0; ///< one that lies in it
        std::uint64_t firstRow = 0;
        std::uint64_t firstPart = 0;
    };
    const Period& periodOf(std::uint64_t part) const;

    Partition m_partition = Partition::none;
    std::uint64_t m_rowsPerPart = 1;
    std::uint64_t m_rows = 0;
    std::uint64_t m_parts = 0;
    std::vector<Period> m_periods; ///< and one behind the last, which is the end
};

} // namespace ledgerloom
