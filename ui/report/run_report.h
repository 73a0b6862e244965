#pragma once

#include "core/config/run_config.h"
#include "core/dataset/realism/realism.h"
#include "core/run/engine.h"
#include "core/storage/data_card.h"
#include "core/telemetry/sample.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace ledgerloom {

/// One table of a finished dataset.
struct MadeTable {
    QString name;
    std::uint64_t parts = 0;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

/// What the folder of a finished dataset says of it.
struct MadeDataset {
    std::vector<MadeTable> tables;
    std::uint64_t rows = 0; ///< of transactions
    std::uint64_t fraudRows = 0;
    std::uint64_t customers = 0;
    QString firstTime;
    QString lastTime;
    QString listChecksum;     ///< XXH3-128 of parts.jsonl as the manifest has it
    bool listMatches = false; ///< the list of parts still has that checksum
    std::vector<LoadingLines> lines;
};

/// Everything that is told of a run after its end. A plain value.
struct RunReport {
    RunConfig config; ///< what was asked
    Snapshot end;
    QString error;                             ///< why it is not complete; empty when it is
    std::array<std::int64_t, 4> levelUs{};     ///< time at each memory level, pauses counted
    std::optional<MadeDataset> made = {};      ///< empty where there is no finished dataset in a folder
    std::optional<RealismReport> realism = {}; ///< once it was asked for
    QString notRead = {};                      ///< why the finished folder could not be read; mostly empty

    double rowsPerSecond() const; ///< mean, of what this run itself made
    double bytesPerSecond() const;
};

/// How long each level lasted: from one sample to the next the level of the earlier one holds.
std::array<std::int64_t, 4> levelTimes(const std::vector<Sample>& samples);

/// True when the fraudulent rows are those that were asked for, to one row.
bool fraudIsAsAsked(const RunConfig& config, const MadeDataset& made);
/// True when all tables together have the bytes that were asked for, to 1 % or 64 KiB; without a size always.
bool sizeIsAsAsked(const RunConfig& config, std::uint64_t bytes);

/// Reads manifest, list of parts and run record of a finished dataset. Reads files: not for the GUI thread.
Result<MadeDataset> readMade(const QString& folder);

} // namespace ledgerloom
