#pragma once

#include "core/base/result.h"
#include "core/memory/budget.h"
#include "core/memory/level.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <functional>

namespace ledgerloom {

/// How far a verb has come. Plain data.
struct WorkProgress {
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0; ///< of the files as they lie on the disk
    std::uint64_t rows = 0;
};

/// What every verb on a finished dataset works with. `level` and `cancelled` are asked before and after each piece of
/// work, `progress` is told after it; empty ones are never asked. Used by one thread.
struct DatasetWork {
    FileSystem& files;
    Budget& budget;
    std::function<Level()> level = {};
    std::function<bool()> cancelled = {};
    std::function<void(const WorkProgress&)> progress = {};

    Level levelNow() const { return level ? level() : Level::normal; }

    /// cancelled, or memory at EMERGENCY; both say what `done` was.
    Result<void> mayGoOn(const WorkProgress& done) const;
};

} // namespace ledgerloom
