#include "ui/dataset/row_scroll_bar.h"

#include <QApplication>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr qint64 mostValues = 1'000'000'000;
constexpr int turnOfAStep = 120; ///< eighths of a degree, as Qt counts

} // namespace

RowScrollBar::RowScrollBar(QWidget* parent) : QScrollBar(Qt::Vertical, parent) {
    setAccessibleName(tr("Rows of the dataset"));
    setTracking(true);
    connect(this, &QScrollBar::actionTriggered, this, &RowScrollBar::act);
    setRows(0, 1);
}

qint64 RowScrollBar::scale() const {
    return lastRow() / mostValues + 1;
}

void RowScrollBar::setRows(qint64 rows, qint64 visible) {
    m_rows = rows;
    m_visible = std::max<qint64>(1, visible);
    m_row = std::min(m_row, lastRow());
    const QSignalBlocker quiet(this);
    setRange(0, int(lastRow() / scale()));
    setPageStep(int(std::clamp<qint64>(m_visible / scale(), 1, mostValues)));
    setSingleStep(1);
    showRow(m_row);
}

void RowScrollBar::showRow(qint64 row) {
    m_row = std::clamp<qint64>(row, 0, lastRow());
    const QSignalBlocker quiet(this);
    setValue(m_row == lastRow() ? maximum() : int(m_row / scale()));
    setAccessibleDescription(tr("Row %1 of %2").arg(locale().toString(m_row + 1), locale().toString(m_rows)));
}

void RowScrollBar::want(qint64 row) {
    const qint64 wanted = std::clamp<qint64>(row, 0, lastRow());
    const bool moved = wanted != m_row;
    showRow(wanted);
    setSliderPosition(value()); // or the bar itself would move by its own, coarser step
    if (moved)
        emit rowWanted(wanted);
}

void RowScrollBar::act(int action) {
    switch (action) {
    case SliderSingleStepAdd:
        return want(m_row + 1);
    case SliderSingleStepSub:
        return want(m_row - 1);
    case SliderPageStepAdd:
        return want(m_row + m_visible);
    case SliderPageStepSub:
        return want(m_row - m_visible);
    case SliderToMinimum:
        return want(0);
    case SliderToMaximum:
        return want(lastRow());
    case SliderMove: {
        const qint64 row = sliderPosition() == maximum() ? lastRow() : qint64(sliderPosition()) * scale();
        const bool moved = row != m_row;
        m_row = row;
        if (moved)
            emit rowWanted(row);
        return;
    }
    default:
        return;
    }
}

void RowScrollBar::wheelEvent(QWheelEvent* event) {
    m_wheel += event->angleDelta().y();
    const int turns = m_wheel / turnOfAStep;
    m_wheel -= turns * turnOfAStep;
    if (turns != 0)
        want(m_row - qint64(turns) * QApplication::wheelScrollLines());
    event->accept();
}

} // namespace ledgerloom
