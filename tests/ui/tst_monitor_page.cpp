#include "tests/support/synthetic_run.h"
#include "ui/monitor/chart_controls.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/live_charts.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/plot_view.h"
#include "ui/monitor/progress_strip.h"
#include "ui/monitor/trace_painter.h"
#include "ui/style/theme.h"
#include "ui/style/theme_colors.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
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
    QString note() const { return page.findChild<QLabel*>(QStringLiteral("chartNote"))->text(); }
    QList<QAction*> curves() const { return page.findChild<QToolButton*>(QStringLiteral("series"))->menu()->actions(); }
    QToolButton* zoomButton() const { return page.findChild<QToolButton*>(QStringLiteral("zoom")); }

    /// Drags over the memory plot, from one part of its width to another.
    void drag(double from, double to) const {
        const PlotView* plot = plots()[0];
        const auto at = [&](double share) {
            const QRect area = plot->plotRect();
            return QPoint(area.left() + static_cast<int>(area.width() * share), area.center().y());
        };
        QTest::mousePress(plot->viewport(), Qt::LeftButton, {}, at(from));
        QTest::mouseMove(plot->viewport(), at((from + to) / 2));
        QTest::mouseMove(plot->viewport(), at(to));
        QTest::mouseRelease(plot->viewport(), Qt::LeftButton, {}, at(to));
    }
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
    void gridAndCurvesAreOfOneSize();
    void spansChangeTheWindow();
    void anotherRunBeginsAnew();
    void holdingKeepsTheViewWhileTheRunGoesOn();
    void draggingSelectsAndTellsTheDifference();
    void zoomShowsOnlyTheSelection();
    void theWheelZoomsAroundThePointer();
    void keysMoveTheCursorAndSelect();
    void curvesAreSwitchedOnAndOff();
    void theMachineHasTheRightAxis();
    void anEventOfTheLogIsShown();
    void keysGoFromEventToEvent();
    void theViewCanBeTakenOut();
    void theTableTellsWhatThePlotsShow();
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
    points.update(history, 10 * second, 100, history.newestUs());
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
    points.update(history, 10 * second, 100, history.newestUs());
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

