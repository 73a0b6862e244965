#include "ui/setup/line_helpers.h"

#include "ui/style/icons.h"

#include <QCalendarWidget>
#include <QCoreApplication>
#include <QDate>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QToolButton>
#include <QWidgetAction>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::LineHelpers)
};

QToolButton* button(const QString& icon, const QString& tip, QWidget* parent) {
    auto* result = new QToolButton(parent);
    result->setIcon(themedIcon(icon));
    result->setToolTip(tip);
    result->setAccessibleName(tip);
    result->setFixedSize(30, 30);
    result->setFocusPolicy(Qt::TabFocus);
    return result;
}

QWidget* dice(QLineEdit* line, QWidget* parent) {
    auto* result = button(QStringLiteral("dice"), Text::tr("Roll a new seed"), parent);
    result->setObjectName(QStringLiteral("rollSeed"));
    QObject::connect(result, &QToolButton::clicked, line, [line] {
        // Short enough to read out; any whole number can be typed.
        line->setText(QString::number(QRandomGenerator::global()->bounded(1, 1'000'000)));
    });
    return result;
}

QWidget* pathChooser(bool isFile, QLineEdit* line, QWidget* parent) {
    const QString title = isFile ? Text::tr("Choose a file") : Text::tr("Choose a folder");
    auto* result = button(QStringLiteral("folder"), title, parent);
    result->setObjectName(isFile ? QStringLiteral("chooseFile") : QStringLiteral("chooseFolder"));
    QObject::connect(result, &QToolButton::clicked, line, [line, isFile, title] {
        const QString path = isFile ? QFileDialog::getOpenFileName(line->window(), title, line->text())
                                    : QFileDialog::getExistingDirectory(line->window(), title, line->text());
        if (!path.isEmpty())
            line->setText(path);
    });
    return result;
}

QWidget* calendar(QLineEdit* line, QWidget* parent) {
    auto* result = button(QStringLiteral("calendar"), Text::tr("Choose a day"), parent);
    result->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(result);
    auto* days = new QCalendarWidget(menu);
    days->setGridVisible(false);
    days->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(days);
    menu->addAction(action);
    result->setMenu(menu);
    QObject::connect(menu, &QMenu::aboutToShow, days, [line, days] {
        const QDate shown = QDate::fromString(line->text().trimmed(), Qt::ISODate);
        if (shown.isValid())
            days->setSelectedDate(shown);
    });
    QObject::connect(days, &QCalendarWidget::activated, line, [line, menu](QDate day) {
        line->setText(day.toString(Qt::ISODate));
        menu->close();
    });
    QObject::connect(days, &QCalendarWidget::clicked, line, [line, menu](QDate day) {
        line->setText(day.toString(Qt::ISODate));
        menu->close();
    });
    return result;
}

} // namespace

QWidget* createLineHelper(const Field& field, QLineEdit* line, QWidget* parent) {
    if (field.name == "seed")
        return dice(line, parent);
    if (field.isPath())
        return pathChooser(field.kind == FieldKind::file, line, parent);
    if (field.kind == FieldKind::date)
        return calendar(line, parent);
    return nullptr;
}

} // namespace ledgerloom
