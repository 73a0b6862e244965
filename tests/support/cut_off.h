#pragma once

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStringList>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

namespace ledgerloom::testing {

/// The texts in sight that are given less room than they need, as "class name: text". What is drawn by hand shortens
/// its texts itself and is looked at in pictures.
inline QStringList cutOffTexts(const QWidget& window) {
    QStringList found;
    const auto tell = [&found](const QWidget* widget, const QString& text, int has, int needs) {
        found << QStringLiteral("%1 %2: \"%3\" has %4 of %5")
                     .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), text)
                     .arg(has)
                     .arg(needs);
    };
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->width() == 0)
            continue;
        // What lies below the edge of what scrolls is found by scrolling; what lies beside it is not.
        const QRect seen = widget->visibleRegion().boundingRect();
        const bool isControl = qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractButton*>(widget);
        if (isControl && !seen.isEmpty() && seen.width() < widget->width())
            tell(widget, QStringLiteral("(itself)"), seen.width(), widget->width());
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->text().isEmpty()) {
            if (label->wordWrap()) {
                if (const int needs = label->heightForWidth(label->width()); needs > label->height() + 1)
                    tell(label, label->text(), label->height(), needs);
                // A word that is longer than its line is cut at the line's end.
                for (const QString& word : label->text().split(u' '))
                    if (const int needs = label->fontMetrics().horizontalAdvance(word);
                        needs > label->width() && !word.contains(u'/') && !word.contains(u'<'))
                        tell(label, word, label->width(), needs);
            } else if (label->sizeHint().width() > label->width() + 1) {
                tell(label, label->text(), label->width(), label->sizeHint().width());
            }
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            const auto* tool = qobject_cast<const QToolButton*>(widget);
            const bool iconOnly = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
            if (!button->text().isEmpty() && !iconOnly && button->sizeHint().width() > button->width() + 1)
                tell(button, button->text(), button->width(), button->sizeHint().width());
            if (widget->objectName() == QStringLiteral("qt_toolbar_ext_button"))
                tell(button, QStringLiteral("tool bar"), 0, 0);
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            constexpr int arrow = 40;
            if (const int needs = box->fontMetrics().horizontalAdvance(box->currentText()) + arrow;
                needs > box->width())
                tell(box, box->currentText(), box->width(), needs);
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            if (tabs->count() > 0 && tabs->tabRect(tabs->count() - 1).right() > tabs->width())
                tell(tabs, tabs->tabText(tabs->count() - 1), tabs->width(), tabs->tabRect(tabs->count() - 1).right());
        }
    }
    return found;
}

} // namespace ledgerloom::testing
