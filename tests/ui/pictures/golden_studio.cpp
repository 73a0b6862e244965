#include "tests/ui/pictures/golden_studio.h"

#include "core/dataset/row_source.h"
#include "core/memory/budget.h"
#include "tests/support/fake_estimate.h"
#include "tests/support/synthetic_run.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/row_table.h"
#include "ui/dataset/summary_panel.h"
#include "ui/main_window/finished_runs.h"
#include "ui/main_window/main_actions.h"
#include "ui/main_window/studio_state.h"
#include "ui/monitor/progress_strip.h"
#include "ui/monitor/recorded_run.h"
#include "ui/preview/preview_page.h"
#include "ui/report/finished_run.h"
#include "ui/report/report_page.h"
#include "ui/setup/setup_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>

namespace ledgerloom::testing {

namespace {

const QString recordedDataset = QStringLiteral(LEDGERLOOM_SOURCES "/tests/ui/golden/payments");
const QString dataset = QStringLiteral("payments"); // in the folder that is the current one
constexpr std::int64_t storyUs = 120'000'000;
constexpr int waitMs = 10'000;

void copyTree(const QString& from, const QString& to) {
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString copy = to + file.mid(from.size());
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy))
            qFatal("%s cannot be copied", qPrintable(file));
    }
}

void waitUntil(const std::function<bool()>& done, const char* what) {
    if (!QTest::qWaitFor(done, waitMs))
        qFatal("%s did not come", what);
}

/// A round run on a machine of round figures, with every sentence that the panel can tell.
Result<Estimate> goldenEstimate(const RunConfig& config) {
    auto result = fakeEstimate(config);
    if (!result)
        return result;
    result->secondsLow = double(result->outputBytes) / 12e6;
    result->secondsHigh = result->secondsLow * 1.3;
    result->memoryLimitReason = "75 % of this machine's 5.33 GiB";
    result->memory = {{"population", 43 << 20, 52 << 20,
                       "2 workers, up to 26.0 MiB each: the customers and payments "
                       "of one block"},
                      {"batches", 3 << 20, 3 << 20, "2 workers, one unit of 8,192 rows in columns"},
                      {"encoders", 5 << 20, 8 << 20, "2 workers, up to 4.00 MiB each: encoded rows on their way out"}};
    result->disk = {100 << 20, 200 << 20, result->outputBytes, result->secondsLow, result->secondsHigh};
    result->held = {result->outputBytes + (100 << 20), 2 * result->outputBytes, result->outputBytes, result->secondsLow,
                    result->secondsHigh};
    result->items = {{"transaction", 492.1}, {"customer", 611.0}, {"device", 288.5}};
    return result;
}

/// The first rows of the recorded dataset.
Result<Preview> recordedPreview(const RunConfig&, Table table, std::uint32_t rows, const std::function<bool()>&) {
    FileSystem files;
    Budget budget(std::uint64_t(256) << 20);
    const DatasetWork work{.files = files, .budget = budget};
    auto opened = openRows(work, recordedDataset.toStdString(), std::string(tableName(table)));
    if (!opened)
        return opened.error();
    const auto page = opened->rows->page(0, rows, RowSource::whole, [] { return false; });
    if (!page)
        return page.error();
    Preview preview;
    for (const SourceColumn& column : opened->rows->columns())
        preview.columns.push_back(column.name);
    for (std::size_t row = 0; row < (*page)->rows(); ++row) {
        auto& cells = preview.rows.emplace_back();
        for (std::size_t column = 0; column < preview.columns.size(); ++column) {
            const auto cell = (*page)->cell(row, column);
            cells.push_back(cell ? std::optional(std::string(*cell)) : std::nullopt);
        }
        preview.fraud.push_back((*page)->fraud(row));
    }
    return preview;
}

std::shared_ptr<SyntheticRun> story(RunState state) {
    auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::pressure);
    run->advanceTo(storyUs);
    run->addEvent(EventKind::state, Level::normal, storyUs - 1'000'000,
                  "changed while running: workers 2 in place of 4; memory limit 256 MiB in place of 2.00 GiB");
    Snapshot& end = run->state();
    end.state = state;
    end.workersPlanned = 2;
    end.bytesDone = end.rowsDone * 1'016;
    end.peakProcessBytes = std::uint64_t(259) << 20;
    end.peakReservedBytes = std::uint64_t(196) << 20;
    return run;
}

/// What differs from one making of the dataset to the next.
void fixFigures(Snapshot& end) {
    end.elapsedUs = 61'000;
    end.peakProcessBytes = std::uint64_t(58) << 20;
    end.peakReservedBytes = std::uint64_t(41) << 20;
    end.memoryLimitBytes = std::uint64_t(4) << 30;
    end.workersPlanned = 1;
}

} // namespace

