#include "ui/monitor/chart_table.h"

#include "ui/monitor/sample_text.h"
#include "ui/style/table_dialog.h"

#include <QCoreApplication>

namespace ledgerloom {

namespace {

constexpr int mostRows = 60;
constexpr int levelColumn = 1;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::ChartTable)
};

} // namespace

QDialog* openChartTable(const SampleHistory& history, const TimeRange& range, bool onCluster, QWidget* parent) {
    return openTable({.objectName = QStringLiteral("chartTable"),
                      .title = Text::tr("The charts as a table"),
                      .accessibleName = Text::tr("Figures of the charts"),
                      .header = tableHeader(onCluster),
                      .rows = tableRows(history, range, mostRows, onCluster),
                      .textColumn = levelColumn},
                     {840, 480}, parent);
}

} // namespace ledgerloom
