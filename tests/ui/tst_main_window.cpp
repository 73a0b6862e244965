// The window: everything can be reached by key, nothing is cut off where it is smallest, nothing starts by mistake.
#include "tests/support/fake_estimate.h"
#include "ui/main_window/main_window.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"
#include "ui/style/theme_colors.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRadioButton>
#include <QSet>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

class tst_main_window : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void startIsOffWithItsReasonUntilAllIsWell();
    void mnemonicsAreUniqueInEveryMenu();
    void keysAreUnique();
    void tabReachesEveryInput();
    void itFitsASmallScreen();
    void themesSwitchAndAreRemembered();
    void theCommandIsCopied();
    void theFormIsRemembered();
    void theShortcutSheetOpens();
    void contrastIsEnoughInEveryTheme();

private:
    std::unique_ptr<MainWindow> makeWindow() {
        return std::make_unique<MainWindow>(
            *m_settings,
            MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    }
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }
    void type(const char* name, const QString& text) {
        m_window->findChild<QLineEdit*>(QString::fromLatin1(name))->setText(text);
    }
    QString folder() const { return m_home->filePath(QStringLiteral("out")); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    applyTheme(ThemeChoice::light);
    m_window = makeWindow();
    m_window->resize(1280, 800);
    m_window->show();
}

void tst_main_window::startIsOffWithItsReasonUntilAllIsWell() {
    type("output", {});
    QTRY_VERIFY(action("start")->toolTip().contains(QStringLiteral("folder")));
    QVERIFY(!action("start")->isEnabled());
    type("output", folder());
    QTRY_VERIFY(action("start")->isEnabled());
    type("size", QStringLiteral("x"));
    QVERIFY(!action("start")->isEnabled());
    QVERIFY(action("start")->toolTip().contains(QStringLiteral("Volume")));
    QVERIFY(!action("pause")->isEnabled());
    QVERIFY(!action("cancel")->isEnabled());
}

void tst_main_window::mnemonicsAreUniqueInEveryMenu() {
    QList<QList<QAction*>> groups{m_window->menuBar()->actions()};
    for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>())
        groups << menu->actions();
    for (const auto& group : groups) {
        QSet<QString> seen;
        for (const QAction* one : group) {
            if (one->isSeparator())
                continue;
            const QString key = QKeySequence::mnemonic(one->text()).toString();
            QVERIFY2(!key.isEmpty(), qPrintable(one->text()));
            QVERIFY2(!seen.contains(key), qPrintable(one->text()));
            seen << key;
        }
    }
}

void tst_main_window::keysAreUnique() {
    QSet<QString> seen;
    for (const QAction* one : m_window->findChildren<QAction*>()) {
        const QString key = one->shortcut().toString();
        if (key.isEmpty() || one->shortcutContext() != Qt::WindowShortcut)
            continue;
        QVERIFY2(!seen.contains(key), qPrintable(key));
        seen << key;
    }
    QVERIFY(seen.contains(QStringLiteral("F5")));
    QVERIFY(seen.contains(QStringLiteral("F6")));
    QVERIFY(seen.contains(QStringLiteral("Esc")));
}

void tst_main_window::tabReachesEveryInput() {
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    // Of radio buttons Tab reaches the chosen one, the arrow keys the others.
    const auto byArrowOnly = [](const QWidget* one) {
        const auto* radio = qobject_cast<const QRadioButton*>(one);
        return radio && !radio->isChecked();
    };
    QSet<QWidget*> wanted;
    for (QWidget* one : m_window->findChildren<QWidget*>())
        if (one->isVisible() && one->isEnabled() && !one->inherits("QToolBarExtension") && !byArrowOnly(one) &&
            (qobject_cast<QLineEdit*>(one) || qobject_cast<QComboBox*>(one) || qobject_cast<QAbstractButton*>(one) ||
             qobject_cast<QTabBar*>(one)) &&
            !qobject_cast<QComboBox*>(one->parentWidget()) && !qobject_cast<QLineEdit*>(one->parentWidget()) &&
            !qobject_cast<QTabBar*>(one->parentWidget()) && !one->inherits("QTabBar::Tab"))
            wanted << one;
    QVERIFY(wanted.size() > 10);
    m_window->findChild<QComboBox*>(QStringLiteral("preset"))->setFocus();
    for (int step = 0; step < 300 && !wanted.isEmpty(); ++step) {
        wanted.remove(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QStringList missed;
    for (const QWidget* one : wanted)
        missed << QString::fromLatin1(one->metaObject()->className()) + QLatin1Char(' ') + one->objectName() +
                      QLatin1Char(' ') + one->accessibleName();
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral("; "))));
}

