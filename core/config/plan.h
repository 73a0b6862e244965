#pragma once

#include "core/config/encoding.h"
#include "core/config/labels.h"
#include "core/config/ordering.h"
#include "core/config/scenario_weights.h"
#include "core/config/schema_language.h"

#include <array>
#include <cstdint>
#include <memory>
#include <numeric>

namespace ledgerloom {

class CustomerIndex; // core/population/customer_index.h
struct RunConfig;

/// A RunConfig resolved to numbers. Constant in size whatever the run: blocks, shards and customers are computed
/// from it, never listed. Everything that decides a byte of the tables is in here.
struct Plan {
    std::uint64_t seed = 0;
    std::uint64_t rows = 0; ///< transactions in all (0 with customersOnly)
    std::uint64_t customers = 0;
    std::int32_t startDate = 0;             ///< days since 1970-01-01, Brasilia
    std::int32_t endDate = 0;               ///< included
    std::uint32_t fraudRatePpb = 0;         ///< parts per 10^9
    std::uint32_t difficultyPermille = 500; ///< of telling fraud from honest payments; 500: as scenarios weave it
    ScenarioWeights scenarioWeights = usualScenarios;
    std::uint32_t activityPermille = 1000; ///< payments a customer over the profiles' own
    bool profiles = true;
    bool ownColumns = true;
    bool customersOnly = false;
    SchemaLanguage schema = SchemaLanguage::pt;
    Labels labels = Labels::inlined;
    bool merchants = false; ///< a table of all merchants as well
    bool credits = false;   ///< a table of what comes into the accounts as well
    bool graph = false;     ///< tables of nodes and edges as well
    /// The user's own customers, mapped and shared; empty: customers are made. Its checksum is part of the plan.
    std::shared_ptr<const CustomerIndex> importedCustomers;
    Encoding encoding;
    Order order = Order::shard;
    Partition partition = Partition::none;

    std::uint64_t blocks = 0;
    std::uint64_t blocksPerShard = 1;
    std::uint64_t shards = 0;
    std::uint64_t shardsPerChunk = 0;          ///< 0 = no chunk folders
    std::array<std::uint64_t, 9> tableBytes{}; ///< expected bytes by Table

    std::uint64_t rowsBefore(std::uint64_t block) const;      ///< transactions in blocks 0 .. block-1
    std::uint64_t customersBefore(std::uint64_t block) const; ///< first customer of `block`
    std::uint64_t fraudBefore(std::uint64_t block) const;     ///< fraudulent rows in blocks 0 .. block-1
    std::uint64_t firstBlock(std::uint64_t shard) const { return shard * blocksPerShard; }
    std::uint64_t days() const { return static_cast<std::uint64_t>(endDate - startDate) + 1; }
    /// Of a part of transactions in the order of time.
    std::uint64_t rowsPerPart() const;
    std::uint64_t expectedBytes() const {
        return std::accumulate(tableBytes.begin(), tableBytes.end(), std::uint64_t{0});
    }
    /// Whether the truth stands beside each payment; whether in tables of its own.
    bool inlineLabels() const { return labels != Labels::delayed; }
    bool labelTables() const { return labels != Labels::inlined && !customersOnly; }
    bool graphTables() const { return graph && !customersOnly; }
    /// Fraudulent rows of a block, at most.
    std::uint64_t mostFraudInBlock() const;
};

/// Takes what a config says outright; how many rows, customers, days and shards there are is for whoever plans. A
/// config that cannot be (checkConfig()) leaves what it says wrong as it was.
void takeConfig(Plan& plan, const RunConfig& config);

inline constexpr std::uint64_t rowsPerBlock = 65'536;
inline constexpr std::uint32_t rowsPerUnit = 8'192;

} // namespace ledgerloom
