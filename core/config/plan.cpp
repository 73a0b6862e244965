#include "core/config/plan.h"

#include "core/base/random.h"
#include "core/config/run_config.h"

namespace ledgerloom {

namespace {

constexpr std::uint64_t ppb = 1'000'000'000;

} // namespace

std::uint64_t Plan::rowsBefore(std::uint64_t block) const {
    if (block >= blocks)
        return rows;
    const std::uint64_t even = block * rowsPerBlock;
    // The last two blocks share what they have when the last alone would be less than half a block: a handful of
    // rows could not hold the bills and transfers of even one customer.
    const std::uint64_t rest = rows - (blocks - 1) * rowsPerBlock;
    if (block == blocks - 1 && blocks > 1 && rest < rowsPerBlock / 2)
        return even - (rowsPerBlock - rest) / 2;
    return even;
}

std::uint64_t Plan::customersBefore(std::uint64_t block) const {
    if (block >= blocks)
        return customers;
    if (rows == 0)
        return mulDiv(customers, block, blocks);
    return mulDiv(customers, rowsBefore(block), rows);
}

std::uint64_t Plan::rowsPerPart() const {
    return blocksPerShard * rowsPerBlock;
}

std::uint64_t Plan::mostFraudInBlock() const {
    return mulDiv(rowsPerBlock, fraudRatePpb, ppb) + 1;
}

std::uint64_t Plan::fraudBefore(std::uint64_t block) const {
    return mulDiv(rowsBefore(block), fraudRatePpb, ppb);
}

void takeConfig(Plan& plan, const RunConfig& config) {
    plan.seed = config.seed;
    plan.startDate = config.startDate;
    plan.fraudRatePpb = config.fraudRatePpb;
    plan.difficultyPermille = config.difficultyPpb / 1'000'000;
    if (const auto weights = parseScenarioWeights(config.scenarioWeights); weights)
        plan.scenarioWeights = *weights;
    plan.profiles = !config.noProfiles;
    plan.ownColumns = !config.noOwnColumns;
    plan.customersOnly = config.customersOnly;
    plan.schema = config.schema;
    plan.labels = config.labels;
    plan.merchants = config.merchants;
    plan.credits = config.credits;
    plan.graph = config.graph;
    if (const auto encoding = resolveEncoding(config.format, config.compression, config.compressionLevel))
        plan.encoding = *encoding;
    plan.order = orderOf(config);
    plan.partition = config.partition;
}

} // namespace ledgerloom
