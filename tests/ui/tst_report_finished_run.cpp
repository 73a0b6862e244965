// A finished run is found again in its folder, with its charts where they were kept, and compared with another.
#include "core/run/engine.h"
#include "tests/support/synthetic_run.h"
#include "ui/monitor/recorded_run.h"
#include "ui/report/comparison.h"
#include "ui/report/finished_run.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ledgerloom;
using ledgerloom::testing::SyntheticRun;

class tst_report_finished_run : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aRecordKeepsEveryPeakAndEvent();
    void theFolderAloneTellsWhatWasMade();
    void theRecordBringsTheChartsBack();
    void aDamagedRecordIsAsNone_data();
    void aDamagedRecordIsAsNone();
    void aRecordNeedsARunsFolder();
    void otherFoldersAreRefused();
    void aComparisonTellsWhatDiffers();
    void theComparisonIsATable();

private:
    static void make(const QString& folder, quint64 rows);

    QTemporaryDir m_home;
    QString m_folder;
};

void tst_report_finished_run::make(const QString& folder, quint64 rows) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = rows;
    config.output = folder.toStdString();
    auto engine = Engine::create(config);
    if (!engine || !(*engine)->start() || !(*engine)->wait())
        qFatal("the run did not end well");
}

void tst_report_finished_run::initTestCase() {
    installStyle();
    m_folder = m_home.filePath(QStringLiteral("made"));
    make(m_folder, 20'000);
}

void tst_report_finished_run::aRecordKeepsEveryPeakAndEvent() {
    SyntheticRun run(SyntheticRun::Story::pressure);
    run.advanceTo(290'000'000);
    const RunNews news = recordOf(run);
    QVERIFY(news.samples.size() <= mostFeedSamples);
    const RecordedRun again(*parseRunFeed(runFeed(news)));
    QCOMPARE(again.samplesSince(0, 1).size(), news.samples.size());
    QCOMPARE(again.snapshot().samplesRecorded, news.samples.size());
    QVERIFY(again.samplesSince(again.snapshot().samplesRecorded, 100).empty()); // nothing comes any more
    QCOMPARE(again.eventsSince(0).size(), run.eventsSince(0).size());
    QVERIFY(again.eventsSince(again.snapshot().lastEvent).empty());
    for (int i = 0; i < 20'000; ++i)
        run.addEvent(EventKind::info, Level::normal, 290'000'000, "one more");
    QCOMPARE(recordOf(run).events.size(), mostFeedEvents);
}

void tst_report_finished_run::theFolderAloneTellsWhatWasMade() {
    const auto found = readFinished(m_folder);
    QVERIFY(found.ok());
    QVERIFY(!found->record);
    QCOMPARE(found->report.made->rows, 20'000ULL);
    QCOMPARE(found->report.config.rows, 20'000ULL);
    QCOMPARE(QString::fromStdString(found->report.config.output), m_folder);
    QVERIFY(found->report.end.bytesDone > 10'000'000);
}

void tst_report_finished_run::theRecordBringsTheChartsBack() {
    SyntheticRun run(SyntheticRun::Story::pressure);
    run.advanceTo(120'000'000);
    run.state().state = RunState::finished;
    QVERIFY(keepRecord(m_folder, recordOf(run)));
    const auto found = readFinished(m_folder);
    QVERIFY(found.ok() && found->record);
    QCOMPARE(found->report.end.elapsedUs, 120'000'000LL);
    QCOMPARE(found->record->samples.size(), recordOf(run).samples.size());
    QVERIFY(found->report.levelUs[0] > 0 && found->report.levelUs[1] > 0);
}

void tst_report_finished_run::aDamagedRecordIsAsNone_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"version\": 1, \"snap");
    QTest::newRow("another thing") << QByteArray("[1, 2, 3]");
    QTest::newRow("far too large") << QByteArray(5 << 20, ' ');
}

void tst_report_finished_run::aDamagedRecordIsAsNone() {
    QFETCH(QByteArray, text);
    QFile file(recordPath(m_folder));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text);
    file.close();
    const auto found = readFinished(m_folder);
    QVERIFY(found.ok());
    QVERIFY(!found->record);
    QCOMPARE(found->report.made->rows, 20'000ULL);
}

void tst_report_finished_run::aRecordNeedsARunsFolder() {
    QVERIFY(QDir(m_home.path()).mkpath(QStringLiteral("holiday")));
    QVERIFY(!keepRecord(m_home.filePath(QStringLiteral("holiday")), {}));
    QVERIFY(QDir(m_home.filePath(QStringLiteral("holiday")))
                .isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void tst_report_finished_run::otherFoldersAreRefused() {
    QVERIFY(!readFinished(m_home.path()).ok());
    QVERIFY(!readFinished(m_home.filePath(QStringLiteral("nowhere"))).ok());
}

void tst_report_finished_run::aComparisonTellsWhatDiffers() {
    RunReport one;
    one.config.seed = 1;
    one.end.rowsDone = 1'000;
    one.end.elapsedUs = 2'000'000;
    RunReport other = one;
    other.config.seed = 2;
    other.end.rowsDone = 1'500;
    const auto rows = comparisonRows(one, other);
    const auto row = [&](const QString& name) {
        const auto found = std::ranges::find_if(rows, [&](const QStringList& cells) { return cells[0] == name; });
        return found == rows.end() ? QStringList() : *found;
    };
    QCOMPARE(row(QStringLiteral("Seed")),
             QStringList({QStringLiteral("Seed"), QStringLiteral("1"), QStringLiteral("2"), QString()}));
    QCOMPARE(row(QStringLiteral("Rows")).last(), QStringLiteral("+50 %"));
    QCOMPARE(row(QStringLiteral("Running time")).last(), QStringLiteral("same"));
    QCOMPARE(row(QStringLiteral("Rows a second")).last(), QStringLiteral("+50 %"));
    QVERIFY(row(QStringLiteral("Workers")).isEmpty());     // the same in both
    QVERIFY(row(QStringLiteral("Peak memory")).isEmpty()); // known of neither
    other.end.peakProcessBytes = 1 << 20;
    QCOMPARE(comparisonRows(one, other).back(), QStringList({QStringLiteral("Peak memory"), QStringLiteral("–"),
                                                             QStringLiteral("1.00 MiB"), QStringLiteral("–")}));
}

void tst_report_finished_run::theComparisonIsATable() {
    RunReport one;
    one.end.rowsDone = 1'000;
    QWidget window;
    window.show();
    QDialog* dialog = openComparison(one, one, &window);
    const auto* table = dialog->findChild<QTableWidget*>();
    QVERIFY(!table->accessibleName().isEmpty());
    QCOMPARE(table->rowCount(), 1);
    for (auto* button : dialog->findChildren<QPushButton*>())
        if (button->text().contains(QStringLiteral("Copy")))
            button->click();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\nRows\t1,000\t1,000")));
}

QTEST_MAIN(tst_report_finished_run)
#include "tst_report_finished_run.moc"
