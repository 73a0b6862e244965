#pragma once

#include "ui/monitor/sample_history.h"
#include "ui/monitor/time_view.h"

#include <QString>

namespace ledgerloom {

/// What happened to the run within a stretch of its time.
struct RangeSummary {
    TimeRange range;
    Extent process;              ///< of all samples in it
    double processBefore = 0;    ///< bytes at its first sample; NaN where not known
    double processAfter = 0;     ///< at its last
    double rowsPerSecond = 0;    ///< mean over the samples, weighted by their time; NaN without samples
    double bytesPerSecond = 0;   ///< the same
    std::uint8_t worstLevel = 0; ///< numeric value of ledgerloom::Level
};

RangeSummary summaryOf(const SampleHistory& history, const TimeRange& range);

/// "0:12 to 0:45 (33.0 s) · memory 84.2 MiB to 96.0 MiB (+11.8 MiB) · 742k rows/s · 760 MB/s".
QString summaryText(const RangeSummary& summary);
/// The most of it for a narrow place: "0:12 to 0:45 · +11.8 MiB · 742k rows/s".
QString shortSummary(const RangeSummary& summary);

} // namespace ledgerloom
