// Every page as it was looked at and found good: light, dark, high contrast and in Brazilian Portuguese, at the least
// size the window is made for. A picture may differ in 0.5 % of its pixels by more than a shade: curves are drawn with
// floating point, which other processors round otherwise. With LEDGERLOOM_GOLDEN=write in the environment the pictures
// are made anew; look at each of them, and let `mogrify +dither -colors 255` make them small, before they are
// committed.
#include "tests/support/fake_estimate.h"
#include "tests/support/synthetic_run.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/row_table.h"
#include "ui/dataset/summary_panel.h"
#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/studio.h"
#include "ui/main_window/studio_state.h"
#include "ui/preview/preview_page.h"
#include "ui/report/report_page.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;
using ledgerloom::testing::SyntheticRun;

namespace {

const QString folder = QStringLiteral(LEDGERLOOM_SOURCES "/tests/ui/golden/");

struct Look {
    const char* name;
    ThemeChoice theme;
    LanguageChoice language;
};
constexpr Look looks[] = {{"light", ThemeChoice::light, LanguageChoice::english},
                          {"dark", ThemeChoice::dark, LanguageChoice::english},
                          {"contrast", ThemeChoice::contrast, LanguageChoice::english},
                          {"pt_BR", ThemeChoice::light, LanguageChoice::portuguese}};

/// Share of the pixels that differ by more than a shade; 1 where the sizes do.
double difference(const QImage& one, const QImage& other) {
    if (one.size() != other.size())
        return 1;
    constexpr int shade = 12;
    qint64 differ = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            differ += std::abs(qRed(a) - qRed(b)) > shade || std::abs(qGreen(a) - qGreen(b)) > shade ||
                      std::abs(qBlue(a) - qBlue(b)) > shade;
        }
    return double(differ) / (double(one.width()) * one.height());
}

} // namespace

class tst_golden_pictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() {
        m_studio.reset();
        applyLanguage(LanguageChoice::english);
    }
    void everyPage_data();
    void everyPage();
    void aDifferenceIsSeen();

private:
    void open(const Look& look);
    void showRun();
    void fillQueue();
    void showRows();
    QImage picture(QWidget& widget) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<Studio> m_studio;
};

void tst_golden_pictures::initTestCase() {
    qputenv("TZ", "UTC");
    installStyle();
    // A caret that blinks, and where the pointer happens to be, are no part of the picture.
    QApplication::setCursorFlashTime(0);
}

void tst_golden_pictures::open(const Look& look) {
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    m_settings->setLanguage(look.language);
    m_settings->setOutputFolder(QStringLiteral("/data/payments"));
    applyTheme(look.theme);
    m_studio = std::make_unique<Studio>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    m_studio->show();
    m_studio->window().resize(1024, 640);
}

void tst_golden_pictures::showRun() {
    auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::pressure);
    run->advanceTo(120'000'000);
    run->addEvent(EventKind::state, Level::normal, 119'000'000,
                  "changed while running: workers 4 in place of 2; memory limit 2.00 GiB in place of 1.00 GiB");
    run->state().state = RunState::finished;
    run->state().workersPlanned = 2;
    RunConfig config;
    config.workers = 2;
    config.output = "null";
    m_studio->window().run().recall(run, config);
    m_studio->window().findChild<ReportPage*>()->showRun({.config = config, .end = run->snapshot(), .error = {}}, {});
}

void tst_golden_pictures::fillQueue() {
    RunConfig config = m_studio->window().setup().config();
    auto& queue = m_studio->state().queue;
    config.output = "/data/payments-june";
    queue.setState(queue.add(config), QueueState::done,
                   QStringLiteral("2,000,000 rows, 1.00 GB in 0:02 (500 MB/s), peak memory 84.0 MiB"));
    config.output = "/data/payments-july";
    queue.setState(queue.add(config), QueueState::failed, QStringLiteral("its disk is full or the quota is used up"));
    config.output = "/data/payments-august";
    queue.add(config);
}

