#pragma once

#include "core/run/engine.h"

#include <QElapsedTimer>
#include <QWidget>

namespace ledgerloom {

/// One line under the charts: how far the run is, in per cent and rows, what state it is in and when it will end, as
/// a range. Painted, as LevelStrip is and for the same reason.
class ProgressStrip : public QWidget {
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget* parent = nullptr);

    void refresh(const Snapshot& snapshot);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    double share() const;
    QString stateWord() const;
    QString headline() const;
    QString ending() const;
    void paintBar(QPainter& painter, const QRectF& place) const;

    Snapshot m_snapshot;
    QElapsedTimer m_sinceDescribed;
};

} // namespace ledgerloom