GoldenStudio::GoldenStudio(const Look& look) {
    QDir::setCurrent(m_home.path());
    copyTree(recordedDataset, dataset);
    m_settings = std::make_unique<StudioSettings>(m_home.filePath(QStringLiteral("s.ini")));
    m_settings->setLanguage(look.language);
    m_settings->setTheme(look.theme);
    m_settings->setOutputFolder(QStringLiteral("/data/payments"));
    applyTheme(look.theme);
    MainWindow::Parts parts{PresetStore(m_home.filePath(QStringLiteral("p")).toStdString()), goldenEstimate};
    parts.tray = true;
    parts.preview = recordedPreview;
    m_studio = std::make_unique<Studio>(*m_settings, std::move(parts));
    m_studio->show();
    window().resize(1024, 640);
}

GoldenStudio::~GoldenStudio() {
    m_studio.reset();
    QDir::setCurrent(QDir::tempPath());
    applyLanguage(LanguageChoice::english);
}

void GoldenStudio::type(const char* field, const QString& text) {
    find<QLineEdit>(field)->setText(text);
}

void GoldenStudio::showRun(RunState state) {
    RunConfig config;
    config.workers = 2;
    config.output = "/data/payments";
    window().run().recall(story(state), config);
    if (state != RunState::running && state != RunState::paused)
        return;
    // Nobody makes these rows, but the window is to look as if.
    settle();
    find<MainActions>()->update({.state = state, .active = true, .onCluster = false, .canCancel = true}, {});
    find<ProgressStrip>()->parentWidget()->show();
}

void GoldenStudio::showReport() {
    const auto found = readFinished(dataset);
    if (!found)
        qFatal("%s", found.error().message.c_str());
    RunReport report = found->report;
    fixFigures(report.end);
    report.levelUs = {48'000, 13'000, 0, 0};
    auto* page = find<ReportPage>();
    QSignalSpy ready(page, &ReportPage::ready);
    page->showRun(report, {});
    waitUntil([&] { return !ready.isEmpty(); }, "the report");
    trigger("showReport");
}

void GoldenStudio::openFinished() {
    RunNews record = recordOf(*story(RunState::finished));
    if (!keepRecord(dataset, record))
        qFatal("the charts were not kept");
    QSignalSpy recalled(&window().run(), &RunController::recalled);
    find<FinishedRuns>()->open(dataset);
    waitUntil([&] { return !recalled.isEmpty(); }, "the finished run");
}

void GoldenStudio::fillQueue() {
    RunConfig config = window().setup().config();
    auto& queue = m_studio->state().queue;
    config.output = "/data/payments-june";
    queue.setState(queue.add(config), QueueState::done,
                   QStringLiteral("2,000,000 rows, 1.00 GB in 2 s (500 MB/s), peak memory 84.0 MiB"));
    config.output = "/data/payments-july";
    queue.setState(queue.add(config), QueueState::failed, QStringLiteral("its disk is full or the quota is used up"));
    config.output = "/data/payments-august";
    queue.add(config);
}

void GoldenStudio::openRows() {
    trigger("showDataset");
    auto* page = find<DatasetPage>();
    page->open(dataset);
    waitUntil([page] { return page->session().count().final; }, "the dataset");
    auto* summary = find<SummaryPanel>();
    if (!summary->isVisible())
        find<QAbstractButton>("toggleSummary")->click();
    waitUntil([summary] { return summary->isKnown(); }, "the summary");
    constexpr int fraud = 107;
    constexpr int type = 5;
    page->table().goTo(fraud);
    QTableView* view = page->table().view();
    view->setCurrentIndex(view->model()->index(fraud, type));
    view->horizontalScrollBar()->setValue(0);
}

Shot GoldenStudio::shot() {
    return shot(&window());
}

Shot GoldenStudio::runSide() {
    return shot(qobject_cast<QSplitter*>(window().centralWidget()->layout()->itemAt(0)->widget())->widget(1));
}

void GoldenStudio::settle() {
    const auto* readiness = find<QLabel>("readiness");
    waitUntil([=] { return !readiness->text().startsWith(QStringLiteral("Esti")); }, "the estimate");
}

Shot GoldenStudio::shot(QWidget* part) {
    settle();
    auto* rows = find<PreviewPage>()->findChild<QTableView*>();
    if (find<PreviewPage>()->isVisible())
        waitUntil([=] { return rows->isVisible() && rows->model()->rowCount() > 0; }, "the preview");
    QTest::qWait(50); // what is laid out and made active at the next turn
    if (QWidget* focus = QApplication::focusWidget())
        focus->clearFocus();
    QTest::qWait(10);
    return {part->grab().toImage().convertToFormat(QImage::Format_RGB32), part};
}

} // namespace ledgerloom::testing
