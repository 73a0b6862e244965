#pragma once

#include "core/run/estimate.h"

#include <QString>

namespace ledgerloom {

/// "98.4M", "12,340": a count short enough for a headline.
QString shortCount(quint64 count);
/// "2:10 – 2:50" (minutes and seconds), "3.2 – 4.1 h", "under 1 s".
QString durationRange(double lowSeconds, double highSeconds);
/// "1,234,567 customers · 61,000 fraudulent rows · 2025-07-01 to 2025-12-31".
QString estimateDetails(const Estimate& estimate);
/// Which fraud types a run leaves out, in one line; empty when none.
QString absentTypesLine(const Estimate& estimate);
/// The estimate's notes and memory components as rich text for a pop-up.
QString estimateNotesHtml(const Estimate& estimate);

} // namespace ledgerloom
