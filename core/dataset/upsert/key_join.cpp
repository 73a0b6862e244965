#include "core/dataset/upsert/key_join.h"

#include "core/base/units.h"

#include <algorithm>

namespace ledgerloom {

KeyJoin::KeyJoin(const DatasetWork& work, const UpsertRequest& request, std::uint64_t mostBytes)
    : m_request(request),
      m_keys(work, request.scratchFolder, mostBytes, "keys of rows"),
      m_places(work, request.scratchFolder, mostBytes, "places of updates") {}

Error KeyJoin::twice(std::uint64_t one, std::uint64_t other, const std::string& where) const {
    std::string keys;
    for (const std::string& key : m_request.keys)
        keys += (keys.empty() ? "" : ", ") + key;
    return {.code = ErrorCode::badInput,
            .message = "rows " + formatCount(std::min(one, other) + 1) + " and " +
                       formatCount(std::max(one, other) + 1) + " of " + where + " have the same " + keys +
                       ", so it is not clear which one is meant. Nothing was changed"};
}

Result<void> KeyJoin::endKey(UpsertReport& report) {
    const bool inserts = m_request.strategy == UpsertStrategy::insert || m_request.strategy == UpsertStrategy::upsert;
    if (!m_isUpdate || m_found)
        return {};
    if (!inserts)
        ++report.unchanged;
    return m_places.add({m_update, inserts ? static_cast<std::int64_t>(2 * m_rows) : nowhere});
}

Result<void> KeyJoin::take(const KeyPlace& next, UpsertReport& report) {
    const bool ofUpdates = (next.place & ofTable) == 0;
    const std::uint64_t number = next.place & ~ofTable;
    if (!m_any || next.key != m_last.key) {
        if (auto ended = endKey(report); !ended)
            return ended;
        m_isUpdate = ofUpdates;
        m_update = number;
        m_found = false;
    } else if (ofUpdates)
        return twice(m_update, number, m_request.updates);
    if (!ofUpdates && m_isUpdate) {
        if (std::exchange(m_found, true))
            return twice(m_last.place & ~ofTable, number, "table " + m_request.table);
        const bool left = m_request.strategy == UpsertStrategy::insert;
        if (left)
            ++report.unchanged;
        if (auto added = m_places.add({m_update, left ? nowhere : static_cast<std::int64_t>(2 * number + 1)}); !added)
            return added;
    }
    m_any = true;
    m_last = next;
    return {};
}

Result<void> KeyJoin::join(UpsertReport& report) {
    if (auto drained = m_keys.drain([&](const KeyPlace& next) { return take(next, report); }); !drained)
        return drained;
    return endKey(report);
}

} // namespace ledgerloom
