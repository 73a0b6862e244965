#include "core/run/table_bytes.h"

#include "core/population/customer_index.h"
#include "core/population/places.h"
#include "core/population/reference.h"

#include <algorithm>
#include <span>

namespace ledgerloom {

namespace {

constexpr std::uint64_t manifestBytes = 8'192; ///< manifest and data card, about
constexpr std::uint64_t partRecordBytes = 260; ///< a line of parts.jsonl

} // namespace

std::uint64_t merchantsOf(const Plan& plan) {
    if (!plan.merchants && !plan.graphTables())
        return 0;
    const auto cities = plan.importedCustomers ? plan.importedCustomers->cityStart() : std::span<const std::uint64_t>{};
    return Places(reference(), plan.seed, plan.customers, cities).merchantCount();
}

std::uint64_t worldBytes(const Plan& plan, const RowSizes& sizes) {
    const std::uint64_t merchants = merchantsOf(plan);
    return sizes.merchantBytes(merchants) + (plan.graphTables() ? sizes.graph.worldBytes(merchants) : 0);
}

std::uint64_t tableBudget(std::uint64_t sizeBytes, const Plan& plan, const RowSizes& sizes) {
    // Folders of days and months have parts beyond one a shard.
    const std::uint64_t further = std::max(plan.shards, transactionParts(plan)) - plan.shards;
    const std::uint64_t overhead =
        manifestBytes +
        std::max<std::uint64_t>(1, plan.shards) * (tableCount(plan) * partRecordBytes + sizes.emptyShardBytes()) +
        further * (partRecordBytes + sizes.emptyPartBytes[static_cast<std::size_t>(Table::transactions)]) +
        worldBytes(plan, sizes);
    return sizeBytes > 2 * overhead ? sizeBytes - overhead : sizeBytes / 2;
}

std::array<std::uint64_t, allTables.size()> tableBytes(const Plan& plan, const RowSizes& sizes) {
    const std::uint64_t fraud = plan.fraudBefore(plan.blocks);
    const std::uint64_t merchants = merchantsOf(plan);
    std::array<std::uint64_t, allTables.size()> bytes = {
        sizes.customerBytes(plan.customers), sizes.deviceBytes(plan.customers),
        sizes.transactionBytes(plan.rows),   sizes.labelBytes(fraud),
        sizes.episodeBytes(fraud),           sizes.merchantBytes(merchants),
        sizes.creditBytes(plan.customers),   sizes.graph.nodeBytes(plan, merchants),
        sizes.graph.edgeBytes(plan)};
    for (const Table table : allTables) {
        const auto at = static_cast<std::size_t>(table);
        const std::uint64_t parts = table == Table::transactions ? transactionParts(plan) : plan.shards;
        bytes[at] = hasTable(plan, table) ? bytes[at] + parts * sizes.emptyPartBytes[at] : 0;
    }
    return bytes;
}

} // namespace ledgerloom
