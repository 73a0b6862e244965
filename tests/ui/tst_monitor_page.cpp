#include "tests/support/synthetic_run.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/plot_view.h"
#include "ui/monitor/progress_strip.h"
#include "ui/monitor/trace_painter.h"
#include "ui/style/theme.h"
#include "ui/style/theme_colors.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

namespace {

constexpr std::int64_t second = 1'000'000;

struct Shown {
    MonitorPage page;
    std::shared_ptr<SyntheticRun> run;

    Shown(SyntheticRun::Story story, std::int64_t seconds) : run(std::make_shared<SyntheticRun>(story)) {
        run->advanceTo(seconds * second);
        page.resize(900, 600);
        page.show();
        page.setSource(run);
        QCoreApplication::processEvents();
    }

    QList<PlotView*> plots() const { return page.findChildren<PlotView*>(); }
};

/// Pixels of exactly this colour between two columns.
int count(const QImage& image, const QColor& color, int fromX, int toX) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = fromX; x < toX; ++x) {
            found += image.pixelColor(x, y) == color ? 1 : 0;
        }
    }
    return found;
}

} // namespace

class TestMonitorPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void beforeARunItTellsWhatWillAppear();
    void threePlotsShareTheirEdges();
    void limitFarAwayIsSaidNotDrawn();
    void limitsCanBeShown();
    void limitsNearbyAreDrawnByThemselves();
    void eachSampleHasTheColourOfItsLevel();
    void unknownValuesBreakTheLine();
    void marksMatchTheEvents();
    void clickOnAMarkNamesItsEvent();
    void spansChangeTheWindow();
    void anotherRunBeginsAnew();
    void screenReadersGetASummary();
    void stripsSayLevelAndProgressInWords();
};

void TestMonitorPage::initTestCase() {
    installStyle();
    applyTheme(ThemeChoice::light);
}

void TestMonitorPage::beforeARunItTellsWhatWillAppear() {
    MonitorPage page;
    page.resize(900, 600);
    page.show();
    page.refresh();
    for (const PlotView* plot : page.findChildren<PlotView*>()) {
        QVERIFY(!plot->isVisible());
    }
}

void TestMonitorPage::threePlotsShareTheirEdges() {
    const Shown shown(SyntheticRun::Story::calm, 30);
    QCOMPARE(shown.plots().size(), 3);
    for (const PlotView* plot : shown.plots()) {
        QCOMPARE(plot->plotRect().left(), shown.plots()[0]->plotRect().left());
        QCOMPARE(plot->plotRect().width(), shown.plots()[0]->plotRect().width());
    }
}

void TestMonitorPage::limitFarAwayIsSaidNotDrawn() {
    const Shown shown(SyntheticRun::Story::calm, 30);
    const PlotContent& memory = shown.plots()[0]->content();
    QVERIFY(memory.guides.empty());
    QVERIFY(memory.left.high < 200.0 * 1024 * 1024);
    QVERIFY2(memory.notice.startsWith(QStringLiteral("limit 4.00 GiB is off scale; using 2.0 %")),
             qPrintable(memory.notice));
}

void TestMonitorPage::limitsCanBeShown() {
    const Shown shown(SyntheticRun::Story::calm, 30);
    shown.page.findChild<QCheckBox*>()->click();
    const PlotContent& memory = shown.plots()[0]->content();
    QCOMPARE(memory.guides.size(), std::size_t{2});
    QVERIFY(memory.left.high >= 4.0 * 1024 * 1024 * 1024);
    QVERIFY(memory.notice.isEmpty());
}

void TestMonitorPage::limitsNearbyAreDrawnByThemselves() {
    const Shown shown(SyntheticRun::Story::pressure, 120);
    const PlotContent& memory = shown.plots()[0]->content();
    QCOMPARE(memory.guides.size(), std::size_t{2});
    QCOMPARE(memory.bands.size(), std::size_t{3});
}

void TestMonitorPage::eachSampleHasTheColourOfItsLevel() {
    const ThemeColors& colors = lightColors();
    SampleHistory history;
    for (int i = 0; i <= 100; ++i) {
        Sample sample;
        sample.elapsedUs = i * second / 10;
        sample.processBytes = 50;
        sample.level = i < 50 ? 0 : 2;
        history.append({sample});
    }
    PointWindow points;
    points.update(history, 10 * second, 100);
    QImage image(200, 100, QImage::Format_RGB32);
    image.fill(colors.surface);
    QPainter painter(&image);
    // The scale puts the line on the middle of a pixel row, so smoothing mixes no colours.
    paintTrace(painter, points, {Measure::process, {}, false, false}, {image.rect(), image.rect(), -0.5, 99.5}, colors);
    painter.end();
    QVERIFY(count(image, colors.level(0).solid, 0, 90) > 80);
    QCOMPARE(count(image, colors.level(2).solid, 0, 90), 0);
    QVERIFY(count(image, colors.level(2).solid, 110, 200) > 80);
    QCOMPARE(count(image, colors.level(0).solid, 110, 200), 0);
}

