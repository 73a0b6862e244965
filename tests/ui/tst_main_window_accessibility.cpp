// What a screen reader finds: the tree of the window, read as it reads it.
#include "tests/support/fake_estimate.h"
#include "tests/support/synthetic_run.h"
#include "ui/main_window/main_window.h"
#include "ui/monitor/plot_view.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;
using ledgerloom::testing::SyntheticRun;

namespace {

void visit(QAccessibleInterface* one, const std::function<void(QAccessibleInterface&)>& see) {
    if (!one || !one->isValid())
        return;
    see(*one);
    // A table has a child a cell: their names are their texts.
    if (one->role() == QAccessible::Table)
        return;
    for (int i = 0; i < one->childCount(); ++i)
        visit(one->child(i), see);
}

QString pathOf(QAccessibleInterface& one) {
    const QObject* object = one.object();
    return object ? QString::fromLatin1(object->metaObject()->className()) + u' ' + object->objectName()
                  : QString::number(int(one.role()));
}

} // namespace

class tst_main_window_accessibility : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everythingThatTakesTheKeyboardHasAName();
    void everyPageIsAReadableTree();
    void chartsTellWhatTheyShowInWords();
    void tabGoesDownTheFormAndThenToTheRun();

private:
    QAccessibleInterface* tree() { return QAccessible::queryAccessibleInterface(m_window.get()); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_accessibility::initTestCase() {
    installStyle();
    QAccessible::setActive(true);
}

void tst_main_window_accessibility::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    m_window->resize(1280, 1400);
    m_window->show();
    auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::pressure);
    run->advanceTo(120'000'000);
    run->state().state = RunState::finished;
    m_window->run().recall(run, RunConfig());
}

void tst_main_window_accessibility::everythingThatTakesTheKeyboardHasAName() {
    auto* pages = m_window->findChild<QTabWidget*>();
    QStringList nameless;
    int seen = 0;
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        QCoreApplication::processEvents();
        visit(tree(), [&](QAccessibleInterface& one) {
            const auto state = one.state();
            const auto* widget = qobject_cast<QWidget*>(one.object());
            if (!state.focusable || state.invisible || !widget || widget->focusPolicy() == Qt::NoFocus)
                return;
            ++seen;
            // A list box reports its text as its name; what it is for stands in its own accessible name.
            const bool named = qobject_cast<const QComboBox*>(widget) ? !widget->accessibleName().isEmpty()
                                                                      : !one.text(QAccessible::Name).isEmpty();
            if (!named && !qobject_cast<const QScrollArea*>(widget))
                nameless << pathOf(one);
        });
    }
    QVERIFY(seen > 60);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
}

void tst_main_window_accessibility::everyPageIsAReadableTree() {
    const auto* pages = m_window->findChild<QTabWidget*>();
    QStringList titles;
    visit(tree(), [&](QAccessibleInterface& one) {
        if (one.role() == QAccessible::PageTab)
            titles << one.text(QAccessible::Name);
    });
    for (int page = 0; page < pages->count(); ++page)
        QVERIFY2(titles.contains(pages->tabText(page)), qPrintable(pages->tabText(page)));
}

void tst_main_window_accessibility::chartsTellWhatTheyShowInWords() {
    int charts = 0;
    visit(tree(), [&](QAccessibleInterface& one) {
        if (!qobject_cast<PlotView*>(one.object()))
            return;
        ++charts;
        QVERIFY(!one.text(QAccessible::Name).isEmpty());
        QVERIFY2(one.text(QAccessible::Description).contains(QStringLiteral("between")),
                 qPrintable(one.text(QAccessible::Description)));
    });
    QCOMPARE(charts, 3);
}

void tst_main_window_accessibility::tabGoesDownTheFormAndThenToTheRun() {
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto* form = &m_window->setup();
    m_window->findChild<QComboBox*>(QStringLiteral("preset"))->setFocus();
    const QWidget* fields = form->findChild<QScrollArea*>()->widget(); // its places do not change when it is scrolled
    constexpr int sameLine = 30;
    int lowest = 0;
    int steps = 0;
    for (; steps < 60 && form->isAncestorOf(QApplication::focusWidget()); ++steps) {
        const QWidget* now = QApplication::focusWidget();
        if (fields->isAncestorOf(now)) {
            const int y = now->mapTo(fields, QPoint(0, 0)).y();
            QVERIFY2(y >= lowest - sameLine, qPrintable(now->objectName()));
            lowest = y;
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(steps > 15);                                       // the whole form came first
    QVERIFY(!form->isAncestorOf(QApplication::focusWidget())); // and then the run
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(form->isAncestorOf(QApplication::focusWidget()));
}

QTEST_MAIN(tst_main_window_accessibility)
#include "tst_main_window_accessibility.moc"
