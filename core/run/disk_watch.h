#pragma once

#include "core/base/clock.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/storage/file_system.h"
#include "core/storage/manifest.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

namespace ledgerloom {

/// Keeps a run from filling its disk: below a reserve of free space, or when a write finds the disk full, the run
/// waits for room (with the option wait) or stops, resumable. A disk that is nearly full but holds the rest of the
/// run is no reason to stop. Thread-safe.
class DiskWatch {
public:
    struct Context {
        const DatasetInfo& info;
        FileSystem& files;
        Clock& clock;
        RunControl& control;
        const Progress& progress;
        RunLog& log;
        std::atomic<std::uint64_t>& freeBytes; ///< RunMonitor::unknownBytes when it cannot be read
    };
    /// Left free for everybody else, as long as the run has more than that to write.
    static constexpr std::uint64_t reserveBytes = std::uint64_t{128} << 20;
    /// After a write has failed for want of room, the next is not tried before: a quota does not show as free space.
    static constexpr std::int64_t restUs = 2'000'000;

    explicit DiskWatch(const Context& context) : m_context(context) {}

    /// A few times a second, from the run's own thread: holds, lets go or stops the workers.
    void look();
    /// A write has found the disk full. True: the run waits, so try again later; false: it stops.
    bool full();

private:
    std::uint64_t bytesLeft() const;
    bool isShort(std::uint64_t free) const;
    bool hasRoom(std::uint64_t free, std::int64_t nowUs) const;
    void warnOnce(std::uint64_t free);
    void beShort(const std::string& what);
    void giveUpAfterLimit(std::int64_t nowUs);
    Error error(const std::string& what) const;

    Context m_context;
    std::mutex m_mutex;
    bool m_holding = false; ///< this and all below: guarded by m_mutex
    bool m_warned = false;
    std::int64_t m_sinceUs = 0;
    std::int64_t m_notBeforeUs = 0;
};

} // namespace ledgerloom
