#pragma once

#include "core/dataset/external_sort.h"
#include "core/dataset/id_key.h"

#include <compare>
#include <cstdint>
#include <string>

namespace ledgerloom {

/// Tells of every row of a table which episode it is of, by the ids that a table of labels has: both sorted by id, in
/// memory while they fit and on disk beyond. One thread.
class EpisodeJoin {
public:
    /// At most `mostBytes` are held.
    EpisodeJoin(const DatasetWork& work, const std::string& scratchFolder, std::uint64_t mostBytes)
        : m_sorted(work, scratchFolder, mostBytes, "ids of rows and their episodes") {}

    /// `mark` stands for the episode of the row with this id. Of several for one id the least counts.
    Result<void> addLabel(const IdKey& id, const IdKey& mark) { return m_sorted.add({id, 0, mark}); }
    /// The next row, with a number that comes back with it.
    Result<void> addRow(const IdKey& id, std::uint64_t value) {
        return m_sorted.add({id, ofTable | m_rows++, {0, value}});
    }
    /// Calls `take(row, value, mark)` for all rows, in no order; `mark` is null where the row is of no episode.
    template <class Take> Result<void> join(const Take& take) {
        bool any = false;
        Entry label;
        return m_sorted.drain([&](const Entry& next) -> Result<void> {
            if ((next.place & ofTable) != 0)
                return take(next.place & ~ofTable, next.mark.low, any && label.id == next.id ? &label.mark : nullptr);
            if (!any || label.id != next.id)
                label = next;
            any = true;
            return {};
        });
    }
    std::uint64_t rows() const { return m_rows; }

private:
    static constexpr std::uint64_t ofTable = std::uint64_t{1} << 63U;
    struct Entry {
        IdKey id;
        std::uint64_t place = 0; ///< labels before rows
        IdKey mark;              ///< of a row its value

        // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
        auto operator<=>(const Entry&) const = default;
    };
    ExternalSort<Entry> m_sorted;
    std::uint64_t m_rows = 0;
};

} // namespace ledgerloom
