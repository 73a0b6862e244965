#include "core/run/planner.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/config/config_json.h"
#include "core/config/fields.h"
#include "core/format/part_encoders.h"
#include "core/population/customer_index.h"
#include "core/population/places.h"
#include "core/population/reference.h"
#include "core/run/row_sizes.h"
#include "core/run/table_bytes.h"

#include <algorithm>
#include <memory>

namespace ledgerloom {

namespace {

constexpr std::uint64_t leastCustomers = 200;
constexpr std::uint64_t defaultPartBytes = 64ULL << 20U;
constexpr std::uint64_t largestPartBytes = 1ULL << 30U;
constexpr std::uint64_t shardsAimedAt = 4'096;
constexpr std::uint64_t mostRowsPerCustomer = 20'000; ///< on average; a customer's sequence has five digits
constexpr std::uint64_t leastActivityPermille = 100;
constexpr std::uint64_t mostActivityPermille = 10'000;

/// Payments of a customer in a thousand days, over all profiles.
std::uint64_t paymentsInThousandDays() {
    std::uint64_t sum = 0;
    std::uint64_t weight = 0;
    for (const Profile& profile : reference().profiles) {
        sum += profile.weight * (profile.monthlyMin + profile.monthlyMax) * 500;
        weight += profile.weight;
    }
    constexpr std::uint64_t hundredthDaysPerMonth = 3'044;
    return sum / weight * 100 / hundredthDaysPerMonth;
}

/// Rows a customer makes in the plan's range at the profiles' own activity, times 1000.
std::uint64_t usualRowsPermille(const Plan& plan) {
    return paymentsInThousandDays() * plan.days();
}

using Imported = std::shared_ptr<const CustomerIndex>;

/// The index of a config, opened; not for more customers than it has.
Result<Imported> importedFor(const RunConfig& config) {
    auto index = CustomerIndex::open(config.customersFile);
    if (index && config.customers > (*index)->customers())
        return Error{ErrorCode::badInput,
                     "customers: " + formatCount(config.customers) + " are more than the " +
                         formatCount((*index)->customers()) + " in customers-file " + config.customersFile +
                         ". Allowed: 1 to " + formatCount((*index)->customers()) + ", or auto for all of them.",
                     "customers"};
    return index;
}

Plan planOf(const RunConfig& config, const Imported& imported) {
    Plan plan;
    plan.importedCustomers = imported;
    takeConfig(plan, config);
    plan.endDate = config.endDate;
    return plan;
}

/// Customers and, in a small run, the range, for a number of rows.
void fitPopulation(Plan& plan, const RunConfig& config) {
    plan.endDate = config.endDate;
    plan.blocks = (plan.rows + rowsPerBlock - 1) / rowsPerBlock;
    if (config.customers > 0)
        plan.customers = config.customers;
    else {
        plan.customers = mulDiv(plan.rows, 1000, usualRowsPermille(plan));
        if (plan.customers < leastCustomers) {
            const std::uint64_t days = mulDiv(plan.rows, 1000, leastCustomers * paymentsInThousandDays());
            plan.endDate =
                plan.startDate + static_cast<std::int32_t>(std::clamp<std::uint64_t>(days, 1, plan.days())) - 1;
            plan.customers =
                std::clamp<std::uint64_t>(mulDiv(plan.rows, 1000, usualRowsPermille(plan)), 1, leastCustomers);
        }
    }
    plan.activityPermille = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(mulDiv(plan.rows, 1'000'000, plan.customers * usualRowsPermille(plan)), UINT32_MAX));
}

void fixShards(Plan& plan, const RunConfig& config, const RowSizes& sizes) {
    const std::uint64_t blockBytes =
        std::max<std::uint64_t>(1, plan.rows > 0 ? sizes.transactionBytes(rowsPerBlock)
                                                 : sizes.customerBytes(mulDiv(plan.customers, 1, plan.blocks)));
    const std::uint64_t partBytes = config.partSizeBytes > 0 ? config.partSizeBytes : defaultPartBytes;
    plan.blocksPerShard = std::max<std::uint64_t>(1, (partBytes + blockBytes / 2) / blockBytes);
    if (config.partSizeBytes == 0) {
        const std::uint64_t fewer = (plan.blocks + shardsAimedAt - 1) / shardsAimedAt;
        const std::uint64_t largest = std::max<std::uint64_t>(1, largestPartBytes / blockBytes);
        plan.blocksPerShard = std::max(plan.blocksPerShard, std::min(fewer, largest));
    }
    plan.shards = (plan.blocks + plan.blocksPerShard - 1) / plan.blocksPerShard;
    if (config.chunkSizeBytes > 0) {
        const std::uint64_t shardBytes =
            plan.blocksPerShard * (blockBytes + sizes.peopleBytes(mulDiv(plan.customers, 1, plan.blocks)) +
                                   rowsPerBlock * sizes.extraMicroBytes(plan.fraudRatePpb) / 1'000'000);
        plan.shardsPerChunk = std::max<std::uint64_t>(1, config.chunkSizeBytes / shardBytes);
    }
    plan.tableBytes = tableBytes(plan, sizes);
}

/// Where the search for a size begins, as measured; the sample says how it is.
std::uint64_t usualBytesPerRow(const Encoding& encoding) {
    constexpr std::uint64_t byFormat[4][5] = {// none, gzip, zstd, snappy, lz4
                                              {1'000, 93, 112, 112, 112},
                                              {307, 78, 92, 92, 92},
                                              {132, 53, 56, 74, 75},
                                              {271, 89, 89, 139, 139}};
    return byFormat[static_cast<std::size_t>(encoding.format)][static_cast<std::size_t>(encoding.compression)];
}

/// A sample of another plan still holds where rows weigh the same in any plan of a few blocks or more: not in a run
/// of one block, and where rows are packed together not before the blocks are as many as they will be.
bool mustWeighAgain(const Plan& plan, std::uint64_t blocksWeighed) {
    constexpr std::uint64_t fewBlocks = 4;
    const bool packed = !plan.encoding.isText() || plan.encoding.compression != Compression::none;
    // In the order of time the rows of all blocks are packed together: the more blocks, the fewer of one customer.
    if (packed && plan.order == Order::time)
        return std::max(plan.blocks, blocksWeighed) - std::min(plan.blocks, blocksWeighed) > blocksWeighed / 50;
    return plan.blocks == 1 || (packed && plan.blocks <= fewBlocks && plan.blocks != blocksWeighed);
}

/// How many customers a volume can have within the bounds of their activity.
struct CustomerRange {
    std::uint64_t fewest = 1;
    std::uint64_t usual = 1; ///< as active as the profiles have it
    std::uint64_t most = 1;
};

CustomerRange customersForRows(const Plan& plan) {
    const auto atActivity = [&plan](std::uint64_t permille) {
        return mulDiv(plan.rows, 1'000'000, usualRowsPermille(plan) * permille);
    };
    CustomerRange range;
    range.fewest = std::max(atActivity(mostActivityPermille), plan.rows / mostRowsPerCustomer) + 1;
    range.usual = std::max<std::uint64_t>(1, atActivity(1000));
    range.most = std::max(range.fewest, atActivity(leastActivityPermille));
    return range;
}

/// The same for a size, in which customers and their rows share the bytes. Two in a hundred stay free at either end,
/// since rows are weighed on a sample.
CustomerRange customersForSize(const Plan& plan, const RunConfig& config, const RowSizes& sizes) {
    const std::uint64_t budget = tableBudget(config.sizeBytes, plan, sizes);
    const auto atRows = [&](std::uint64_t rowsOfAMillion) {
        return mulDiv(budget, 1'000'000, sizes.peopleBytes(1'000'000) + sizes.transactionBytes(rowsOfAMillion));
    };
    const std::uint64_t usual = usualRowsPermille(plan);
    CustomerRange range;
    range.fewest =
        std::max(atRows(usual * mostActivityPermille), atRows(mostRowsPerCustomer * 1'000'000)) * 102 / 100 + 1;
    range.usual = std::max<std::uint64_t>(1, atRows(usual * 1000));
    range.most = std::max(range.fewest, atRows(usual * leastActivityPermille) * 98 / 100);
    return range;
}

/// A plan as it can be weighed: customers that are refused later would make the sample empty, or far too large.
Plan plausible(Plan plan) {
    const CustomerRange range = customersForRows(plan);
    plan.customers = std::clamp(plan.customers, range.fewest, range.most);
    if (plan.importedCustomers)
        plan.customers = std::min(plan.customers, plan.importedCustomers->customers());
    plan.activityPermille =
        std::clamp<std::uint32_t>(plan.activityPermille, leastActivityPermille, mostActivityPermille);
    return plan;
}

Error outOfRange(const Plan& plan, const RunConfig& config, const RowSizes& sizes, const std::string& because) {
    const CustomerRange range = config.rows > 0 ? customersForRows(plan) : customersForSize(plan, config, sizes);
    return {ErrorCode::badInput,
            "customers: " + because + " Allowed: 0.1 to 10 times the profiles' payments, that is " +
                formatCount(range.fewest) + " to " + formatCount(range.most) +
                " customers for this volume and these dates (" +
                (plan.importedCustomers ? "as active as usual: " : "auto takes ") + formatCount(range.usual) +
                "); or change the dates, the size or the rows." +
                (plan.importedCustomers ? " --customers takes so many of those in the customers file." : ""),
            "customers"};
}

Result<void> checkActivity(const Plan& plan, const RunConfig& config, const RowSizes& sizes) {
    if (plan.activityPermille >= leastActivityPermille && plan.activityPermille <= mostActivityPermille &&
        plan.rows / plan.customers <= mostRowsPerCustomer)
        return {};
    if (config.customers == 0 && plan.activityPermille <= mostActivityPermille)
        return {}; // a handful of rows: there is no fitting them better
    return outOfRange(plan, config, sizes,
                      formatCount(plan.customers) + " customers for " + formatCount(plan.rows) + " rows from " +
                          formatDate(plan.startDate) + " to " + formatDate(plan.endDate) + " would each pay " +
                          formatCount(plan.rows / plan.customers) + " times, " +
                          std::to_string(plan.activityPermille / 1000) + "." +
                          std::to_string(plan.activityPermille % 1000 / 100) + " times what the profiles do.");
}

/// Rows for a size: the customers they need have to be paid for from the same bytes. 0: nothing is left for rows.
std::uint64_t rowsForSize(const Plan& plan, const RunConfig& config, const RowSizes& sizes) {
    const std::uint64_t budget = tableBudget(config.sizeBytes, plan, sizes);
    const std::uint64_t people = sizes.peopleBytes(plan.customers);
    const std::uint64_t truth = sizes.extraMicroBytes(plan.fraudRatePpb);
    if (config.customers > 0)
        return people >= budget ? 0 : sizes.rowsIn(budget - people, truth);
    // People over rows stays as it is in the plan that was sampled.
    const std::uint64_t share = mulDiv(people, 1'000'000, std::max<std::uint64_t>(1, plan.rows));
    return sizes.rowsIn(budget, share + truth);
}

Result<Planned> planPeople(const RunConfig& config, const Imported& imported) {
    Planned planned;
    Plan& plan = planned.plan;
    plan = planOf(config, imported);
    plan.customers = config.customers > 0 ? config.customers : std::max<std::uint64_t>(1, config.sizeBytes / 700);
    // Some thousand are weighed, however many are asked for.
    constexpr std::uint64_t weighed = 8'192;
    plan.blocks = (plan.customers + weighed - 1) / weighed;
    plan.shards = 1;
    const auto sampled = sampleRowSizes(plan, identityJson(config));
    if (!sampled)
        return sampled.error();
    const RowSizes& sizes = *sampled;
    if (config.customers == 0)
        plan.customers = std::max<std::uint64_t>(1, mulDiv(tableBudget(config.sizeBytes, plan, sizes), 1'000,
                                                           std::max<std::uint64_t>(1, sizes.peopleBytes(1'000))));
    plan.blocks = (plan.customers + rowsPerBlock - 1) / rowsPerBlock;
    fixShards(plan, config, sizes);
    return planned;
}

Error tooManyPeople(const Plan& plan, const RunConfig& config, const RowSizes& sizes) {
    return outOfRange(plan, config, sizes,
                      formatCount(config.customers) + " customers alone need about " +
                          formatSize(sizes.peopleBytes(config.customers)) + ", more than the size of " +
                          formatSize(config.sizeBytes) + ".");
}

Result<void> checkWorld(const Plan& plan, const RunConfig& config, const RowSizes& sizes) {
    const std::uint64_t bytes = worldBytes(plan, sizes);
    if (config.sizeBytes == 0 || bytes <= config.sizeBytes / 2)
        return {};
    if (plan.graphTables())
        return Error{ErrorCode::badInput,
                     "graph: the nodes of " + formatCount(merchantsOf(plan)) +
                         " merchants and of accounts that many pay alone need about " + formatSize(bytes) +
                         " of the size of " + formatSize(config.sizeBytes) +
                         ". Allowed: up to half of it; take a larger size, or leave the graph out.",
                     "graph"};
    return Error{ErrorCode::badInput,
                 "merchants: the table of " + formatCount(merchantsOf(plan)) + " merchants alone needs about " +
                     formatSize(bytes) + " of the size of " + formatSize(config.sizeBytes) +
                     ". Allowed: up to half of it; take a larger size, or leave merchants out.",
                 "merchants"};
}

} // namespace

Result<Planned> makePlan(const RunConfig& asked) {
    if (auto checked = checkConfig(asked); !checked)
        return checked.error();
    if (auto builtIn = checkFormatBuiltIn(asked.format); !builtIn)
        return builtIn.error();
    RunConfig config = asked;
    Imported imported;
    if (!asked.customersFile.empty()) {
        auto found = importedFor(asked);
        if (!found)
            return found.error();
        imported = *found;
        config.customers = asked.customers > 0 ? asked.customers : imported->customers();
    }
    if (config.customersOnly)
        return planPeople(config, imported);

    Planned planned;
    Plan& plan = planned.plan;
    plan = planOf(config, imported);
    plan.rows =
        config.rows > 0 ? config.rows : std::max<std::uint64_t>(1, config.sizeBytes / usualBytesPerRow(plan.encoding));
    RowSizes sizes;
    std::uint64_t blocksWeighed = 0;
    // The sample depends a little on the plan it is taken from; a few rounds settle it.
    for (int round = 0; round < 4; ++round) {
        fitPopulation(plan, config);
        if (round == 0 || mustWeighAgain(plan, blocksWeighed)) {
            const auto sampled = sampleRowSizes(config.customers > 0 ? plausible(plan) : plan, identityJson(config));
            if (!sampled)
                return sampled.error();
            sizes = *sampled;
            blocksWeighed = plan.blocks;
        }
        fixShards(plan, config, sizes);
        if (config.rows > 0)
            break;
        if (auto fits = checkWorld(plan, config, sizes); !fits)
            return fits.error();
        const std::uint64_t rows = rowsForSize(plan, config, sizes);
        if (rows == 0)
            return tooManyPeople(plan, config, sizes);
        const std::uint64_t change = rows > plan.rows ? rows - plan.rows : plan.rows - rows;
        plan.rows = rows;
        if (change <= rows / 2'000)
            break;
    }
    fitPopulation(plan, config);
    fixShards(plan, config, sizes);
    if (auto active = checkActivity(plan, config, sizes); !active)
        return active.error();
    if (plan.endDate != config.endDate)
        planned.notes.push_back("The range ends on " + formatDate(plan.endDate) + " instead of " +
                                formatDate(config.endDate) + ", so that this small run still has " +
                                formatCount(plan.customers) + " customers with a usual number of payments each.");
    return planned;
}

} // namespace ledgerloom
