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

/// A card with `content` inside; `side` is the room to its left and right.
Card* inCard(QWidget* content, QWidget* parent, int side = 1);

} // namespace ledgerloom
