#pragma once

#include <QScrollBar>

namespace ledgerloom {

/// A vertical scroll bar over any number of rows: QScrollBar's own values have 32 bits, so behind a thousand million
/// rows each of them stands for several. Steps and pages go by exact rows all the same. GUI thread only.
class RowScrollBar : public QScrollBar {
    Q_OBJECT

public:
    explicit RowScrollBar(QWidget* parent = nullptr);

    /// `visible` rows fit into the view.
    void setRows(qint64 rows, qint64 visible);
    qint64 rows() const { return m_rows; }
    /// The first row that is shown.
    qint64 row() const { return m_row; }
    qint64 lastRow() const { return qMax<qint64>(0, m_rows - m_visible); }
    /// Says nothing.
    void showRow(qint64 row);

signals:
    /// The person wants this row to be the first.
    void rowWanted(qint64 row);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void act(int action);
    void want(qint64 row);
    qint64 scale() const;

    qint64 m_rows = 0;
    qint64 m_visible = 1;
    qint64 m_row = 0;
    int m_wheel = 0; ///< of a turn that was less than a row
};

} // namespace ledgerloom
