// The report tells what was asked and what was made, says where they differ, and opens the dataset elsewhere.
#include "core/run/engine.h"
#include "ui/report/report_html.h"
#include "ui/report/report_page.h"
#include "ui/style/theme.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace ledgerloom;

class tst_report_page : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void levelsLastFromSampleToSample();
    void fraudIsRightToOneRow();
    void sizeIsRightToOnePercent();
    void theFolderIsReadAndChecked();
    void aChangedListOfPartsIsTold();
    void aFolderThatIsGoneIsTold();
    void aFailedRunSaysWhy();
    void htmlAndPdfAreWritten();
    void theLinesOpenTheDataset_data();
    void theLinesOpenTheDataset();
    void anEarlierRunDoesNotOvertake();
    void realismIsMeasuredAndStandsInTheReport();
    void measuringIsStoppedByAnotherRun();
    void withoutTheTruthItSaysWhy();

private:
    static RunReport make(const QString& folder, Format format, Compression compression = Compression::none);
    static void show(ReportPage& page, const RunReport& report);
    static QString textOf(const ReportPage& page) { return page.findChild<QTextBrowser*>()->toPlainText(); }

    QTemporaryDir m_home;
    RunReport m_finished;
};

RunReport tst_report_page::make(const QString& folder, Format format, Compression compression) {
    RunReport report;
    report.config.sizeBytes = 0;
    report.config.rows = 20'000;
    report.config.format = format;
    report.config.compression = compression;
    report.config.output = folder.toStdString();
    auto engine = Engine::create(report.config);
    if (!engine || !(*engine)->start() || !(*engine)->wait())
        qFatal("the run did not end well");
    report.end = (*engine)->snapshot();
    report.levelUs = levelTimes((*engine)->samplesSince(0));
    return report;
}

void tst_report_page::show(ReportPage& page, const RunReport& report) {
    QSignalSpy ready(&page, &ReportPage::ready);
    page.showRun(report, QImage(40, 20, QImage::Format_RGB32));
    QTRY_VERIFY(!ready.isEmpty());
}

void tst_report_page::initTestCase() {
    installStyle();
    applyTheme(ThemeChoice::light);
    m_finished = make(m_home.filePath(QStringLiteral("it's a dataset")), Format::jsonl);
}

void tst_report_page::levelsLastFromSampleToSample() {
    std::vector<Sample> samples(4);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i].elapsedUs = std::int64_t(i * i) * 1'000'000; // 0, 1, 4, 9 s
    samples[1].level = 2;
    const auto times = levelTimes(samples);
    QCOMPARE(times[0], 6'000'000LL);
    QCOMPARE(times[1], 0LL);
    QCOMPARE(times[2], 3'000'000LL);
    QCOMPARE(levelTimes({})[0], 0LL);
}

void tst_report_page::fraudIsRightToOneRow() {
    RunConfig config;
    config.fraudRatePpb = 5'000'000;
    MadeDataset made;
    made.rows = 1'000'100; // 5000.5 rows
    for (const std::uint64_t right : {5000U, 5001U}) {
        made.fraudRows = right;
        QVERIFY(fraudIsAsAsked(config, made));
    }
    for (const std::uint64_t wrong : {4999U, 5002U, 0U}) {
        made.fraudRows = wrong;
        QVERIFY(!fraudIsAsAsked(config, made));
    }
}