/// A file of rows, its summary beside it, one row of fraud the current one.
void tst_golden_pictures::showRows() {
    const QString path = m_home->filePath(QStringLiteral("payments.jsonl"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 3'000; ++i)
        file.write(QStringLiteral("{\"transaction_id\":\"TXN_%1\",\"timestamp\":\"2025-07-01T%2:%3:00.000000\","
                                  "\"tipo\":\"%4\",\"valor\":%5.50,\"merchant_name\":%6,\"is_fraud\":%7}\n")
                       .arg(i, 15, 10, QLatin1Char('0'))
                       .arg(i / 60 % 24, 2, 10, QLatin1Char('0'))
                       .arg(i % 60, 2, 10, QLatin1Char('0'))
                       .arg(i % 3 == 0 ? QStringLiteral("PIX") : QStringLiteral("CREDIT_CARD"))
                       .arg(i * 37 % 400 + 3)
                       .arg(i % 3 == 0 ? QStringLiteral("null") : QStringLiteral("\"Padaria %1\"").arg(i % 17))
                       .arg(i % 11 == 4 ? QStringLiteral("true") : QStringLiteral("false"))
                       .toUtf8());
    file.close();
    MainWindow& window = m_studio->window();
    window.findChild<QAction*>(QStringLiteral("showDataset"))->trigger();
    auto* dataset = window.findChild<DatasetPage*>();
    dataset->open(path);
    QTRY_VERIFY(dataset->session().count().final);
    window.findChild<QAbstractButton*>(QStringLiteral("toggleSummary"))->click();
    QTRY_VERIFY(window.findChild<SummaryPanel*>()->isKnown());
    dataset->table().goTo(4);
    dataset->table().view()->setCurrentIndex(dataset->table().view()->model()->index(4, 2));
    dataset->table().view()->horizontalScrollBar()->setValue(0);
}

QImage tst_golden_pictures::picture(QWidget& widget) const {
    // What a dataset holds is others' business: a new column would be another picture.
    QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const auto* preview = widget.findChild<PreviewPage*>();
    for (const auto* table : preview ? preview->findChildren<QTableView*>() : QList<QTableView*>())
        if (table->isVisible())
            QPainter(&image).fillRect(QRect(table->mapTo(&widget, QPoint()), table->size()), Qt::gray);
    // A folder for a moment has another name each time.
    if (const auto* place = widget.findChild<QLabel*>(QStringLiteral("datasetPlace")); place && place->isVisible())
        QPainter(&image).fillRect(QRect(place->mapTo(&widget, QPoint()), place->size()), Qt::gray);
    return image;
}

void tst_golden_pictures::everyPage_data() {
    QTest::addColumn<int>("look");
    QTest::addColumn<QString>("page");
    for (int look = 0; look < int(std::size(looks)); ++look)
        for (const char* page :
             {"showCharts", "showPreview", "showReport", "showQueue", "showDataset", "rows", "adjust"})
            QTest::addRow("%s-%s", looks[look].name, page) << look << QString::fromLatin1(page);
    // A bar of several lines takes room from the charts when nothing draws them anew.
    QTest::addRow("light-problem") << 0 << QStringLiteral("problem");
}

void tst_golden_pictures::everyPage() {
    QFETCH(int, look);
    QFETCH(QString, page);
    open(looks[look]);
    showRun();
    fillQueue();
    MainWindow& window = m_studio->window();
    QWidget* shown = &window;
    std::unique_ptr<AdjustDialog> dialog;
    if (page == QStringLiteral("adjust")) {
        dialog = std::make_unique<AdjustDialog>(window.run(), &window);
        dialog->show();
        shown = dialog.get();
    } else if (page == QStringLiteral("problem")) {
        QTest::qWait(300);
        window.findChild<ResultBar*>()->showProblem(
            QStringLiteral("The run failed"),
            engineText(std::string_view("stopped for memory: the process uses 473 MiB, 92.3 % of its limit of 512 MiB; "
                                        "raise --memory-limit or use fewer --workers. What is finished stays (19 of "
                                        "9,407 shards), and the run can be resumed.")));
    } else if (page == QStringLiteral("rows")) {
        showRows();
    } else {
        window.findChild<QAction*>(page)->trigger();
    }
    if (QWidget* focus = QApplication::focusWidget())
        focus->clearFocus();
    const auto* readiness = window.findChild<QLabel*>(QStringLiteral("readiness"));
    QTRY_VERIFY(!readiness->text().startsWith(QStringLiteral("Esti")));
    QTest::qWait(500); // the preview is made on another thread
    const QImage now = picture(*shown);
    if (shown == &window)
        QCOMPARE(now.size(), QSize(1024, 640));
    const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
    if (qEnvironmentVariable("LEDGERLOOM_GOLDEN") == QStringLiteral("write"))
        QVERIFY(now.save(folder + name, "PNG", 0));
    const QImage golden = QImage(folder + name).convertToFormat(QImage::Format_RGB32);
    QVERIFY2(!golden.isNull(), qPrintable(folder + name + QStringLiteral(" is missing")));
    const double differs = difference(now, golden);
    if (differs > 0.005) {
        const QString kept = QDir::temp().filePath(QStringLiteral("ledgerloom-golden-") + name);
        now.save(kept);
        QFAIL(qPrintable(QStringLiteral("%1 % of the pixels differ; see %2").arg(differs * 100).arg(kept)));
    }
}

/// The tolerance hides no missing button.
void tst_golden_pictures::aDifferenceIsSeen() {
    QImage one(1024, 640, QImage::Format_RGB32);
    one.fill(Qt::white);
    QImage other = one;
    QCOMPARE(difference(one, other), 0.0);
    QPainter(&other).fillRect(0, 0, 120, 32, Qt::black);
    QVERIFY(difference(one, other) > 0.005);
    QCOMPARE(difference(one, QImage(10, 10, QImage::Format_RGB32)), 1.0);
}

QTEST_MAIN(tst_golden_pictures)
#include "tst_golden_pictures.moc"
