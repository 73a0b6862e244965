#include "ui/style/card.h"

#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QPainter>
#include <QVBoxLayout>

namespace ledgerloom {

void Card::paintEvent(QPaintEvent*) {
    const ThemeColors& c = themeColors(palette());
    QPainter painter(this);
    parts::drawBox(painter, rect(), spacing::cardRadius, c.surface, c.hairline);
}

Card* inCard(QWidget* content, QWidget* parent, int side) {
    auto* card = new Card(parent);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(side, 3, side, 3);
    layout->setSpacing(0);
    layout->addWidget(content);
    return card;
}

} // namespace ledgerloom
