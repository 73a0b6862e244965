#include "ui/style/spacing.h"
#include "ui/style/studio_style.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace ledgerloom {

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    const ThemeColors& c = themeColors(option->palette);
    switch (element) {
    case PE_PanelLineEdit:
        // The edit inside a combo box or spin box has no frame of its own.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            parts::drawInput(*painter, *option, widget);
        return;
    case PE_FrameLineEdit:
    case PE_FrameTabWidget:
    case PE_PanelButtonBevel:
    case PE_FrameDefaultButton:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelButtonCommand:
        return parts::drawPushButton(*painter, *option, widget);
    case PE_PanelButtonTool:
        return parts::drawToolButton(*painter, *option, widget);
    case PE_FrameFocusRect:
        return parts::drawFocusRing(*painter, *option);
    case PE_IndicatorCheckBox:
        return parts::drawCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return parts::drawRadioButton(*painter, *option);
    case PE_IndicatorArrowDown:
    case PE_IndicatorButtonDropDown:
        return parts::drawChevronDown(*painter, option->rect, option->palette.color(QPalette::ButtonText));
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.bottomLeft(), QSize(option->rect.width(), 1)), c.hairline);
        return;
    case PE_Frame:
        return parts::drawBox(*painter, option->rect, 4, Qt::transparent, c.hairline);
    case PE_FrameMenu:
        return parts::drawBox(*painter, option->rect, 0, Qt::transparent, c.border);
    case PE_PanelMenu:
        painter->fillRect(option->rect, c.surface);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    const ThemeColors& c = themeColors(option->palette);
    switch (element) {
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            parts::drawTab(*painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab label(*tab);
            const bool selected = tab->state.testFlag(State_Selected);
            label.palette.setColor(QPalette::WindowText, selected ? c.text : c.muted);
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            parts::drawHeaderSection(*painter, *header);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader label(*header);
            label.rect.adjust(parts::headerRoom, 0, -parts::headerRoom, 0);
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_Splitter:
        return parts::drawSplitter(*painter, *option);
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator) {
            const int middle = item->rect.center().y();
            painter->fillRect(
                QRect(item->rect.left() + spacing::small, middle, item->rect.width() - 2 * spacing::small, 1),
                c.hairline);
            return;
        }
        return QProxyStyle::drawControl(element, option, painter, widget);
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            parts::drawMenuBarItem(*painter, *item);
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.window);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label(*button);
            if (widget && widget->property(primaryProperty).toBool() && label.state.testFlag(State_Enabled))
                label.palette.setColor(QPalette::ButtonText, c.onAccent);
            if (!label.icon.isNull())
                label.text.prepend(u' '); // the icon stands closer to it than on other buttons
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const {
    if (control == CC_ComboBox) {
        parts::drawInput(*painter, *option, widget);
        const QColor ink = option->palette.color(QPalette::ButtonText);
        const QRect arrow(option->rect.right() - 26, option->rect.top(), 24, option->rect.height());
        parts::drawChevronDown(*painter, arrow, ink);
        return;
    }
    if (control == CC_ToolButton) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            parts::drawToolButton(*painter, *option, widget);
            parts::drawToolButtonLabel(*painter, *button, widget);
            if (option->state.testFlag(State_HasFocus) && option->state.testFlag(State_KeyboardFocusChange))
                parts::drawFocusRing(*painter, *option);
        }
        return;
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar && bar->maximum > bar->minimum)
            parts::drawScrollBar(*painter, *option, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace ledgerloom
