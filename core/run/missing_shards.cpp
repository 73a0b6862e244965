#include "core/run/missing_shards.h"

#include "core/base/units.h"
#include "core/batch/table.h"
#include "core/storage/dataset_layout.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t mostRangesNamed = 20;

} // namespace

void MissingShards::add(std::uint64_t shard) {
    ++m_count;
    if (!m_ranges.empty() && m_ranges.back().second + 1 == shard) {
        m_ranges.back().second = shard;
    } else if (m_ranges.size() <= mostRangesNamed) {
        m_ranges.emplace_back(shard, shard);
    }
}

Error MissingShards::error(const std::string& output, std::uint64_t shards) const {
    std::string text;
    for (std::size_t i = 0; i < m_ranges.size() && i < mostRangesNamed; ++i) {
        const auto& [first, last] = m_ranges[i];
        text += (i > 0 ? ", " : "") + std::to_string(first) +
                (last == first ? "" : (last == first + 1 ? ", " : " to ") + std::to_string(last));
    }
    text += m_ranges.size() > mostRangesNamed ? " and others" : "";
    return {.code = ErrorCode::incomplete,
            .message = formatCount(m_count) + " of " + formatCount(shards) + " shards are missing in " + output + ": " +
                       text + ". Make them with: ledgerloom shard --plan " + output + "/" + std::string(planPath) +
                       " --index K --output " + output + ", and commit again"};
}

bool fitsPlan(const ShardRecord& record, const Plan& plan) {
    const std::uint64_t first = plan.firstBlock(record.shard);
    const std::uint64_t end = std::min(plan.firstBlock(record.shard + 1), plan.blocks);
    return record.totals.rows == plan.rowsBefore(end) - plan.rowsBefore(first) &&
           record.totals.customers == plan.customersBefore(end) - plan.customersBefore(first) &&
           record.parts.size() == tableCount(plan);
}

} // namespace ledgerloom
