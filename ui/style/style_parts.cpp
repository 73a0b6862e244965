#include "ui/style/style_parts.h"

#include "ui/style/spacing.h"
#include "ui/style/studio_style.h"
#include "ui/style/theme_colors.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace ledgerloom::parts {

namespace {

bool isOn(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

bool asks(const QWidget* widget, const char* property) {
    return widget && widget->property(property).toBool();
}

struct ButtonLook {
    QColor fill;
    QColor edge;
};

ButtonLook primaryLook(const QStyleOption& option, const ThemeColors& c) {
    if (!isOn(option, QStyle::State_Enabled))
        return {c.hairline, c.hairline};
    if (isOn(option, QStyle::State_Sunken))
        return {c.accentPressed, c.accentPressed};
    const QColor fill = isOn(option, QStyle::State_MouseOver) ? c.accentHover : c.accent;
    return {fill, fill};
}

ButtonLook plainLook(const QStyleOption& option, const ThemeColors& c) {
    if (!isOn(option, QStyle::State_Enabled))
        return {Qt::transparent, c.hairline};
    if (isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On))
        return {c.accentTint, c.accent};
    if (isOn(option, QStyle::State_MouseOver))
        return {c.accentTint, c.border};
    return {c.raised, c.border};
}

ButtonLook quietLook(const QStyleOption& option, const ThemeColors& c) {
    if (!isOn(option, QStyle::State_Enabled))
        return {Qt::transparent, Qt::transparent};
    if (isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On))
        return {c.accentTint, Qt::transparent};
    return {isOn(option, QStyle::State_MouseOver) ? c.accentTint : QColor(Qt::transparent), Qt::transparent};
}

} // namespace

void drawBox(QPainter& painter, const QRect& rect, double radius, const QColor& fill, const QColor& edge,
             double edgeWidth) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.alpha() ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const double inset = edge.alpha() ? edgeWidth / 2 : 0;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawChevronDown(QPainter& painter, const QRectF& rect, const QColor& color) {
    const QPointF middle = rect.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-3.5, -1.5), middle + QPointF(0, 2), middle + QPointF(3.5, -1.5)}));
    painter.restore();
}

