// Workers and limits of a run are changed from the window while it goes on.
#include "tests/support/fake_estimate.h"
#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/monitor/marks.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

class tst_main_window_adjust : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void cleanup() { m_window.reset(); }
    void thereIsNothingToChangeWithoutARun();
    void workersAndLimitsAreChangedAndMarked();
    void whatIsRefusedSaysWhyAndChangesNothing();
    void theDialogClosesWithTheRun();

private:
    QAction* action() { return m_window->findChild<QAction*>(QStringLiteral("adjust")); }
    QLineEdit* field(const char* name) {
        return m_window->findChild<QLineEdit*>(QStringLiteral("adjust-") + QString::fromLatin1(name));
    }
    QString answer() { return m_window->findChild<QLabel*>(QStringLiteral("adjustAnswer"))->text(); }
    void apply() { m_window->findChild<QPushButton*>(QStringLiteral("adjustApply"))->click(); }
    void start();
    std::vector<Event> changes();

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_adjust::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    m_window->show();
}

void tst_main_window_adjust::start() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 20'000'000;
    config.workers = 1;
    config.memoryLimitBytes = std::uint64_t(1) << 30;
    config.output = "null";
    m_window->run().start(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 20'000);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QTRY_VERIFY(m_window->findChild<AdjustDialog*>());
}

std::vector<Event> tst_main_window_adjust::changes() {
    auto events = m_window->run().source()->eventsSince(0);
    std::erase_if(events, [](const Event& event) { return !event.text.starts_with("changed while running"); });
    return events;
}

void tst_main_window_adjust::thereIsNothingToChangeWithoutARun() {
    QVERIFY(!action()->isEnabled());
    QVERIFY(!m_window->run().adjust(RunConfig()).ok());
}

void tst_main_window_adjust::workersAndLimitsAreChangedAndMarked() {
    start();
    QCOMPARE(field("workers")->text(), QStringLiteral("1"));
    field("workers")->setText(QStringLiteral("3"));
    field("memory-limit")->setText(QStringLiteral("2GiB"));
    apply();
    QCOMPARE(answer(), QStringLiteral("In force from now on."));
    QTRY_COMPARE(m_window->run().snapshot().workersActive, 3U);
    QTRY_COMPARE(m_window->run().snapshot().memoryLimitBytes, std::uint64_t(2) << 30);
    QTRY_VERIFY(m_window->findChild<QLabel*>(QStringLiteral("adjustNow"))
                    ->text()
                    .contains(QStringLiteral("3 of 3 workers at work")));
    QCOMPARE(changes().size(), std::size_t(1));
    // It is a mark on the time line, not a line of the log alone.
    TimeFrame frame{.windowUs = 600'000'000, .buckets = 300};
    frame.newest = frame.bucketOf(changes().front().elapsedUs);
    QCOMPARE(marksOf(changes(), frame).size(), std::size_t(1));
    apply(); // the same once more is no change
    QCOMPARE(changes().size(), std::size_t(1));
    QCOMPARE(m_window->run().config().workers, 3U);
}

void tst_main_window_adjust::whatIsRefusedSaysWhyAndChangesNothing() {
    start();
    field("workers")->setText(QStringLiteral("3"));
    field("memory-limit")->setText(QStringLiteral("64MiB"));
    apply();
    QVERIFY2(answer().contains(QStringLiteral("Nothing was changed")), qPrintable(answer()));
    QCOMPARE(m_window->run().snapshot().workersPlanned, 1U);
    QCOMPARE(m_window->run().config().workers, 1U);
    field("memory-limit")->setText(QStringLiteral("much"));
    apply();
    QCOMPARE(answer(), QStringLiteral("To mend first: Memory limit"));
    QVERIFY(changes().empty());
}

void tst_main_window_adjust::theDialogClosesWithTheRun() {
    start();
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<AdjustDialog*>(), 20'000);
    QTRY_VERIFY(!action()->isEnabled());
}

QTEST_MAIN(tst_main_window_adjust)
#include "tst_main_window_adjust.moc"
