// What the live charts cost: the share of one core that the GUI thread spends on a MonitorPage of 1600 x 900 at ten
// refreshes a second, for each span of time. The page is the real one; only the run behind it is synthetic.
// Must: under 5 %, aim 3 %. Run it with QT_QPA_PLATFORM=offscreen.
#include "tests/benchmarks/gui_share.h"
#include "tests/support/synthetic_run.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/progress_strip.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QButtonGroup>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <cstdio>
#include <cstring>
#include <memory>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

namespace {

constexpr int refreshes = 100;
constexpr std::int64_t sixHours = 6 * 3600;

struct Window {
    QWidget widget;
    LevelStrip* level = new LevelStrip;
    MonitorPage* page = new MonitorPage;
    ProgressStrip* progress = new ProgressStrip;

    Window() {
        auto* column = new QVBoxLayout(&widget);
        column->addWidget(level);
        column->addWidget(page, 1);
        column->addWidget(progress);
        widget.resize(1600, 900);
        widget.show();
    }
};

/// Share of one core over `refreshes` real-time refreshes of a run that is `seconds` old.
double measure(SyntheticRun::Story story, std::int64_t seconds, int span, bool allCurves) {
    Window window;
    auto run = std::make_shared<SyntheticRun>(story);
    std::int64_t nowUs = seconds * 1'000'000;
    run->advanceTo(nowUs);
    window.page->setSource(run);
    window.page->findChild<QButtonGroup*>()->buttons().at(span)->click();
    if (allCurves) {
        for (QAction* curve : window.page->findChild<QToolButton*>(QStringLiteral("series"))->menu()->actions()) {
            curve->setChecked(true);
        }
    }
    return guiShare(
        refreshes, [&] { run->advanceTo(nowUs += refreshPeriodUs); },
        [&] {
            window.level->refresh(run->snapshot());
            window.page->refresh();
            window.progress->refresh(run->snapshot());
        });
}

struct Case {
    const char* name;
    SyntheticRun::Story story;
    std::int64_t seconds;
    int span;
    bool allCurves = false;
};

constexpr Case cases[] = {
    {"first minute, every sample moves the curve", SyntheticRun::Story::pressure, 45, 0},
    {"ten minutes of one hour", SyntheticRun::Story::pressure, 3600, 0},
    {"ten minutes of one hour, far below the limit", SyntheticRun::Story::calm, 3600, 0},
    {"one hour of one hour", SyntheticRun::Story::pressure, 3600, 1},
    {"all of one hour", SyntheticRun::Story::pressure, 3600, 2},
    {"ten minutes of six hours", SyntheticRun::Story::pressure, sixHours, 0},
    {"one hour of six hours", SyntheticRun::Story::pressure, sixHours, 1},
    {"all of six hours", SyntheticRun::Story::pressure, sixHours, 2},
    {"all of six hours, every curve", SyntheticRun::Story::pressure, sixHours, 2, true},
};

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    installStyle();
    applyTheme(ThemeChoice::light);
    const char* wanted = argc > 1 ? argv[1] : ""; // part of a case's name; all without it
    for (const Case& one : cases) {
        if (std::strstr(one.name, wanted)) {
            std::printf("%-46s %5.2f %% of one core\n", one.name,
                        100 * measure(one.story, one.seconds, one.span, one.allCurves));
        }
    }
    return 0;
}
