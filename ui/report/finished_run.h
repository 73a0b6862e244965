#pragma once

#include "core/run/run_feed.h"
#include "ui/report/run_report.h"

#include <QString>

#include <memory>
#include <optional>

namespace ledgerloom {

class RunSource;

/// A finished dataset as it is found again in its folder.
struct FinishedRun {
    RunReport report;
    std::optional<RunNews> record; ///< of the charts and the log; empty where nobody has kept them
};

/// Where a studio keeps what the charts of a run showed, within its folder: ".ledgerloom/charts.json".
QString recordPath(const QString& folder);
/// Keeps it; false when it cannot be written. Any thread.
bool keepRecord(const QString& folder, const RunNews& record);

/// Reads a finished dataset's folder; badInput for one that has no finished dataset. Any thread but the GUI's.
Result<FinishedRun> readFinished(const QString& folder);

} // namespace ledgerloom
