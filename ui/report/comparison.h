#pragma once

#include "ui/report/run_report.h"

#include <QStringList>

#include <vector>

class QDialog;
class QWidget;

namespace ledgerloom {

/// Two runs line by line: what it is, the one, the other, and by how much the other is more. First what was asked
/// otherwise, then what was made and what it took; a figure that a run does not have is a dash.
std::vector<QStringList> comparisonRows(const RunReport& one, const RunReport& other);

/// Opens them as a table that can be copied.
QDialog* openComparison(const RunReport& one, const RunReport& other, QWidget* parent);

} // namespace ledgerloom
