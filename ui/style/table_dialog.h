#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <vector>

class QDialog;
class QWidget;

namespace ledgerloom {

/// Figures to be read and copied.
struct TableText {
    QString objectName;     ///< of the dialog
    QString title;          ///< of the dialog, and its heading
    QString accessibleName; ///< of the table
    QStringList header;
    std::vector<QStringList> rows;
    int textColumn = 0; ///< the one that is no number: it stands on the left
};

/// Opens the table in a dialog beside `parent`, to be closed or copied with tabs between its cells. GUI thread only.
QDialog* openTable(const TableText& table, const QSize& size, QWidget* parent);

} // namespace ledgerloom
