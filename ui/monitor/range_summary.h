#pragma once

#include "ui/monitor/sample_history.h"
#include "ui/monitor/time_view.h"

#include <QString>

namespace ledgerloom {

/// What happened to the run within a stretch of its time.
struct RangeSummary {
    TimeRange range;
    Extent process;                                                   ///< of all samples in it
    Extent reserved;                                                  ///< the same; of a cluster its worst executor
    double processBefore = std::numeric_limits<double>::quiet_NaN();  ///< bytes at its first sample; NaN: not known
    double processAfter = std::numeric_limits<double>::quiet_NaN();   ///< at its last
    double rowsPerSecond = std::numeric_limits<double>::quiet_NaN();  ///< mean over the samples, weighted by their time
    double bytesPerSecond = std::numeric_limits<double>::quiet_NaN(); ///< the same
    std::uint8_t worstLevel = 0;                                      ///< numeric value of ledgerloom::Level
    float available = std::numeric_limits<float>::quiet_NaN(); ///< least the system had left, bytes; NaN: not known
    float diskFree = std::numeric_limits<float>::quiet_NaN();  ///< least that was free on the output's disk, bytes
};

RangeSummary summaryOf(const SampleHistory& history, const TimeRange& range);

/// "0:12 to 0:45 (33.0 s) · memory 84.2 MiB to 96.0 MiB (+11.8 MiB) · 742k rows/s · 760 MB/s".
QString summaryText(const RangeSummary& summary);
/// The most of it for a narrow place: "0:12 to 0:45 · +11.8 MiB · 742k rows/s".
QString shortSummary(const RangeSummary& summary);

} // namespace ledgerloom
