// A whole run through the window, with a real engine, by mouse and keys.
#include "core/run/run_feed.h"
#include "core/telemetry/http_server.h"
#include "ui/main_window/main_window.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

using namespace ledgerloom;

class tst_main_window_run : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void aRunFromStartToEnd();
    void cancellingAsksFirst();
    void closingAsksWhileARunIsUnderWay();
    void aCancelledRunIsResumed();
    void anInterruptedRunIsOfferedAtTheNextStart();
    void aRunOfAnotherProcessIsShownReadOnly();
    void aDrillAsksFirstAndRunsUnderTheUsersLimit();

private:
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }
    void click(const char* name) {
        auto* bar = m_window->findChild<QToolBar*>();
        QTest::mouseClick(bar->widgetForAction(action(name)), Qt::LeftButton);
    }
    void startARun(const QString& size);
    QAbstractButton* answer(const char* question, const QString& text);
    QString folder() const { return m_home->filePath(QStringLiteral("out")); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_run::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr});
    m_window->resize(1280, 800);
    m_window->show();
}

void tst_main_window_run::startARun(const QString& size) {
    m_window->findChild<QLineEdit*>(QStringLiteral("output"))->setText(folder());
    m_window->findChild<QLineEdit*>(QStringLiteral("size"))->setText(size);
    QTRY_VERIFY2_WITH_TIMEOUT(action("start")->isEnabled(), qPrintable(m_window->setup().obstacle()), 10'000);
    click("start");
    QVERIFY(m_window->run().isActive());
    QVERIFY(!action("start")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 10'000);
}

QAbstractButton* tst_main_window_run::answer(const char* question, const QString& text) {
    auto* box = m_window->findChild<QMessageBox*>(QString::fromLatin1(question));
    if (!box)
        return nullptr;
    for (auto* button : box->buttons())
        if (button->text().remove(QLatin1Char('&')) == text)
            return button;
    return nullptr;
}

void tst_main_window_run::aRunFromStartToEnd() {
    startARun(QStringLiteral("60MB"));
    click("pause");
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::paused, 5'000);
    QCOMPARE(action("pause")->text().remove(QLatin1Char('&')), QStringLiteral("Resume"));
    const auto rows = m_window->run().snapshot().rowsDone;
    QTest::qWait(400);
    QCOMPARE(m_window->run().snapshot().rowsDone, rows); // paused means paused
    click("pause");
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 120'000);
    QCOMPARE(m_window->run().state(), RunState::finished);
    QCOMPARE(m_window->findChild<QLabel*>(QStringLiteral("resultHeadline"))->text(), QStringLiteral("Done"));
    QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("resultDetails"))->text().contains(QStringLiteral("rows")));
    QVERIFY(m_window->findChild<QToolButton*>(QStringLiteral("openFolder"))->isVisible());
    QVERIFY(QFile::exists(folder() + QStringLiteral("/manifest.json")));
    // The form is ready for another run: its folder is the next free one.
    QCOMPARE(QString::fromStdString(m_window->setup().config().output), folder() + QStringLiteral("-2"));
    QTRY_VERIFY2_WITH_TIMEOUT(action("start")->isEnabled(), qPrintable(m_window->setup().obstacle()), 10'000);
}

void tst_main_window_run::cancellingAsksFirst() {
    startARun(QStringLiteral("2GB"));
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    auto* keep = answer("cancelQuestion", QStringLiteral("Keep running"));
    QVERIFY(keep);
    keep->click();
    QVERIFY(m_window->run().isActive());
    QTRY_VERIFY(!m_window->findChild<QMessageBox*>(QStringLiteral("cancelQuestion")));
    click("cancel");
    auto* yes = answer("cancelQuestion", QStringLiteral("Cancel the run"));
    QVERIFY(yes);
    yes->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
    QCOMPARE(m_window->run().state(), RunState::cancelled);
    QVERIFY(
        m_window->findChild<QLabel*>(QStringLiteral("resultHeadline"))->text().startsWith(QStringLiteral("Cancelled")));
}

void tst_main_window_run::closingAsksWhileARunIsUnderWay() {
    startARun(QStringLiteral("2GB"));
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto* yes = answer("quitQuestion", QStringLiteral("Cancel and quit"));
    QVERIFY(yes);
    yes->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 10'000);
    QVERIFY(!m_window->run().isActive());
}

void tst_main_window_run::aCancelledRunIsResumed() {
    startARun(QStringLiteral("300MB"));
    auto* resume = m_window->findChild<QToolButton*>(QStringLiteral("resumeRun"));
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
    QTRY_VERIFY(resume->isVisible());
    QVERIFY(!m_window->findChild<QToolButton*>(QStringLiteral("dismissRun"))->isVisible());
    QCOMPARE(m_settings->unfinishedRun(), folder());
    QTest::mouseClick(resume, Qt::LeftButton);
    QVERIFY(m_window->run().isActive());
    QVERIFY(!resume->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 120'000);
    QCOMPARE(m_window->run().state(), RunState::finished);
    QVERIFY(QFile::exists(folder() + QStringLiteral("/manifest.json")));
    QVERIFY(!resume->isVisible());
    QVERIFY(m_settings->unfinishedRun().isEmpty());
}

void tst_main_window_run::anInterruptedRunIsOfferedAtTheNextStart() {
    startARun(QStringLiteral("300MB"));
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
    const auto open = [this] {
        m_window = std::make_unique<MainWindow>(
            *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr});
        m_window->show();
        return m_window->findChild<QToolButton*>(QStringLiteral("resumeRun"));
    };
    auto* resume = open();
    QVERIFY(resume->isVisible());
    QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("resultDetails"))->text().contains(folder()));
    QTest::mouseClick(resume, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 10'000);
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
    open();
    QTest::mouseClick(m_window->findChild<QToolButton*>(QStringLiteral("dismissRun")), Qt::LeftButton);
    QVERIFY(!open()->isVisible()); // asked once is enough
}