void tst_main_window::itFitsASmallScreen() {
    // Nothing can be cut off where no part gets less than it asks for.
    const QSize least = m_window->minimumSizeHint();
    QVERIFY2(least.width() <= 1024, qPrintable(QString::number(least.width())));
    QVERIFY2(least.height() <= 700, qPrintable(QString::number(least.height())));
    m_window->resize(1024, 700);
    QCOMPARE(m_window->size(), QSize(1024, 700));
}

void tst_main_window::themesSwitchAndAreRemembered() {
    action("theme-dark")->trigger();
    QTRY_VERIFY(themeColors(m_window->palette()).dark);
    const auto* label = m_window->findChild<QLabel*>(QStringLiteral("readiness"));
    QTRY_VERIFY(label->palette().color(QPalette::WindowText).lightness() > 128);
    QCOMPARE(m_settings->theme(), ThemeChoice::dark);
    action("theme-contrast")->trigger();
    QTRY_COMPARE(themeColors(m_window->palette()).border, contrastColors().border);
    QCOMPARE(m_settings->theme(), ThemeChoice::contrast);
    action("theme-light")->trigger();
    QTRY_VERIFY(!themeColors(m_window->palette()).dark);
}

void tst_main_window::theCommandIsCopied() {
    type("output", folder());
    type("size", QStringLiteral("3GB"));
    action("copyCommand")->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("ledgerloom generate --size 3GB")));
    QVERIFY(QApplication::clipboard()->text().contains(folder()));
}

void tst_main_window::theFormIsRemembered() {
    type("output", folder());
    m_window->resize(1111, 777);
    m_window->close();
    m_window = makeWindow();
    QCOMPARE(QString::fromStdString(m_window->setup().config().output), folder());
    QCOMPARE(m_window->size(), QSize(1111, 777));
}

void tst_main_window::theShortcutSheetOpens() {
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto* sheet = m_window->findChild<QDialog*>();
    QVERIFY(sheet);
    QTRY_VERIFY(sheet->isVisible());
    QVERIFY(sheet->width() <= 1024 && sheet->height() <= 640);
    QStringList lines;
    const auto* grid = sheet->findChild<QGridLayout*>();
    for (int row = 0; row < grid->rowCount(); ++row)
        for (int column : {0, 3})
            if (const auto* what = grid->itemAtPosition(row, column))
                lines << static_cast<QLabel*>(what->widget())->text() + u' ' +
                             static_cast<QLabel*>(grid->itemAtPosition(row, column + 1)->widget())->text();
    QVERIFY(lines.contains(QStringLiteral("Start F5")) && lines.contains(QStringLiteral("Dataset Ctrl+5")));
    QVERIFY(lines.contains(QStringLiteral("Find a row by its id Ctrl+F"))); // one that is in no menu
    QCOMPARE(lines.removeDuplicates(), 0);
}

void tst_main_window::contrastIsEnoughInEveryTheme() {
    const auto luminance = [](const QColor& color) {
        const auto part = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    };
    const auto contrast = [&](const QColor& a, const QColor& b) {
        const double one = luminance(a) + 0.05;
        const double two = luminance(b) + 0.05;
        return one > two ? one / two : two / one;
    };
    const ThemeColors& most = contrastColors();
    QVERIFY(contrast(most.border, most.surface) >= 7 && contrast(most.muted, most.raised) >= 7);
    QVERIFY(contrast(most.danger, most.surface) >= 7 && contrast(most.onAccent, most.accent) >= 7);
    for (const LevelColors& level : most.levels)
        QVERIFY(contrast(level.text, level.tint) >= 7);
    for (const ThemeColors* c : {&lightColors(), &darkColors(), &most}) {
        QVERIFY(contrast(c->text, c->surface) >= 7);
        QVERIFY(contrast(c->muted, c->surface) >= 4.5);
        QVERIFY(contrast(c->muted, c->window) >= 4.5);
        QVERIFY(contrast(c->onAccent, c->accent) >= 4.5);
        QVERIFY(contrast(c->danger, c->surface) >= 4.5);
        for (const LevelColors& level : c->levels) {
            QVERIFY(contrast(level.text, level.tint) >= 4.5);
            QVERIFY(contrast(level.text, c->surface) >= 4.5);
        }
    }
}

QTEST_MAIN(tst_main_window)
#include "tst_main_window.moc"