void tst_report_page::sizeIsRightToOnePercent() {
    RunConfig config;
    config.sizeBytes = 1'000'000'000;
    QVERIFY(sizeIsAsAsked(config, 1'009'000'000));
    QVERIFY(!sizeIsAsAsked(config, 1'011'000'000));
    QVERIFY(!sizeIsAsAsked(config, 989'000'000));
    config.sizeBytes = 1'000'000;
    QVERIFY(sizeIsAsAsked(config, 1'065'000));
    config.sizeBytes = 0;
    QVERIFY(sizeIsAsAsked(config, 7));
}

void tst_report_page::theFolderIsReadAndChecked() {
    ReportPage page;
    QVERIFY(!page.findChild<QToolButton*>(QStringLiteral("saveReport"))->isEnabled());
    RunReport report = m_finished;
    report.levelUs[0] = 4'000'000; // a run this short may end before its level is looked at
    show(page, report);
    const QString text = textOf(page);
    QVERIFY(text.contains(QStringLiteral("The dataset is complete")));
    QVERIFY(text.contains(QStringLiteral("20,000")));
    QVERIFY2(text.contains(QStringLiteral("✓ Fraud rate: 100 of 20,000 rows")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("✓ Checksums")));
    QVERIFY(!text.contains(QStringLiteral("✗")));
    for (const char* said : {"customers", "devices", "transactions", "rows/s", "MiB", "NORMAL"})
        QVERIFY2(text.contains(QString::fromLatin1(said)), said);
    QVERIFY(page.findChild<QToolButton*>(QStringLiteral("saveReport"))->isEnabled());
}

void tst_report_page::aChangedListOfPartsIsTold() {
    const RunReport report = make(m_home.filePath(QStringLiteral("changed")), Format::csv);
    QFile list(QString::fromStdString(report.config.output) + QStringLiteral("/parts.jsonl"));
    QVERIFY(list.open(QIODevice::Append));
    list.write("\n");
    list.close();
    ReportPage page;
    show(page, report);
    QVERIFY(textOf(page).contains(QStringLiteral("✗ Checksums")));
}

void tst_report_page::aFolderThatIsGoneIsTold() {
    RunReport report = m_finished;
    report.config.output = m_home.filePath(QStringLiteral("gone")).toStdString();
    ReportPage page;
    show(page, report);
    QVERIFY(textOf(page).contains(QStringLiteral("could not be read")));
    QVERIFY(!page.findChild<QToolButton*>(QStringLiteral("copy-pandas"))->isEnabled());
    QVERIFY(textOf(page).contains(QStringLiteral("Running time"))); // what is known is told all the same
}

void tst_report_page::aFailedRunSaysWhy() {
    RunReport report;
    report.end.state = RunState::failed;
    report.error = QStringLiteral("The disk <b>broke</b>");
    ReportPage page;
    show(page, report);
    QVERIFY(textOf(page).contains(QStringLiteral("not complete")));
    QVERIFY(textOf(page).contains(QStringLiteral("<b>broke</b>"))); // as text, not as markup
}

void tst_report_page::htmlAndPdfAreWritten() {
    ReportPage page;
    show(page, m_finished);
    const QString html = m_home.filePath(QStringLiteral("r.html"));
    const QString pdf = m_home.filePath(QStringLiteral("r.pdf"));
    QVERIFY(page.saveHtml(html));
    QVERIFY(page.savePdf(pdf));
    QFile web(html);
    QVERIFY(web.open(QIODevice::ReadOnly));
    const QByteArray text = web.readAll();
    QVERIFY(text.startsWith("<html>") && text.contains("data:image/png;base64,") && text.contains("pandas"));
    QFile paper(pdf);
    QVERIFY(paper.open(QIODevice::ReadOnly));
    const QByteArray bytes = paper.readAll();
    QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF") && bytes.size() > 5'000);
    QVERIFY(!page.saveHtml(m_home.filePath(QStringLiteral("none/r.html"))));
    QVERIFY(!page.savePdf(m_home.filePath(QStringLiteral("none/r.pdf"))));
}

void tst_report_page::theLinesOpenTheDataset_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("compression");
    QTest::newRow("jsonl") << int(Format::jsonl) << int(Compression::none);
    QTest::newRow("csv.gz") << int(Format::csv) << int(Compression::gzip);
    QTest::newRow("parquet") << int(Format::parquet) << int(Compression::none);
    QTest::newRow("arrow") << int(Format::arrow) << int(Compression::none);
}

void tst_report_page::theLinesOpenTheDataset() {
    QFETCH(int, format);
    QFETCH(int, compression);
    const QString python = QFINDTESTDATA("../../.venv/bin/python");
    if (python.isEmpty())
        QSKIP("needs the readers that packaging/setup --tests puts into .venv");
    const auto report = make(m_home.filePath(QStringLiteral("it's ") + QString::fromLatin1(QTest::currentDataTag())),
                             Format(format), Compression(compression));
    ReportPage page;
    show(page, report);
    // Spark needs Java: its lines are only seen to name the folder.
    for (const char* library : {"pandas", "Polars", "DuckDB", "Spark"}) {
        page.findChild<QToolButton*>(QStringLiteral("copy-") + QString::fromLatin1(library))->click();
        const QString lines = QApplication::clipboard()->text();
        QVERIFY2(lines.contains(m_home.path()), qPrintable(lines));
        if (QByteArray(library) == "Spark")
            continue;
        QProcess reader;
        reader.start(python, {QStringLiteral("-c"), lines + QStringLiteral("print(len(df))\n")});
        QVERIFY(reader.waitForFinished(120'000));
        const QByteArray said = reader.readAllStandardOutput().trimmed();
        QVERIFY2(said == "20000", (lines.toUtf8() + said + reader.readAllStandardError()).constData());
    }
}

void tst_report_page::anEarlierRunDoesNotOvertake() {
    RunReport failed;
    failed.end.state = RunState::failed;
    failed.error = QStringLiteral("second");
    ReportPage page;
    QSignalSpy ready(&page, &ReportPage::ready);
    page.showRun(m_finished, {});
    page.showRun(failed, {});
    QTest::qWait(500);
    QCOMPARE(ready.size(), 1);
    QVERIFY(textOf(page).contains(QStringLiteral("second")));
    QVERIFY(!textOf(page).contains(QStringLiteral("Checksums")));
}

void tst_report_page::realismIsMeasuredAndStandsInTheReport() {
    ReportPage page;
    show(page, m_finished);
    auto* button = page.findChild<QToolButton*>(QStringLiteral("realism"));
    QVERIFY(button->isEnabled());
    QSignalSpy ready(&page, &ReportPage::realismReady);
    button->click();
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    QTRY_VERIFY(!ready.isEmpty());
    const QString text = textOf(page);
    for (const char* part : {"Beside the world", "Payment types", "Fraud types", "Hours", "Channels",
                             "States of payers", "area of fraud_score", "total variation", "GOLPE_WHATSAPP"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QVERIFY(!button->isEnabled()); // it is there
    QVERIFY(page.report().realism->rows == 20'000);
    // Saved, it is the same.
    const QString file = m_home.filePath(QStringLiteral("realism.html"));
    QVERIFY(page.saveHtml(file));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly) && saved.readAll().contains("Beside the world"));
}

void tst_report_page::measuringIsStoppedByAnotherRun() {
    ReportPage page;
    show(page, m_finished);
    QSignalSpy measured(&page, &ReportPage::realismReady);
    page.findChild<QToolButton*>(QStringLiteral("realism"))->click();
    show(page, m_finished);
    QCOMPARE(page.findChild<QToolButton*>(QStringLiteral("realism"))->text(), QStringLiteral("Realism"));
    QTest::qWait(400);
    QVERIFY(measured.isEmpty() && !page.report().realism);
}

void tst_report_page::withoutTheTruthItSaysWhy() {
    RunReport report = m_finished;
    report.config.labels = Labels::delayed;
    report.config.output = m_home.filePath(QStringLiteral("delayed")).toStdString();
    auto engine = Engine::create(report.config);
    QVERIFY(engine && (*engine)->start() && (*engine)->wait());
    report.end = (*engine)->snapshot();
    ReportPage page;
    show(page, report);
    QSignalSpy ready(&page, &ReportPage::realismReady);
    page.findChild<QToolButton*>(QStringLiteral("realism"))->click();
    QTRY_VERIFY(!ready.isEmpty());
    QVERIFY(page.findChild<ToneLabel*>()->text().contains(QLatin1String("labels")));
    QVERIFY(!page.report().realism);
}

QTEST_MAIN(tst_report_page)
#include "tst_report_page.moc"
