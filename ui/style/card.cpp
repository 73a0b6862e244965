#include "ui/style/card.h"

#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QPainter>

namespace ledgerloom {

void Card::paintEvent(QPaintEvent*) {
    const ThemeColors& c = themeColors(palette());
    QPainter painter(this);
    parts::drawBox(painter, rect(), spacing::cardRadius, c.surface, c.hairline);
}

} // namespace ledgerloom
