#include "ui/setup/group_header.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QPainter>

namespace ledgerloom {

GroupHeader::GroupHeader(const QString& title, QWidget* parent) : QAbstractButton(parent) {
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GroupHeader::setSummary(const QString& summary) {
    m_summary = summary;
    update();
}

QSize GroupHeader::sizeHint() const {
    return {160, 28};
}

void GroupHeader::paintEvent(QPaintEvent*) {
    const ThemeColors& c = themeColors(palette());
    QPainter painter(this);
    if (hasFocus())
        parts::drawBox(painter, rect(), spacing::radius, Qt::transparent, c.accent, 2);
    else if (underMouse())
        parts::drawBox(painter, rect(), spacing::radius, c.accentTint, Qt::transparent);
    const QString icon = isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    painter.drawPixmap(QPointF(2, (height() - 16) / 2.0), iconPixmap(icon, c.muted, 16, devicePixelRatioF()));

    painter.setFont(strongFont());
    painter.setPen(c.text);
    const QRect inner = rect().adjusted(22, 0, -spacing::tight, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, text());
    if (isChecked() || m_summary.isEmpty())
        return;
    const int left = inner.left() + painter.fontMetrics().horizontalAdvance(text()) + spacing::medium;
    painter.setFont(captionFont());
    painter.setPen(c.muted);
    const QRect rest(left, 0, inner.right() - left, height());
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, rest.width()));
}

} // namespace ledgerloom
