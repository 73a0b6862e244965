#pragma once

#include "core/config/encoding.h"
#include "core/config/labels.h"
#include "core/config/ordering.h"
#include "core/config/schema_language.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

enum class IfExists { fail, resume, overwrite };
enum class Store { disk, memory };
enum class ProgressStyle { automatic, bar, plain, json, none };
enum class LogLevel { error, warning, info, debug };

/// Everything a run is asked to be. Plain data; the field table (fields.h) names, parses, checks and prints
/// each member, so nothing else in the program knows how an option is spelled.
/// Zero means "auto" wherever the comment says so. Safe to copy; no thread guarantees of its own.
struct RunConfig {
    // Volume: sizeBytes or rows (exactly one is not zero).
    std::uint64_t sizeBytes = 1'000'000'000; ///< bytes of all tables and the manifest; 0 = `rows` decides
    std::uint64_t rows = 0;                  ///< rows of transactions; 0 = `sizeBytes` decides
    std::uint64_t customers = 0;    ///< 0 = auto: from rows and dates by the profiles' activity, or all of the file
    std::string customersFile;      ///< index of imported customers; empty: customers are made
    std::int32_t startDate = 20270; ///< first day, days since 1970-01-01 (2025-07-01)
    std::int32_t endDate = 20453;   ///< last day, included (2025-12-31)

    // Realism
    std::uint64_t seed = 42;
    std::uint32_t fraudRatePpb = 5'000'000; ///< fraudulent rows over rows, parts per 10^9 (0.5 %)
    std::uint32_t difficultyPpb =
        500'000'000;             ///< of telling fraud from honest payments, 0 to 10^9; half: as it is woven
    std::string scenarioWeights; ///< "phishing=2,laundering=0" over the usual mix; empty: as usual
    bool noProfiles = false;     ///< one average behaviour for all instead of six profiles
    bool customersOnly = false;  ///< tables customers and devices only
    bool noOwnColumns = false;   ///< the 38 columns of the v3 schema only
    SchemaLanguage schema = SchemaLanguage::pt;
    Labels labels = Labels::inlined;
    bool merchants = false; ///< a table of all merchants as well
    bool credits = false;   ///< a table of what comes into the accounts as well
    bool graph = false;     ///< tables of nodes and edges as well

    // Output
    std::string output; ///< folder, "-" (stdout) or "null" (made, encoded, hashed, dropped)
    Format format = Format::jsonl;
    Compression compression = Compression::none;
    std::uint32_t compressionLevel = 0; ///< 0 = auto
    std::uint64_t partSizeBytes = 0;    ///< bytes of transactions a part; 0 = auto
    std::uint64_t chunkSizeBytes = 0;   ///< finished sub-folders of about this size; 0 = none
    Order order = Order::shard;
    Partition partition = Partition::none; ///< by day or month implies Order::time
    std::uint32_t mergeWidth = 0;          ///< sorted runs that are merged at once; 0 = auto
    bool keepIntermediate = false;         ///< leave the sorted runs where they are
    IfExists ifExists = IfExists::fail;
    bool checkParts = false; ///< when resuming: checksums of all finished parts, not only their sizes
    std::string staging;     ///< folder that parts are written in first; empty = the output's own

    // Workers and memory
    std::uint32_t workers = 0;                        ///< 0 = auto
    std::uint64_t memoryLimitBytes = 0;               ///< hard limit; 0 = auto
    std::uint64_t softLimitBytes = 0;                 ///< CRITICAL from here, when given as a size; 0 = by per mille
    std::uint32_t softLimitPermille = 900;            ///< CRITICAL from this share of the hard limit
    std::uint64_t minAvailableBytes = 0;              ///< system memory to leave alone; 0 = auto
    std::uint64_t arrowLimitBytes = 0;                ///< of the memory limit, for Arrow's pools; 0 = auto
    std::uint32_t checkIntervalMs = 100;              ///< guard's sampling interval
    std::uint64_t growthThresholdBytes = 100'000'000; ///< bytes a second above which workers slow down
    std::uint32_t unitsInFlight = 0;                  ///< units of 8,192 rows at once; 0 = auto: one a worker
    Store store = Store::disk;
    std::string on; ///< Spark master that makes it; empty = this computer

    // Waiting, for memory and for disk
    bool wait = false;                       ///< parked while there is too little, not stopped
    std::uint32_t waitLimitSeconds = 86'400; ///< longest wait before it stops after all; 0 = none

    // Reporting
    std::string serve; ///< HOST:PORT of /health, /ready, /metrics; empty = off
    ProgressStyle progress = ProgressStyle::automatic;
    std::string logFile; ///< empty = none
    LogLevel logLevel = LogLevel::info;
    bool quiet = false;

    bool operator==(const RunConfig&) const = default;
};

/// The order that a config asks for: a partition implies the order of time.
inline Order orderOf(const RunConfig& config) {
    return config.partition == Partition::none ? config.order : Order::time;
}

} // namespace ledgerloom
