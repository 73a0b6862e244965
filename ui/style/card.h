#pragma once

#include <QWidget>

namespace ledgerloom {

/// A panel: a rounded surface with a hairline edge on the window's ground.
class Card : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ledgerloom
