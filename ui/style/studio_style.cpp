#include "ui/style/studio_style.h"

#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QMessageBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace ledgerloom {

StudioStyle::StudioStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return spacing::small;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_ToolBarItemSpacing:
        return spacing::tight;
    case PM_ToolBarItemMargin:
        return spacing::small;
    case PM_FocusFrameHMargin:
        return spacing::small - 2; // between a cell's edge and its text, which adds 1
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return 2 * spacing::medium;
    case PM_TabBarTabVSpace:
        return spacing::large;
    case PM_MessageBoxIconSize:
        return 28;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return qobject_cast<const QMessageBox*>(widget) ? 20 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_MenuPanelWidth: // its edge, without which a menu is lost on a window of its own colour
        return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return spacing::tight;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returned) const {
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_TabBar_Alignment:
        return hint == SH_TabBar_Alignment ? int(Qt::AlignLeft) : 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_ComboBox:
        // Its text begins where a line's does, and the arrow stands behind it.
        result.setWidth(std::max(result.width(), size.width() + 2 * spacing::large + spacing::medium));
        [[fallthrough]];
    case CT_LineEdit:
        result.setHeight(std::max(result.height(), spacing::controlHeight));
        break;
    case CT_PushButton:
        result.setHeight(std::max(size.height() + 2 * spacing::small - 2, spacing::controlHeight));
        result.setWidth(std::max(size.width() + 2 * spacing::large, 72));
        break;
    case CT_ToolButton:
        result.setHeight(std::max(size.height() + spacing::small, spacing::controlHeight));
        result.setWidth(std::max(size.width() + spacing::large, spacing::controlHeight));
        break;
    case CT_MenuBarItem:
        result += QSize(spacing::tight, 0);
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), 28));
        break;
    case CT_HeaderSection:
        result = {result.width() + 2 * parts::headerRoom, std::max(result.height(), 28)};
        break;
    default:
        break;
    }
    return result;
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    if (element == SE_LineEditContents)
        return option->rect.adjusted(spacing::small, 1, -spacing::small, -1);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        const bool wide = bar->orientation == Qt::Horizontal;
        const int length = wide ? bar->rect.width() : bar->rect.height();
        const int range = bar->maximum - bar->minimum;
        const int all = range + bar->pageStep;
        const int least = pixelMetric(PM_ScrollBarSliderMin, option, widget);
        const int thumb = range > 0 && all > 0
                              ? std::clamp(int(qint64(length) * bar->pageStep / all), std::min(least, length), length)
                              : length;
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
        const auto along = [&](int from, int size) {
            return wide ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                        : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, thumb);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + thumb, length - start - thumb);
        case SC_ScrollBarGroove:
            return bar->rect;
        default:
            return {};
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(spacing::small + 1, 1, -28, -1);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QIcon StudioStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
    const ThemeColors& c = themeColors(widget ? widget->palette() : QApplication::palette());
    const auto sign = [](const QString& name, const QColor& color) { return QIcon(iconPixmap(name, color, 28, 2)); };
    switch (which) {
    case SP_MessageBoxQuestion:
    case SP_MessageBoxInformation:
        return sign(QStringLiteral("info"), c.accent);
    case SP_MessageBoxWarning:
        return sign(levelIconName(1), c.level(1).solid);
    case SP_MessageBoxCritical:
        return sign(levelIconName(3), c.level(3).solid);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

void StudioStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget) ||
        widget->inherits("QLineEdit") || widget->inherits("QSplitterHandle"))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace ledgerloom
