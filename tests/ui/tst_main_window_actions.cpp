// Every action of the window, once by mouse alone and once by keyboard alone, and what it does. An action that is
// added without a line here fails.
#include "tests/support/fake_estimate.h"
#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/queue/run_queue.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

namespace {

/// What an action needs and does.
struct Expectation {
    std::function<void()> before = [] {};
    std::function<bool()> effect;
};

} // namespace

class tst_main_window_actions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyActionHasItsLine();
    void byMouse_data() { rows(); }
    void byMouse();
    void byKeyboard_data() { rows(); }
    void byKeyboard();
    void swallow(const QUrl& url) { m_opened = url; }

private:
    void rows();
    void describe();
    void describeRun();
    void describePresets();
    QAction* action(const QString& name) const { return m_window->findChild<QAction*>(name); }
    bool hasDialog(const char* className) const;
    bool asks() const { return hasDialog("QMessageBox"); }
    void type(const char* field, const QString& text) const {
        m_window->findChild<QLineEdit*>(QString::fromLatin1(field))->setText(text);
    }
    void startRun() const;
    void ownPreset() const;
    bool pageIs(int page) const { return m_window->findChild<QTabWidget*>()->currentIndex() == page; }
    QList<QMenu*> pathTo(const QAction* wanted) const;
    void expect(const QString& name);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::map<QString, Expectation> m_expected;
    QUrl m_opened;
    LanguageChoice m_language = LanguageChoice::system;
};

void tst_main_window_actions::initTestCase() {
    installStyle();
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "swallow");
}

void tst_main_window_actions::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    connect(m_window.get(), &MainWindow::languageChosen, this, [this](LanguageChoice choice) { m_language = choice; });
    type("output", m_home->filePath(QStringLiteral("out")));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(action(QStringLiteral("start"))->isEnabled());
    m_opened = {};
    m_expected.clear();
    describe();
    describeRun();
    describePresets();
}

void tst_main_window_actions::cleanup() {
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 60'000);
    m_window.reset();
    applyTheme(ThemeChoice::light);
}

bool tst_main_window_actions::hasDialog(const char* className) const {
    return std::ranges::any_of(m_window->findChildren<QDialog*>(), [&](const QDialog* dialog) {
        return dialog->isVisible() && dialog->inherits(className);
    });
}

