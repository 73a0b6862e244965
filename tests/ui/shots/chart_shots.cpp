// Writes pictures of the live screens, fed with a run that never was, into a folder: light and dark, small and large.
// With QT_SCALE_FACTOR=2 they are those of a screen with twice the resolution.
#include "tests/support/synthetic_run.h"
#include "ui/log/log_panel.h"
#include "ui/monitor/chart_controls.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/live_charts.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/progress_strip.h"
#include "ui/preview/preview_page.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QEventLoop>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

namespace {

struct Scene {
    const char* name;
    bool running;
    SyntheticRun::Story story;
    int seconds;
    bool limits;
    bool allCurves = false;
};

constexpr Scene scenes[] = {
    {"empty", false, SyntheticRun::Story::calm, 0, false},
    {"start", true, SyntheticRun::Story::calm, 4, false},
    {"calm", true, SyntheticRun::Story::calm, 95, false},
    {"limits", true, SyntheticRun::Story::calm, 95, true},
    {"pressure", true, SyntheticRun::Story::pressure, 290, false},
    {"curves", true, SyntheticRun::Story::calm, 95, false, true},
};

/// Rows such as the engine makes, so that log and preview can be looked at too.
Result<Preview> someRows(const RunConfig&, Table, std::uint32_t, const std::function<bool()>&) {
    Preview preview;
    preview.columns = {"transaction_id", "timestamp",     "tipo",     "valor",
                       "canal",          "merchant_name", "parcelas", "is_fraud"};
    for (int i = 0; i < 50; ++i) {
        const bool fraud = i % 17 == 5;
        const bool pix = i % 3 == 0;
        const std::optional<std::string> none;
        preview.rows.push_back({"TXN_00000000000" + std::to_string(1000 + i),
                                "2025-07-01T08:12:33.000" + std::to_string(100 + i), pix ? "PIX" : "CARTAO_CREDITO",
                                std::to_string(13 * i + 7) + ".90", "APP_MOBILE", pix ? none : "Padaria Boa Hora",
                                pix ? none : std::to_string(1 + i % 12), fraud ? "true" : "false"});
        preview.fraud.push_back(fraud);
    }
    return preview;
}

void save(QWidget& window, const QString& file) {
    window.show();
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
    }
    window.grab().save(file);
}

void shoot(const Scene& scene, const QSize& size, const QString& file) {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* level = new LevelStrip;
    auto* page = new MonitorPage;
    auto* progress = new ProgressStrip;
    column->addWidget(level);
    column->addWidget(page, 1);
    column->addWidget(progress);
    window.resize(size);
    page->setGrowthThreshold(scene.story == SyntheticRun::Story::pressure ? 10'000'000 : 100'000'000);
    if (scene.running) {
        auto run = std::make_shared<SyntheticRun>(scene.story);
        run->advanceTo(scene.seconds * 1'000'000LL);
        window.show();
        page->setSource(run);
        for (auto* box : page->findChildren<QCheckBox*>()) {
            box->setChecked(scene.limits);
        }
        for (QAction* curve : page->findChild<QToolButton*>(QStringLiteral("series"))->menu()->actions()) {
            curve->setChecked(curve->isChecked() || scene.allCurves);
        }
        level->refresh(run->snapshot());
        progress->refresh(run->snapshot());
    }
    save(window, file);
}

/// A selected stretch, the same zoomed to, and the charts as a table.
void shootView(const QString& name) {
    auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::pressure);
    run->advanceTo(290'000'000);
    MonitorPage page;
    page.resize(760, 560);
    page.show();
    page.setSource(run);
    auto* charts = page.findChild<LiveCharts*>();
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(charts, Qt::Key_Left, i == 0 ? Qt::ControlModifier : Qt::ControlModifier | Qt::ShiftModifier);
    }
    save(page, name.arg(QStringLiteral("selected")));
    QTest::keyClick(charts, Qt::Key_Return);
    save(page, name.arg(QStringLiteral("zoomed")));
    page.findChild<ChartControls*>()->tableWanted();
    save(*page.findChild<QDialog*>(), name.arg(QStringLiteral("table")));
    charts->picture(2).save(name.arg(QStringLiteral("picture")));
    charts->saveSvg(name.arg(QStringLiteral("drawing")).replace(QStringLiteral(".png"), QStringLiteral(".svg")));
}

void shootLogAndPreview(const QString& name) {
    auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::pressure);
    run->advanceTo(290'000'000);
    run->addEvent(EventKind::warning, Level::critical, 289'000'000, "Disk is slow: 41 MB/s over the last 10 s");
    run->addEvent(EventKind::info, Level::critical, 289'500'000, "Part 00000412 written: 65,536 rows, 66.6 MB");
    LogPanel log;
    log.resize(640, 190);
    log.show();
    log.setSource(run);
    save(log, name.arg(QStringLiteral("log")));
    PreviewPage preview(someRows);
    preview.resize(640, 380);
    preview.show();
    save(preview, name.arg(QStringLiteral("preview-empty")));
    preview.setConfig({});
    QEventLoop wait;
    QTimer::singleShot(400, &wait, &QEventLoop::quit);
    wait.exec();
    save(preview, name.arg(QStringLiteral("preview")));
}

} // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    installStyle();
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    for (const auto theme : {ThemeChoice::light, ThemeChoice::dark}) {
        applyTheme(theme);
        shootView(QStringLiteral("%1/%2-%3.png").arg(folder, QStringLiteral("%1"), themeChoiceName(theme)));
        shootLogAndPreview(QStringLiteral("%1/%2-%3.png").arg(folder, QStringLiteral("%1"), themeChoiceName(theme)));
        for (const Scene& scene : scenes) {
            const QString name =
                QStringLiteral("%1/%2-%3").arg(folder, QLatin1String(scene.name), themeChoiceName(theme));
            shoot(scene, {640, 500}, name + QStringLiteral("-small.png"));
            shoot(scene, {1280, 800}, name + QStringLiteral("-large.png"));
        }
    }
    return 0;
}
