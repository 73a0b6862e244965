#include "core/memory/give_back.h"
#include "core/memory/probe.h"
#include "tests/support/sanitized.h"
#include "tests/support/synthetic_run.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/studio_state.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/sample_history.h"
#include "ui/settings/studio_settings.h"

#include <QTabWidget>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstdlib>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

namespace {

constexpr std::uint64_t mib = std::uint64_t{1} << 20;
std::uint64_t programBytes = 0; ///< before there was a QApplication

std::uint64_t processBytes() {
    (void)giveBackFreeMemory();
    return makeSystemProbe()->read().processBytes.value.value_or(0);
}

std::uint64_t bytesOf(const Estimate& estimate, const char* name) {
    const auto found = std::ranges::find(estimate.memory, name, &MemoryComponent::name);
    return found == estimate.memory.end() ? 0 : found->bytes;
}

bool near(std::uint64_t said, std::uint64_t measured, std::uint64_t apart) {
    qDebug("%.2f MiB said, %.2f MiB measured", double(said) / mib, double(measured) / mib);
    return (said > measured ? said - measured : measured - said) <= apart;
}

} // namespace

/// The studio's estimate names what its window and its charts take, and that is what they take.
class TestMainWindowCosts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (ledgerloom::testing::sanitized)
            QSKIP("a sanitizer's own memory counts as the program's");
    }
    void init();
    void theWindowIsWhatTheProcessHasGrownBy();
    void theChartsAreWhatTheyKeepAtMost();
    void aRunUnderWayIsNotTheWindows();

private:
    Estimate found() const { return m_state->costs->estimateBeside(m_config).value(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<StudioState> m_state;
    std::unique_ptr<MainWindow> m_window;
    RunConfig m_config;
};

void TestMainWindowCosts::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    MainWindow::Parts parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr};
    m_state = std::make_unique<StudioState>(m_home->path(), parts.session, parts.system, programBytes);
    parts.state = m_state.get();
    m_window = std::make_unique<MainWindow>(*m_settings, parts);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_config.output = "null";
    (void)found(); // what planning takes for good, the first time
}

void TestMainWindowCosts::theWindowIsWhatTheProcessHasGrownBy() {
    const Estimate estimate = found();
    QCOMPARE(bytesOf(estimate, "program"), programBytes);
    QVERIFY(near(bytesOf(estimate, "window"), processBytes() - programBytes, mib));
    QVERIFY(bytesOf(estimate, "window") > 4 * mib); // no window of Qt is less
    std::uint64_t sum = 0;
    for (const MemoryComponent& component : estimate.memory)
        sum += component.bytes;
    QCOMPARE(estimate.streamingPeakBytes, sum);
}

void TestMainWindowCosts::theChartsAreWhatTheyKeepAtMost() {
    const Estimate before = found();
    auto* charts = m_window->findChild<MonitorPage*>();
    m_window->findChild<QTabWidget*>()->setCurrentWidget(charts);
    const auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::calm);
    run->advanceTo(60'000'000);
    charts->setSource(run);
    charts->refresh();
    QTest::qWait(200); // drawn for the first time, which takes pictures and fonts
    std::uint64_t grown = charts->historyBytes();
    // Two hours: more than the charts keep, so that they have begun to merge.
    for (std::int64_t minute = 10; minute <= 120; minute += 10) {
        run->advanceTo(minute * 60'000'000);
        const std::uint64_t held = processBytes();
        charts->refresh();
        grown += processBytes() - std::min(processBytes(), held);
    }
    QVERIFY(charts->historyBytes() > SampleHistory::mostBytes / 2);
    QVERIFY(charts->historyBytes() <= SampleHistory::mostBytes);
    QVERIFY(near(bytesOf(before, "charts"), grown, 2 * mib)); // drawing takes some more now and then
    // And an estimate made now does not count them twice.
    m_state->costs->setChartBytes(charts->historyBytes());
    QVERIFY(near(bytesOf(found(), "charts"), bytesOf(before, "charts"), 0));
}

void TestMainWindowCosts::aRunUnderWayIsNotTheWindows() {
    const std::uint64_t window = bytesOf(found(), "window");
    m_state->costs->runBegins();
    std::vector<char> run(64 * mib, 'x');
    QVERIFY(near(bytesOf(found(), "window"), window, mib));
    m_state->costs->runEnds();
    QVERIFY(near(bytesOf(found(), "window"), window + run.size(), mib));
}

int main(int argc, char** argv) {
    programBytes = makeSystemProbe()->read().processBytes.value.value_or(0);
    QApplication application(argc, argv);
    TestMainWindowCosts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_main_window_costs.moc"
