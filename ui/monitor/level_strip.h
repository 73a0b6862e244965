#pragma once

#include "core/run/engine.h"

#include <QElapsedTimer>
#include <QWidget>

namespace ledgerloom {

/// One line over the charts: pressure level as colour, icon and word, then memory used / limit, growth and rows/s.
/// Painted rather than made of labels: a label's new text lays the whole window out again, ten times a second.
class LevelStrip : public QWidget {
    Q_OBJECT

public:
    explicit LevelStrip(QWidget* parent = nullptr);

    void refresh(const Snapshot& snapshot);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    QString levelWord() const;
    QString limitText() const;
    int paintPill(QPainter& painter) const;

    Snapshot m_snapshot;
    QElapsedTimer m_sinceDescribed;
};

} // namespace ledgerloom
