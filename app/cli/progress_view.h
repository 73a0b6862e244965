#pragma once

#include "core/config/run_config.h"
#include "core/run/engine.h"

#include <cstdint>
#include <cstdio>
#include <vector>

namespace ledgerloom {

/// What the config's style comes to here: auto is a bar on a terminal and plain lines elsewhere.
ProgressStyle progressStyle(const RunConfig& config);
/// How often it is shown anew.
std::int64_t progressPeriodUs(ProgressStyle style);

/// Shows a run while it goes on, in the style that was asked for, and its events. Standard error, but for JSON, which
/// goes to standard output unless that holds the data. A run is an Engine, or whatever tells the same. One thread.
class ProgressView {
public:
    explicit ProgressView(const RunConfig& config);

    /// Call it some ten times a second; it shows as often as suits the style.
    template <class Run> void show(const Run& run) { show(run.snapshot(), run.eventsSince(m_lastEvent)); }
    /// The last snapshot, when the run has ended.
    template <class Run> void finish(const Run& run) { finish(run.snapshot(), run.eventsSince(m_lastEvent)); }

private:
    void show(const Snapshot& snapshot, const std::vector<Event>& events);
    void finish(const Snapshot& snapshot, const std::vector<Event>& events);
    void showEvents(const std::vector<Event>& events);
    void draw(const Snapshot& snapshot);
    void clearBar();

    ProgressStyle m_style;
    std::FILE* m_jsonStream;
    bool m_quiet;
    bool m_barDrawn = false;
    std::int64_t m_lastUs = -1; ///< elapsed time of the snapshot shown last
    std::uint64_t m_lastEvent = 0;
};

} // namespace ledgerloom