/// Another process is stood in for by an engine and a server that the window knows nothing of.
void tst_main_window_run::aRunOfAnotherProcessIsShownReadOnly() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 3'000'000;
    config.output = "null";
    config.memoryLimitBytes = std::uint64_t(1) << 30;
    const auto engine = Engine::create(config).value();
    const auto feed = [&](std::uint64_t sample, std::uint64_t event) { return runFeed(*engine, sample, event); };
    const auto server = HttpServer::start(
                            {}, [] { return HealthView{}; }, feed)
                            .value();
    QVERIFY(engine->start().ok());
    action("attach")->trigger();
    auto* dialog = m_window->findChild<QInputDialog*>(QStringLiteral("attachDialog"));
    QVERIFY(dialog);
    dialog->setTextValue(QString::fromStdString(server->url()));
    dialog->accept();
    QVERIFY(m_window->run().isAttached());
    QTRY_VERIFY(m_window->run().snapshot().rowsDone > 0);
    QTRY_VERIFY(!m_window->run().source()->samplesSince(0, 100).empty());
    QVERIFY(!action("pause")->isEnabled());
    QVERIFY(!action("cancel")->isEnabled());
    engine->cancel();
    QTRY_COMPARE(int(m_window->run().snapshot().state), int(RunState::cancelled));
}

void tst_main_window_run::aDrillAsksFirstAndRunsUnderTheUsersLimit() {
    m_window->findChild<QLineEdit*>(QStringLiteral("output"))->setText(folder());
    QVERIFY(action("drill")->isEnabled());
    QVERIFY(!action("freeMemory")->isEnabled());
    action("drill")->trigger();
    auto* start = answer("drillQuestion", QStringLiteral("Start the drill"));
    QVERIFY(start);
    start->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 10'000);
    QVERIFY(!action("drill")->isEnabled());
    action("freeMemory")->trigger();
    const auto wasTold = [this](const char* text) {
        const auto events = m_window->run().source()->eventsSince(0);
        return std::ranges::any_of(events, [&](const Event& e) { return e.text.find(text) != std::string::npos; });
    };
    QTRY_VERIFY(wasTold("memory freed as asked"));
    QTRY_VERIFY_WITH_TIMEOUT(wasTold("drill: ballast up to 72 %"), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->run().snapshot().level >= Level::warning, 60'000);
    QVERIFY(!QFile::exists(folder())); // nothing is written
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
}

QTEST_MAIN(tst_main_window_run)
#include "tst_main_window_run.moc"