/// Also when the run is over and nothing else draws the charts anew.
void TestMonitorPage::gridAndCurvesAreOfOneSize() {
    Shown shown(SyntheticRun::Story::calm, 60);
    Shown small(SyntheticRun::Story::calm, 60);
    for (MonitorPage* page : {&shown.page, &small.page}) {
        page->resize(900, 470);
        QTest::qWait(50);
    }
    // One of them once more, in two steps of one event, as a window does that makes room for a bar below.
    shown.page.resize(900, 560);
    QTest::qWait(50);
    (void)shown.page.grab();
    shown.page.resize(900, 540);
    shown.page.resize(900, 470);
    QTest::qWait(50);
    QCOMPARE(shown.page.grab().toImage(), small.page.grab().toImage());
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

void TestMonitorPage::holdingKeepsTheViewWhileTheRunGoesOn() {
    Shown shown(SyntheticRun::Story::calm, 300);
    shown.run->addEvent(EventKind::warning, Level::normal, 300 * second, "Late");
    auto* hold = shown.page.findChild<QToolButton*>(QStringLiteral("hold"));
    shown.page.refresh();
    hold->click();
    QVERIFY(shown.plots()[0]->marks().back().toolTip.contains(QStringLiteral("Late")));
    shown.run->advanceTo(400 * second);
    shown.run->addEvent(EventKind::warning, Level::normal, 400 * second, "Later");
    shown.page.refresh();
    QVERIFY(!shown.plots()[0]->marks().back().toolTip.contains(QStringLiteral("Later")));
    QVERIFY(shown.note().contains(QStringLiteral("the run goes on")));
    hold->click();
    QVERIFY(shown.plots()[0]->marks().back().toolTip.contains(QStringLiteral("Later")));
    QVERIFY(shown.note().isEmpty());
}

void TestMonitorPage::draggingSelectsAndTellsTheDifference() {
    const Shown shown(SyntheticRun::Story::pressure, 300);
    QVERIFY(!shown.zoomButton()->isVisible());
    shown.drag(0.2, 0.6); // of five minutes
    QVERIFY2(shown.note().startsWith(QStringLiteral("1:0")), qPrintable(shown.note()));
    QVERIFY(shown.note().contains(QStringLiteral("rows/s")));
    QVERIFY(shown.page.findChild<QLabel*>(QStringLiteral("chartNote"))->toolTip().contains(QStringLiteral("memory")));
    QVERIFY(shown.zoomButton()->isVisible());
    shown.drag(0.5, 0.5); // a click
    QVERIFY(!shown.zoomButton()->isVisible());
}

void TestMonitorPage::zoomShowsOnlyTheSelection() {
    Shown shown(SyntheticRun::Story::calm, 300);
    shown.run->addEvent(EventKind::warning, Level::normal, 90 * second, "Inside");
    shown.run->addEvent(EventKind::warning, Level::normal, 250 * second, "Outside");
    shown.page.refresh();
    shown.drag(0.2, 0.4);
    shown.zoomButton()->click();
    QCOMPARE(shown.plots()[0]->marks().size(), std::size_t{1});
    QVERIFY(shown.plots()[0]->marks()[0].toolTip.contains(QStringLiteral("Inside")));
    // It stays while the run goes on, until the whole is asked for.
    shown.run->advanceTo(350 * second);
    shown.page.refresh();
    QCOMPARE(shown.plots()[0]->marks().size(), std::size_t{1});
    shown.page.findChild<QButtonGroup*>()->buttons()[2]->click();
    QCOMPARE(shown.plots()[0]->marks().size(), std::size_t{3});
}

void TestMonitorPage::theWheelZoomsAroundThePointer() {
    const Shown shown(SyntheticRun::Story::calm, 280);
    const PlotView* plot = shown.plots()[0];
    const QPoint middle = plot->plotRect().center();
    const auto turn = [&](int angle) {
        QWheelEvent event(middle, plot->viewport()->mapToGlobal(middle), {}, {0, angle}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot->viewport(), &event);
    };
    QCOMPARE(plot->marks().size(), std::size_t{1}); // the start
    turn(120);
    QVERIFY(plot->marks().empty()); // the middle half
    turn(-120);
    QCOMPARE(plot->marks().size(), std::size_t{1});
    QVERIFY(!shown.page.findChild<QToolButton*>(QStringLiteral("hold"))->isChecked()); // it follows again
}

void TestMonitorPage::keysMoveTheCursorAndSelect() {
    const Shown shown(SyntheticRun::Story::calm, 300);
    auto* charts = shown.page.findChild<LiveCharts*>();
    QTest::keyClick(charts, Qt::Key_Left);
    QVERIFY2(shown.note().contains(QStringLiteral("4:5")), qPrintable(shown.note()));
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(charts, Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
    }
    QVERIFY2(shown.note().contains(QStringLiteral(" to 4:5")), qPrintable(shown.note()));
    QTest::keyClick(charts, Qt::Key_Return);
    QVERIFY(shown.page.findChild<QToolButton*>(QStringLiteral("hold"))->isChecked());
    QTest::keyClick(charts, Qt::Key_Escape);
    QVERIFY(!shown.page.findChild<QToolButton*>(QStringLiteral("hold"))->isChecked());
    QVERIFY(shown.note().isEmpty());
}

void TestMonitorPage::curvesAreSwitchedOnAndOff() {
    const Shown shown(SyntheticRun::Story::calm, 60);
    const auto traces = [&](int plot) { return shown.plots()[plot]->content().traces.size(); };
    const QList<QAction*> curves = shown.curves();
    QCOMPARE(curves.size(), qsizetype{7});
    QCOMPARE(traces(0) + traces(2), std::size_t{4});
    for (QAction* curve : curves) {
        const std::size_t before = traces(0) + traces(2);
        const bool wasOn = curve->isChecked();
        curve->trigger();
        QCOMPARE(traces(0) + traces(2), wasOn ? before - 1 : before + 1);
        QCOMPARE(shown.plots()[0]->content().legend.size(), traces(0));
        curve->trigger();
        QCOMPARE(traces(0) + traces(2), before);
    }
}

void TestMonitorPage::theMachineHasTheRightAxis() {
    const Shown shown(SyntheticRun::Story::calm, 60);
    const PlotContent& memory = shown.plots()[0]->content();
    const double left = memory.left.high;
    QVERIFY(!memory.right);
    shown.curves()[3]->trigger(); // available to all programs
    QVERIFY(memory.right);
    QVERIFY(memory.right->high >= 6e9 && memory.right->high < 20e9);
    QCOMPARE(memory.right->intervals(), memory.left.intervals());
    QCOMPARE(memory.left.high, left);
    shown.curves()[4]->trigger(); // free disk
    QVERIFY(memory.right->high >= 9e12 / 160);
    QVERIFY(shown.plots()[0]->accessibleDescription().contains(QStringLiteral("available")));
}

void TestMonitorPage::anEventOfTheLogIsShown() {
    Shown shown(SyntheticRun::Story::calm, 1500);
    shown.run->addEvent(EventKind::warning, Level::normal, 60 * second, "Disk is slow");
    shown.run->addEvent(EventKind::warning, Level::normal, 1490 * second, "Disk is fast");
    shown.page.refresh();
    const auto marks = [&] { return shown.plots()[0]->marks(); };
    QCOMPARE(marks().size(), std::size_t{1}); // of the last ten minutes
    shown.page.revealEvent(2);
    QVERIFY(std::ranges::any_of(marks(), [](const Mark& mark) { return mark.sequence == 2; }));
    QVERIFY2(shown.note().startsWith(QStringLiteral("1:00 after")), qPrintable(shown.note()));
    QVERIFY2(shown.note().endsWith(QStringLiteral("Disk is slow")), qPrintable(shown.note()));
    shown.page.revealEvent(4242); // long gone: nothing happens
    QVERIFY(shown.note().endsWith(QStringLiteral("Disk is slow")));
}

void TestMonitorPage::keysGoFromEventToEvent() {
    Shown shown(SyntheticRun::Story::calm, 300);
    shown.run->addEvent(EventKind::warning, Level::normal, 100 * second, "First");
    shown.run->addEvent(EventKind::warning, Level::normal, 200 * second, "Second");
    shown.page.refresh();
    auto* charts = shown.page.findChild<LiveCharts*>();
    QSignalSpy asked(&shown.page, &MonitorPage::eventActivated);
    QTest::keyClick(charts, Qt::Key_Up);
    QVERIFY2(shown.note().endsWith(QStringLiteral("Second")), qPrintable(shown.note()));
    QTest::keyClick(charts, Qt::Key_Up);
    QVERIFY(shown.note().endsWith(QStringLiteral("First")));
    QTest::keyClick(charts, Qt::Key_Return);
    QCOMPARE(asked.value(0).value(0).toULongLong(), 2ULL);
    QTest::keyClick(charts, Qt::Key_Down);
    QTest::keyClick(charts, Qt::Key_Down); // the last stays
    QVERIFY(shown.note().endsWith(QStringLiteral("Second")));
}

void TestMonitorPage::theViewCanBeTakenOut() {
    const Shown shown(SyntheticRun::Story::pressure, 120);
    const auto* charts = shown.page.findChild<LiveCharts*>();
    const QImage picture = charts->picture(2);
    QCOMPARE(picture.width(), 2 * shown.plots()[0]->width());
    QVERIFY(count(picture, lightColors().series1, 0, picture.width()) > 100);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("charts.svg"));
    QVERIFY(charts->saveSvg(file));
    QFile drawing(file);
    QVERIFY(drawing.open(QIODevice::ReadOnly));
    const QByteArray svg = drawing.readAll();
    QVERIFY(svg.contains("Throughput"));
    QVERIFY(svg.contains("<polyline") || svg.contains("<path"));
    QVERIFY(!charts->saveSvg(folder.filePath(QStringLiteral("missing/charts.svg"))));

    const QStringList lines = charts->csv().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), shown.run->samples().size() + 1);
    const QStringList first = lines[1].split(u',');
    QCOMPARE(lines[0].split(u',')[3], QStringLiteral("process_bytes_min"));
    QCOMPARE(first.size(), lines[0].split(u',').size());
    // The history keeps seven digits.
    const auto process = static_cast<double>(*shown.run->samples()[0].processBytes);
    QVERIFY(std::abs(first[3].toDouble() - process) <= process * 1e-7);
}

void TestMonitorPage::theTableTellsWhatThePlotsShow() {
    Shown shown(SyntheticRun::Story::pressure, 290);
    shown.page.findChild<ChartControls*>()->tableWanted();
    auto* dialog = shown.page.window()->findChild<QDialog*>(QStringLiteral("chartTable"));
    QVERIFY(dialog);
    const auto* table = dialog->findChild<QTableWidget*>();
    QVERIFY(!table->accessibleName().isEmpty());
    QVERIFY(table->rowCount() > 20 && table->rowCount() <= 60);
    QSet<QString> levels;
    for (int row = 0; row < table->rowCount(); ++row) {
        levels << table->item(row, 1)->text();
        QVERIFY(table->item(row, 2)->text().endsWith(QStringLiteral("iB")));
    }
    QVERIFY(levels.contains(QStringLiteral("NORMAL")) && levels.contains(QStringLiteral("CRITICAL")));
    dialog->close();
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
