#include "tests/ui/pictures/scenes.h"

#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/run_questions.h"
#include "ui/presets/preset_bar.h"
#include "ui/report/comparison.h"
#include "ui/report/finished_run.h"
#include "ui/setup/compare_dialog.h"
#include "ui/setup/group_header.h"
#include "ui/setup/notes_popup.h"
#include "ui/setup/setup_page.h"

#include <QAbstractButton>
#include <QDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPainter>
#include <QScrollBar>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <array>

namespace ledgerloom::testing {

namespace {

Shot charts(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.trigger("showCharts");
    return studio.shot();
}

Shot running(GoldenStudio& studio) {
    studio.showRun(RunState::running);
    return studio.shot();
}

Shot first(GoldenStudio& studio) {
    return studio.shot();
}

template <const char* action> Shot firstPage(GoldenStudio& studio) {
    studio.trigger(action);
    return studio.runSide();
}

Shot preview(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.trigger("showPreview");
    return studio.runSide();
}

Shot report(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.showReport();
    return studio.runSide();
}

/// All of it, as on a screen that is high enough.
Shot wholeReport(GoldenStudio& studio) {
    studio.showReport();
    studio.window().resize(1024, 1'840);
    return studio.shot(studio.find<QTextBrowser>("report"));
}

Shot queue(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.fillQueue();
    studio.trigger("showQueue");
    return studio.runSide();
}

Shot rows(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.openRows();
    return studio.runSide();
}

/// A large window has room for the table and its summary.
Shot rowsLarge(GoldenStudio& studio) {
    studio.window().resize(1440, 800);
    studio.showRun(RunState::finished);
    studio.openRows();
    return studio.runSide();
}

Shot history(GoldenStudio& studio) {
    studio.openFinished();
    return studio.runSide();
}

Shot ended(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.find<ResultBar>()->showResult(studio.window().run().snapshot(), {}, QStringLiteral("/data/payments"), false);
    return studio.runSide();
}

/// A bar of several lines takes room from the charts when nothing draws them anew.
Shot failed(GoldenStudio& studio) {
    studio.showRun(RunState::failed);
    QTest::qWait(100);
    studio.find<ResultBar>()->showResult(
        studio.window().run().snapshot(),
        QStringLiteral("stopped for memory: the process uses 260 MiB, 101.6 % of its limit of 256 MiB. What is "
                       "finished stays (19 of 9,407 shards), and the run can be resumed. To go on: raise "
                       "--memory-limit (now 256 MiB), use fewer --workers (now 2), or close other programs"),
        QStringLiteral("/data/payments"), true);
    return studio.runSide();
}

/// The whole form, as on a screen that is high enough.
Shot form(GoldenStudio& studio) {
    for (auto* header : studio.window().findChildren<GroupHeader*>())
        if (!header->isChecked())
            header->click();
    studio.window().resize(1024, 1'960);
    return studio.shot(&studio.window().setup());
}

/// What cannot be, how to mend it, and why the run cannot start.
Shot wrong(GoldenStudio& studio) {
    studio.settle(); // there is an estimate of what stood there before
    studio.type("size", QStringLiteral("12 gigs"));
    studio.type("fraud-rate", QStringLiteral("60%"));
    return studio.shot();
}

Shot tooLarge(GoldenStudio& studio) {
    studio.type("size", QStringLiteral("900TB"));
    return studio.shot();
}

/// The window's menus side by side.
Shot menus(GoldenStudio& studio) {
    studio.showRun(RunState::running);
    QList<QImage> pictures;
    QSize all(0, 0);
    const auto take = [&](QMenu* menu) {
        pictures << menu->grab().toImage();
        all = {all.width() + pictures.back().width() + 8, std::max(all.height(), pictures.back().height())};
    };
    for (const QAction* title : studio.window().menuBar()->actions()) {
        take(title->menu());
        for (const QAction* action : title->menu()->actions())
            if (action->menu() != nullptr)
                take(action->menu());
    }
    QImage picture(all, QImage::Format_RGB32);
    picture.fill(studio.window().palette().color(QPalette::Window));
    QPainter painter(&picture);
    int x = 0;
    for (const QImage& one : pictures) {
        painter.drawImage(x, 0, one);
        x += one.width() + 8;
    }
    return {picture};
}

Shot compare(GoldenStudio& studio) {
    const auto one = readFinished(QStringLiteral("payments"));
    if (!one)
        qFatal("%s", one.error().message.c_str());
    RunReport this_ = one->report;
    this_.end.elapsedUs = 61'000;
    this_.end.peakProcessBytes = std::uint64_t(58) << 20;
    RunReport other = this_;
    other.config.seed = 7;
    other.config.fraudRatePpb = 35'000'000;
    other.config.format = Format::parquet;
    other.config.output = "payments-2";
    other.made->fraudRows = 11;
    other.end.elapsedUs = 84'000;
    other.end.bytesDone = this_.end.bytesDone * 4 / 5;
    other.end.peakProcessBytes = std::uint64_t(103) << 20;
    return studio.shot(openComparison(this_, other, &studio.window()));
}

Shot saved(GoldenStudio& studio) {
    studio.type("size", QStringLiteral("12GiB"));
    studio.type("fraud-rate", QStringLiteral("0.35%"));
    studio.type("seed", QStringLiteral("7"));
    studio.trigger("comparePreset");
    return studio.shot(studio.find<CompareDialog>());
}

Shot name(GoldenStudio& studio) {
    studio.trigger("savePresetAs");
    auto* dialog = studio.find<QLineEdit>("name")->window();
    studio.find<QLineEdit>("name")->setText(QStringLiteral("Quick look"));
    return studio.shot(dialog);
}

Shot adjust(GoldenStudio& studio) {
    studio.showRun(RunState::running);
    studio.trigger("adjust");
    return studio.shot(studio.find<AdjustDialog>());
}

Shot shortcuts(GoldenStudio& studio) {
    studio.trigger("shortcuts");
    return studio.shot(studio.find<QDialog>());
}

Shot about(GoldenStudio& studio) {
    studio.trigger("about");
    return studio.shot(studio.find<QMessageBox>());
}

Shot cancel(GoldenStudio& studio) {
    studio.showRun(RunState::running);
    askWhetherToCancel(&studio.window(), studio.window().run().snapshot(), [] {});
    return studio.shot(studio.find<QMessageBox>());
}

Shot quit(GoldenStudio& studio) {
    studio.showRun(RunState::running);
    askWhetherToQuit(&studio.window(), studio.window().run().snapshot(), [] {}, {.keepInTray = [] {}});
    return studio.shot(studio.find<QMessageBox>());
}

Shot drill(GoldenStudio& studio) {
    RunConfig config;
    config.memoryLimitBytes = std::uint64_t(512) << 20;
    askWhetherToDrill(&studio.window(), config, [] {});
    return studio.shot(studio.find<QMessageBox>());
}

Shot attach(GoldenStudio& studio) {
    studio.trigger("attach");
    return studio.shot(studio.find<QInputDialog>());
}

Shot table(GoldenStudio& studio) {
    studio.showRun(RunState::finished);
    studio.find<QToolButton>("export")->menu()->actions().back()->trigger();
    return studio.shot(studio.find<QDialog>("chartTable"));
}

Shot notes(GoldenStudio& studio) {
    studio.shot();
    auto* popup = studio.find<NotesPopup>();
    return {popup->grab().toImage().convertToFormat(QImage::Format_RGB32), popup};
}

constexpr char showReport[] = "showReport";
constexpr char showQueue[] = "showQueue";
constexpr char showDataset[] = "showDataset";

constexpr std::array all{
    Scene{"charts", charts},
    Scene{"running", running},
    Scene{"ended", ended},
    Scene{"failed", failed},
    Scene{"history", history},
    Scene{"preview", preview},
    Scene{"report", report},
    Scene{"report-whole", wholeReport},
    Scene{"queue", queue},
    Scene{"rows", rows},
    Scene{"rows-large", rowsLarge},
    Scene{"first", first},
    Scene{"first-report", firstPage<showReport>},
    Scene{"first-queue", firstPage<showQueue>},
    Scene{"first-dataset", firstPage<showDataset>},
    Scene{"form", form},
    Scene{"wrong", wrong},
    Scene{"too-large", tooLarge},
    Scene{"menus", menus},
    Scene{"compare", compare},
    Scene{"saved", saved},
    Scene{"name", name},
    Scene{"adjust", adjust},
    Scene{"shortcuts", shortcuts},
    Scene{"about", about},
    Scene{"cancel", cancel},
    Scene{"quit", quit},
    Scene{"drill", drill},
    Scene{"attach", attach},
    Scene{"table", table},
    Scene{"notes", notes},
};

} // namespace

std::span<const Scene> scenes() {
    return all;
}

} // namespace ledgerloom::testing
