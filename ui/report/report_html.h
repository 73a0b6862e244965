#pragma once

#include "ui/report/run_report.h"

#include <QString>

class QImage;

namespace ledgerloom {

struct ThemeColors;

/// The report as a page that a browser and a QTextDocument show alike. `charts` may be null.
QString reportHtml(const RunReport& report, const ThemeColors& colors, const QImage& charts);

} // namespace ledgerloom
