#pragma once

#include "ui/monitor/sample_history.h"
#include "ui/monitor/time_view.h"

class QDialog;
class QWidget;

namespace ledgerloom {

/// Opens what the charts show as a table of figures, for screen readers and for copying. It is of this moment: it does
/// not follow the run. Deletes itself when closed.
QDialog* openChartTable(const SampleHistory& history, const TimeRange& range, bool onCluster, QWidget* parent);

} // namespace ledgerloom
