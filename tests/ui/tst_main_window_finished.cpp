// A run that was finished on another day is opened from its folder, with charts, log and report, and compared.
#include "core/run/engine.h"
#include "core/run/series_file.h"
#include "tests/support/synthetic_run.h"
#include "ui/log/log_model.h"
#include "ui/log/log_panel.h"
#include "ui/main_window/finished_runs.h"
#include "ui/main_window/main_window.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/plot_view.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace ledgerloom;

class tst_main_window_finished : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void chartsLogAndReportComeBack();
    void aRunWithoutARecordIsOpenedAllTheSame();
    void anotherFolderIsRefusedWithTheReason();
    void openingIsOfferedByItsKey();
    void twoRunsAreCompared();
    void marksAndLogLeadToEachOther();

private:
    void makeWindow();
    void makeDataset(const char* name, quint64 rows);
    QString path(const char* name) const { return m_home->filePath(QString::fromLatin1(name)); }
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }
    FinishedRuns& finished() { return *m_window->findChild<FinishedRuns*>(); }
    QString report() { return m_window->findChild<QTextBrowser*>()->toPlainText(); }
    QString headline() { return m_window->findChild<QLabel*>(QStringLiteral("resultHeadline"))->text(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_finished::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    makeWindow();
}

void tst_main_window_finished::makeWindow() {
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr});
    m_window->show();
}

void tst_main_window_finished::makeDataset(const char* name, quint64 rows) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = rows;
    config.output = path(name).toStdString();
    m_window->run().start(config);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 60'000);
    QTRY_VERIFY(QFile::exists(recordPath(path(name))));
}

void tst_main_window_finished::chartsLogAndReportComeBack() {
    makeDataset("a", 200'000);
    const auto end = m_window->run().snapshot();
    makeWindow(); // another day
    QVERIFY(!m_window->findChild<PlotView*>()->isVisible());
    finished().open(path("a"));
    QTRY_VERIFY(m_window->findChild<PlotView*>()->isVisible());
    QVERIFY(m_window->run().source() != nullptr);
    QCOMPARE(m_window->run().snapshot().elapsedUs, end.elapsedUs);
    QCOMPARE(m_window->run().snapshot().peakProcessBytes, end.peakProcessBytes);
    QVERIFY(!m_window->findChild<PlotView*>()->marks().empty());
    const QAbstractItemModel* log = nullptr;
    for (const QTableView* view : m_window->findChildren<QTableView*>())
        if (view->accessibleName() == QStringLiteral("Events of the run"))
            log = view->model();
    QVERIFY(log && log->rowCount() > 2);
    QTRY_VERIFY(report().contains(QStringLiteral("✓ Checksums")));
    QCOMPARE(headline(), QStringLiteral("This run was finished earlier"));
    for (const char* way : {"openReport", "openRows", "openFolder"})
        QVERIFY(m_window->findChild<QToolButton*>(QString::fromLatin1(way))->isVisible());
    QVERIFY(!m_window->findChild<QToolButton*>(QStringLiteral("resumeRun"))->isVisible());
    QVERIFY(!m_window->run().isActive());
    QVERIFY(m_settings->unfinishedRun().isEmpty());
}

void tst_main_window_finished::aRunWithoutARecordIsOpenedAllTheSame() {
    makeDataset("a", 20'000);
    QVERIFY(QFile::remove(recordPath(path("a"))));
    QVERIFY(QFile::remove(path("a") + QLatin1Char('/') + QString::fromUtf8(seriesPath.data(), seriesPath.size())));
    makeWindow();
    finished().open(path("a"));
    QTRY_VERIFY(report().contains(QStringLiteral("✓ Checksums")));
    QVERIFY(report().contains(QStringLiteral("20,000")));
    QVERIFY(report().contains(QStringLiteral("Nobody has kept them")));
}

void tst_main_window_finished::anotherFolderIsRefusedWithTheReason() {
    finished().open(m_home->path());
    QTRY_COMPARE(headline(), QStringLiteral("There is no finished run in this folder"));
    QVERIFY(m_window->run().source() == nullptr);
}

void tst_main_window_finished::openingIsOfferedByItsKey() {
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = m_window->findChild<QFileDialog*>(QStringLiteral("openRunFolder"));
    QVERIFY(dialog);
    dialog->reject();
}

void tst_main_window_finished::twoRunsAreCompared() {
    QVERIFY(!action("compareRun")->isEnabled()); // there is nothing to compare with
    makeDataset("a", 20'000);
    makeDataset("b", 40'000);
    QTRY_VERIFY(action("compareRun")->isEnabled());
    finished().compareWith(path("a"));
    QTRY_VERIFY(m_window->findChild<QDialog*>(QStringLiteral("comparison")));
    const auto* table = m_window->findChild<QDialog*>(QStringLiteral("comparison"))->findChild<QTableWidget*>();
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("Rows"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("40K"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("20K"));
}

void tst_main_window_finished::marksAndLogLeadToEachOther() {
    auto run = std::make_shared<testing::SyntheticRun>(testing::SyntheticRun::Story::pressure);
    run->advanceTo(120'000'000);
    run->state().state = RunState::finished;
    m_window->run().recall(run, {});
    auto* charts = m_window->findChild<MonitorPage*>();
    auto* log = m_window->findChild<LogPanel*>();
    const auto* lines = log->findChild<QTableView*>();
    emit charts->eventActivated(3); // as a click on its mark does
    QCOMPARE(lines->currentIndex().data(LogModel::sequenceRole).toULongLong(), 3ULL);
    action("showQueue")->trigger();
    QVERIFY(!charts->isVisible());
    emit log->eventActivated(2); // as a click on its line does
    QVERIFY(charts->isVisible());
    const Event event = run->eventsSince(0)[1];
    const QString note = charts->findChild<QLabel*>(QStringLiteral("chartNote"))->text();
    QVERIFY2(note.contains(QString::fromStdString(event.text).left(20)), qPrintable(note));
}

QTEST_MAIN(tst_main_window_finished)
#include "tst_main_window_finished.moc"