void TestMonitorPage::unknownValuesBreakTheLine() {
    SampleHistory history;
    for (int i = 0; i <= 100; ++i) {
        Sample sample;
        sample.elapsedUs = i * second / 10;
        if (i < 40 || i > 60) {
            sample.processBytes = 50;
        }
        history.append({sample});
    }
    PointWindow points;
    points.update(history, 10 * second, 100);
    QImage image(200, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintTrace(painter, points, {Measure::process, Qt::black, true, false}, {image.rect(), image.rect(), 0, 100},
               lightColors());
    painter.end();
    QCOMPARE(count(image, Qt::white, 86, 114), 28 * 100);
    QVERIFY(count(image, Qt::white, 40, 60) < 20 * 100);
}

void TestMonitorPage::marksMatchTheEvents() {
    const Shown shown(SyntheticRun::Story::pressure, 100);
    const auto events = shown.run->eventsSince(0);
    int marked = 0;
    for (const Mark& mark : shown.plots()[0]->marks()) {
        marked += mark.count;
    }
    QVERIFY(events.size() > 2);
    QCOMPARE(marked, static_cast<int>(events.size()));
    QVERIFY(shown.plots()[0]->marks() == shown.plots()[2]->marks());
}

void TestMonitorPage::clickOnAMarkNamesItsEvent() {
    Shown shown(SyntheticRun::Story::calm, 30);
    shown.run->addEvent(EventKind::warning, Level::normal, 20 * second, "Disk is slow");
    shown.page.refresh();
    QSignalSpy spy(&shown.page, &MonitorPage::eventActivated);
    const PlotView* plot = shown.plots()[0];
    const int x = plot->plotRect().left() + plot->plotRect().width() * 20 / 30;
    QTest::mouseClick(plot->viewport(), Qt::LeftButton, {}, QPoint(x, plot->plotRect().top() - 6));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toULongLong(), 2ULL);
}

void TestMonitorPage::spansChangeTheWindow() {
    // The start is marked: it lies in the whole run and the last hour, but not in the last ten minutes.
    const Shown shown(SyntheticRun::Story::calm, 1000);
    const auto buttons = shown.page.findChild<QButtonGroup*>()->buttons();
    const auto startIsShown = [&] { return shown.plots()[0]->marks().size() == 1; };
    QVERIFY(!startIsShown());
    buttons[1]->click();
    QVERIFY(startIsShown());
    buttons[0]->click();
    QVERIFY(!startIsShown());
    buttons[2]->click();
    QVERIFY(startIsShown());
}

void TestMonitorPage::anotherRunBeginsAnew() {
    Shown shown(SyntheticRun::Story::pressure, 290);
    auto calm = std::make_shared<SyntheticRun>(SyntheticRun::Story::calm);
    calm->advanceTo(5 * second);
    shown.page.setSource(calm);
    QCOMPARE(shown.plots()[0]->marks().size(), std::size_t{1});
    QVERIFY(shown.plots()[0]->content().left.high < 200.0 * 1024 * 1024);
    shown.page.setSource(nullptr);
    QVERIFY(!shown.plots()[0]->isVisible());
}

void TestMonitorPage::screenReadersGetASummary() {
    const Shown shown(SyntheticRun::Story::calm, 30);
    QVERIFY(shown.plots()[0]->accessibleDescription().contains(QStringLiteral("of 4.00 GiB")));
    QVERIFY(shown.plots()[1]->accessibleDescription().contains(QStringLiteral("MiB/s")));
    QVERIFY(shown.plots()[2]->accessibleDescription().contains(QStringLiteral("rows/s")));
}

void TestMonitorPage::stripsSayLevelAndProgressInWords() {
    SyntheticRun run(SyntheticRun::Story::pressure);
    run.advanceTo(90 * second);
    LevelStrip level;
    level.refresh(run.snapshot());
    QVERIFY2(level.accessibleDescription().contains(QStringLiteral("CRITICAL")),
             qPrintable(level.accessibleDescription()));
    ProgressStrip progress;
    progress.refresh(run.snapshot());
    QVERIFY2(progress.accessibleDescription().contains(QStringLiteral("/ 98.4M rows")),
             qPrintable(progress.accessibleDescription()));
    QVERIFY(progress.accessibleDescription().contains(QStringLiteral("ETA")));
    run.state().state = RunState::failed;
    run.state().error = Error{ErrorCode::diskFull, "The disk is full", {}};
    progress.refresh(run.snapshot());
    QVERIFY(progress.accessibleDescription().contains(QStringLiteral("The disk is full")));
}

QTEST_MAIN(TestMonitorPage)
#include "tst_monitor_page.moc"