void tst_main_window_actions::startRun() const {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 50'000'000;
    config.workers = 1;
    config.output = "null";
    m_window->run().start(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 20'000);
    QTRY_VERIFY(action(QStringLiteral("adjust"))->isEnabled());
}

void tst_main_window_actions::describe() {
    const auto shows = [this](int page) { return [this, page] { return pageIs(page); }; };
    const auto elsewhere = [this] { m_window->findChild<QTabWidget*>()->setCurrentIndex(1); };
    m_expected[QStringLiteral("showCharts")] = {elsewhere, shows(0)};
    m_expected[QStringLiteral("showPreview")] = {[] {}, shows(1)};
    m_expected[QStringLiteral("showReport")] = {[] {}, shows(2)};
    m_expected[QStringLiteral("showQueue")] = {[] {}, shows(3)};
    m_expected[QStringLiteral("showDataset")] = {[] {}, shows(4)};
    m_expected[QStringLiteral("openDataset")] = {[] {}, [this] { return pageIs(4) && hasDialog("QFileDialog"); }};
    m_expected[QStringLiteral("openDatasetFile")] = m_expected[QStringLiteral("openDataset")];
    m_expected[QStringLiteral("showLog")] = {
        [] {}, [this] { return !m_window->findChild<QWidget*>(QStringLiteral("log"))->isVisible(); }};
    m_expected[QStringLiteral("fullScreen")] = {[] {}, [this] { return m_window->isFullScreen(); }};
    m_expected[QStringLiteral("shortcuts")] = {[] {}, [this] { return hasDialog("QDialog"); }};
    m_expected[QStringLiteral("about")] = {[] {}, [this] { return asks(); }};
    m_expected[QStringLiteral("quit")] = {[] {}, [this] { return !m_window->isVisible(); }};
    const auto seedIs = [this](std::uint64_t seed) {
        return [this, seed] { return m_window->setup().config().seed == seed; };
    };
    m_expected[QStringLiteral("undo")] = {[this] { type("seed", QStringLiteral("77")); }, seedIs(RunConfig().seed)};
    m_expected[QStringLiteral("redo")] = {[this] {
                                              type("seed", QStringLiteral("77"));
                                              m_window->setup().undo();
                                          },
                                          seedIs(77)};
    m_expected[QStringLiteral("copyCommand")] = {
        [] { QApplication::clipboard()->clear(); },
        [] { return QApplication::clipboard()->text().startsWith(QStringLiteral("ledgerloom generate")); }};
    m_expected[QStringLiteral("openOutput")] = {[this] { QDir(m_home->path()).mkdir(QStringLiteral("out")); },
                                                [this] { return m_opened.isLocalFile(); }};
    for (const auto theme : {ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark, ThemeChoice::contrast})
        m_expected[QStringLiteral("theme-") + themeChoiceName(theme)] = {
            [this, theme] {
                m_settings->setTheme(theme == ThemeChoice::light ? ThemeChoice::dark : ThemeChoice::light);
            },
            [this, theme] { return m_settings->theme() == theme; }};
    for (const auto language : {LanguageChoice::system, LanguageChoice::english, LanguageChoice::portuguese})
        m_expected[QStringLiteral("language-") + languageChoiceName(language)] = {
            [this, language] {
                m_settings->setLanguage(language == LanguageChoice::english ? LanguageChoice::portuguese
                                                                            : LanguageChoice::english);
            },
            [this, language] { return m_settings->language() == language && m_language == language; }};
}

void tst_main_window_actions::describeRun() {
    const auto running = [this] { startRun(); };
    m_expected[QStringLiteral("start")] = {[] {}, [this] { return m_window->run().isActive(); }};
    m_expected[QStringLiteral("pause")] = {running, [this] { return m_window->run().state() == RunState::paused; }};
    m_expected[QStringLiteral("cancel")] = {running, [this] { return asks(); }};
    m_expected[QStringLiteral("enqueue")] = {[] {},
                                             [this] { return m_window->findChild<RunQueue*>()->waiting() == 1; }};
    m_expected[QStringLiteral("adjust")] = {running, [this] { return hasDialog("ledgerloom::AdjustDialog"); }};
    m_expected[QStringLiteral("freeMemory")] = {running, [this] {
                                                    const auto events = m_window->run().source()->eventsSince(0);
                                                    return std::ranges::any_of(events, [](const Event& event) {
                                                        return event.text.find("memory freed as asked") !=
                                                               std::string::npos;
                                                    });
                                                }};
    m_expected[QStringLiteral("drill")] = {[] {}, [this] { return asks(); }};
    m_expected[QStringLiteral("attach")] = {[] {}, [this] { return hasDialog("QInputDialog"); }};
    const auto asksFolder = [this] { return hasDialog("QFileDialog"); };
    m_expected[QStringLiteral("resumeInterrupted")] = {[] {}, asksFolder};
    m_expected[QStringLiteral("openRun")] = {[] {}, asksFolder};
    m_expected[QStringLiteral("compareRun")] = {[this] { action(QStringLiteral("compareRun"))->setEnabled(true); },
                                                asksFolder};
}

void tst_main_window_actions::ownPreset() const {
    action(QStringLiteral("savePresetAs"))->trigger();
    auto* name = m_window->findChild<QDialog*>();
    QVERIFY(name);
    name->findChild<QLineEdit*>()->setText(QStringLiteral("Mine"));
    name->accept();
    QTRY_VERIFY(action(QStringLiteral("deletePreset"))->isEnabled());
    QTRY_VERIFY(!m_window->findChild<QDialog*>());
}

void tst_main_window_actions::describePresets() {
    const auto own = [this] { ownPreset(); };
    const auto changed = [this] {
        ownPreset();
        type("seed", QStringLiteral("77"));
    };
    const auto asksName = [this] { return hasDialog("ledgerloom::NameDialog"); };
    m_expected[QStringLiteral("savePreset")] = {
        changed, [this] { return !action(QStringLiteral("revertPreset"))->isEnabled(); }};
    m_expected[QStringLiteral("savePresetAs")] = {[] {}, asksName};
    m_expected[QStringLiteral("revertPreset")] = {
        changed, [this] { return m_window->setup().config().seed == RunConfig().seed; }};
    m_expected[QStringLiteral("comparePreset")] = {changed, [this] { return hasDialog("ledgerloom::CompareDialog"); }};
    m_expected[QStringLiteral("renamePreset")] = {own, asksName};
    m_expected[QStringLiteral("duplicatePreset")] = {own, asksName};
    m_expected[QStringLiteral("deletePreset")] = {own, [this] { return asks(); }};
    m_expected[QStringLiteral("importPreset")] = {[] {}, [this] { return hasDialog("QFileDialog"); }};
    m_expected[QStringLiteral("exportPreset")] = {[] {}, [this] { return hasDialog("QFileDialog"); }};
}

/// The menus from the bar to the action.
QList<QMenu*> tst_main_window_actions::pathTo(const QAction* wanted) const {
    const std::function<QList<QMenu*>(QMenu*)> within = [&](QMenu* menu) -> QList<QMenu*> {
        for (const QAction* one : menu->actions()) {
            if (one == wanted)
                return {menu};
            if (QMenu* sub = one->menu())
                if (const auto rest = within(sub); !rest.isEmpty())
                    return QList<QMenu*>{menu} + rest;
        }
        return {};
    };
    for (const QAction* top : m_window->menuBar()->actions())
        if (const auto path = within(top->menu()); !path.isEmpty())
            return path;
    return {};
}

void tst_main_window_actions::rows() {
    QTest::addColumn<QString>("name");
    init();
    for (const auto& [name, expectation] : m_expected)
        QTest::newRow(qPrintable(name)) << name;
    cleanup();
}

void tst_main_window_actions::everyActionHasItsLine() {
    for (const QAction* top : m_window->menuBar()->actions()) {
        QList<QAction*> todo = top->menu()->actions();
        while (!todo.isEmpty()) {
            const QAction* one = todo.takeFirst();
            if (one->menu())
                todo += one->menu()->actions();
            else if (!one->isSeparator())
                QVERIFY2(m_expected.contains(one->objectName()), qPrintable(one->text()));
        }
    }
}

void tst_main_window_actions::expect(const QString& name) {
    QTRY_VERIFY2_WITH_TIMEOUT(m_expected.at(name).effect(), qPrintable(name), 20'000);
}

void tst_main_window_actions::byMouse() {
    QFETCH(QString, name);
    m_expected.at(name).before();
    QAction* wanted = action(name);
    QVERIFY(wanted && wanted->isEnabled());
    const QList<QMenu*> path = pathTo(wanted);
    QVERIFY(!path.isEmpty());
    QMenuBar* bar = m_window->menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, Qt::NoModifier, bar->actionGeometry(path.front()->menuAction()).center());
    for (int i = 0; i < path.size(); ++i) {
        QTRY_VERIFY(path[i]->isVisible());
        QAction* next = i + 1 < path.size() ? path[i + 1]->menuAction() : wanted;
        QTest::mouseClick(path[i], Qt::LeftButton, Qt::NoModifier, path[i]->actionGeometry(next).center());
    }
    expect(name);
}

/// By its own key where it has one, else through the menus by arrows.
void tst_main_window_actions::byKeyboard() {
    QFETCH(QString, name);
    m_expected.at(name).before();
    QAction* wanted = action(name);
    QVERIFY(wanted && wanted->isEnabled());
    m_window->activateWindow(); // a dialog may have been in front before
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    if (!wanted->shortcut().isEmpty()) {
        QTest::keySequence(m_window.get(), wanted->shortcut());
        return expect(name);
    }
    const QList<QMenu*> path = pathTo(wanted);
    QVERIFY(!path.isEmpty());
    const QKeySequence mnemonic = QKeySequence::mnemonic(path.front()->title());
    QVERIFY2(!mnemonic.isEmpty(), qPrintable(path.front()->title()));
    QTest::keySequence(m_window.get(), mnemonic);
    for (int i = 0; i < path.size(); ++i) {
        QTRY_VERIFY(path[i]->isVisible());
        const QAction* next = i + 1 < path.size() ? path[i + 1]->menuAction() : wanted;
        for (int step = 0; step < 40 && path[i]->activeAction() != next; ++step)
            QTest::keyClick(path[i], Qt::Key_Down);
        QCOMPARE(path[i]->activeAction(), next);
        QTest::keyClick(path[i], i + 1 < path.size() ? Qt::Key_Right : Qt::Key_Return);
    }
    expect(name);
}

QTEST_MAIN(tst_main_window_actions)
#include "tst_main_window_actions.moc"
