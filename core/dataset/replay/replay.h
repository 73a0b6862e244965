#pragma once

#include "core/base/clock.h"
#include "core/config/encoding.h"
#include "core/dataset/dataset_work.h"
#include "core/dataset/replay/pacer.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace ledgerloom {

struct ReplayRequest {
    std::string source;
    std::string table = {};
    std::string time = {}; ///< column; empty: timestamp
    Format format = Format::jsonl;
    double rowsPerSecond = 0; ///< one of these two
    double speed = 0;
    std::string scratchFolder = {};
};

struct ReplayReport {
    std::uint64_t rows = 0;
    std::int64_t tookUs = 0;
    std::int64_t lostUs = 0; ///< since whoever reads was too slow
};

/// Where rows go and how time passes: the program's own, or a test's.
struct ReplayOutput {
    Clock& clock;
    /// Whole rows as text; may wait for whoever reads them. cancelled ends the replay.
    std::function<Result<void>(std::string_view text)> write;
    /// Returns when the clock has come to that time, or earlier.
    std::function<void(std::int64_t untilUs)> wait;
};

/// Writes a table's rows in the order of time, each when it is due. Rows that are not in that order yet are sorted
/// first.
Result<ReplayReport> replay(const DatasetWork& work, const ReplayRequest& request, const ReplayOutput& output);

} // namespace ledgerloom
