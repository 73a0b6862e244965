#pragma once

#include "core/dataset/external_sort.h"
#include "core/dataset/id_key.h"
#include "core/dataset/upsert/upsert.h"

#include <compare>
#include <cstdint>

namespace ledgerloom {

/// Where an update goes: twice the number of the row that it is for and one more, or twice that of the row before which
/// it is put in. By it updates are in the order in which the table is written.
struct UpdatePlace {
    std::uint64_t update = 0; ///< its number, from 0
    std::int64_t place = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
    auto operator<=>(const UpdatePlace&) const = default;
};

/// Finds the rows that updates are for by their keys, sorted in memory or on disk. One thread.
class KeyJoin {
public:
    KeyJoin(const DatasetWork& work, const UpsertRequest& request, std::uint64_t mostBytes);

    Result<void> addUpdate(const IdKey& key) { return m_keys.add({key, m_updates++}); }
    Result<void> addRow(const IdKey& key) { return m_keys.add({key, ofTable | m_rows++}); }
    /// Gives every update that the strategy takes its place; what it leaves is counted as unchanged. badInput where a
    /// key stands twice.
    Result<void> join(UpsertReport& report);
    /// The places in the order of updates.
    ExternalSort<UpdatePlace>& places() { return m_places; }
    std::uint64_t rows() const { return m_rows; }

    static constexpr std::int64_t nowhere = -1;

private:
    static constexpr std::uint64_t ofTable = std::uint64_t{1} << 63U;
    struct KeyPlace {
        IdKey key;
        std::uint64_t place = 0; ///< updates before rows

        // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
        auto operator<=>(const KeyPlace&) const = default;
    };
    Result<void> take(const KeyPlace& next, UpsertReport& report);
    Result<void> endKey(UpsertReport& report);
    Error twice(std::uint64_t one, std::uint64_t other, const std::string& where) const;

    const UpsertRequest& m_request;
    ExternalSort<KeyPlace> m_keys;
    ExternalSort<UpdatePlace> m_places;
    std::uint64_t m_updates = 0;
    std::uint64_t m_rows = 0;
    KeyPlace m_last;
    bool m_any = false;
    bool m_isUpdate = false; ///< the key at hand has an update, m_update
    bool m_found = false;    ///< and a row
    std::uint64_t m_update = 0;
};

} // namespace ledgerloom