void drawInput(QPainter& painter, const QStyleOption& option, const QWidget* widget) {
    const ThemeColors& c = themeColors(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focused = enabled && isOn(option, QStyle::State_HasFocus);
    QColor edge = c.border;
    if (!enabled)
        edge = c.hairline;
    else if (asks(widget, invalidProperty))
        edge = c.danger;
    else if (focused)
        edge = c.accent;
    else if (isOn(option, QStyle::State_MouseOver))
        edge = c.faint;
    drawBox(painter, option.rect, spacing::radius, enabled ? c.field : c.window, edge, focused ? 2 : 1);
}

void drawPushButton(QPainter& painter, const QStyleOption& option, const QWidget* widget) {
    const ThemeColors& c = themeColors(option.palette);
    ButtonLook look = plainLook(option, c);
    if (asks(widget, primaryProperty))
        look = primaryLook(option, c);
    else if (asks(widget, quietProperty))
        look = quietLook(option, c);
    drawBox(painter, option.rect, spacing::radius, look.fill, look.edge);
}

void drawToolButton(QPainter& painter, const QStyleOption& option, const QWidget* widget) {
    const ThemeColors& c = themeColors(option.palette);
    ButtonLook look = quietLook(option, c);
    if (asks(widget, primaryProperty))
        look = primaryLook(option, c);
    else if (!isOn(option, QStyle::State_AutoRaise))
        look = plainLook(option, c);
    drawBox(painter, option.rect, spacing::radius, look.fill, look.edge);
}

void drawToolButtonLabel(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget) {
    const ThemeColors& c = themeColors(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool withText = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const bool withIcon = option.toolButtonStyle != Qt::ToolButtonTextOnly && !option.icon.isNull();
    const QFontMetrics metrics(option.font);
    const int gap = withIcon && withText ? spacing::tight + 2 : 0;
    const int iconWidth = withIcon ? option.iconSize.width() : 0;
    const int textWidth = withText ? metrics.size(Qt::TextShowMnemonic, option.text).width() : 0;
    int left = option.rect.center().x() + 1 - (iconWidth + gap + textWidth) / 2;
    if (withIcon) {
        const QRect place(left, option.rect.center().y() + 1 - option.iconSize.height() / 2, iconWidth,
                          option.iconSize.height());
        option.icon.paint(&painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        left += iconWidth + gap;
    }
    if (!withText)
        return;
    painter.setFont(option.font);
    const bool primary = enabled && asks(widget, primaryProperty);
    painter.setPen(primary
                       ? c.onAccent
                       : option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(QRect(left, option.rect.top(), textWidth + 2, option.rect.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, option.text);
}

void drawMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option) {
    const ThemeColors& c = themeColors(option.palette);
    painter.fillRect(option.rect, c.window);
    if (isOn(option, QStyle::State_Selected) || isOn(option, QStyle::State_Sunken))
        drawBox(painter, option.rect.adjusted(1, 1, -1, -1), spacing::radius, c.accentTint, Qt::transparent);
    painter.setPen(isOn(option, QStyle::State_Enabled) ? c.text : c.faint);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void drawCheckBox(QPainter& painter, const QStyleOption& option) {
    const ThemeColors& c = themeColors(option.palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool checked = !isOn(option, QStyle::State_Off);
    const QColor fill = !checked ? (enabled ? c.field : c.window) : enabled ? c.accent : c.faint;
    const QColor edge = checked ? fill : isOn(option, QStyle::State_MouseOver) ? c.accent : c.border;
    drawBox(painter, option.rect, 4, fill, edge);
    if (!checked)
        return;
    const QPointF middle = QRectF(option.rect).center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isOn(option, QStyle::State_NoChange))
        painter.drawLine(middle + QPointF(-3.5, 0), middle + QPointF(3.5, 0));
    else
        painter.drawPolyline(
            QPolygonF({middle + QPointF(-3.6, 0.2), middle + QPointF(-1, 2.8), middle + QPointF(3.8, -2.6)}));
    painter.restore();
}

void drawRadioButton(QPainter& painter, const QStyleOption& option) {
    const ThemeColors& c = themeColors(option.palette);
    const bool checked = isOn(option, QStyle::State_On);
    drawBox(painter, option.rect, option.rect.width() / 2.0, c.field, checked ? c.accent : c.border, checked ? 5 : 1);
}

void drawFocusRing(QPainter& painter, const QStyleOption& option) {
    drawBox(painter, option.rect, spacing::radius, Qt::transparent, themeColors(option.palette).accent, 2);
}

void drawTab(QPainter& painter, const QStyleOptionTab& option) {
    const ThemeColors& c = themeColors(option.palette);
    const bool selected = isOn(option, QStyle::State_Selected);
    if (!selected && !isOn(option, QStyle::State_MouseOver))
        return;
    QRect line = option.rect;
    line.setTop(line.bottom() - 1);
    painter.fillRect(line.adjusted(spacing::medium, 0, -spacing::medium, 0), selected ? c.accent : c.border);
}

void drawHeaderSection(QPainter& painter, const QStyleOptionHeader& option) {
    const ThemeColors& c = themeColors(option.palette);
    painter.fillRect(option.rect, c.raised);
    painter.setPen(c.hairline);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.orientation == Qt::Horizontal && option.position != QStyleOptionHeader::End)
        painter.drawLine(option.rect.topRight() + QPoint(0, 6), option.rect.bottomRight() - QPoint(0, 6));
}

void drawSplitter(QPainter& painter, const QStyleOption& option) {
    const ThemeColors& c = themeColors(option.palette);
    const QPoint middle = option.rect.center();
    const bool wide = option.rect.width() > option.rect.height();
    const QSize grip = wide ? QSize(28, 3) : QSize(3, 28);
    const QColor color = isOn(option, QStyle::State_MouseOver) ? c.accent : c.hairline;
    drawBox(painter, QRect(middle - QPoint(grip.width() / 2, grip.height() / 2), grip), 1.5, color, Qt::transparent);
}

void drawScrollBar(QPainter& painter, const QStyleOptionComplex& option, const QRect& slider) {
    const ThemeColors& c = themeColors(option.palette);
    QColor color = isOn(option, QStyle::State_MouseOver) || isOn(option, QStyle::State_Sunken) ? c.muted : c.border;
    drawBox(painter, slider.adjusted(2, 2, -2, -2), 3, color, Qt::transparent);
}

} // namespace ledgerloom::parts
