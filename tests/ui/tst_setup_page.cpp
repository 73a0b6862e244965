// The estimate follows the form without holding it up, and says what stands in the way of a start.
#include "tests/support/fake_estimate.h"
#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/setup/estimate_controller.h"
#include "ui/setup/estimate_texts.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

class tst_setup_page : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void aRunNeedsAFolder();
    void aWrongInputStopsTheStart();
    void aFullDiskStopsTheStart();
    void refusalsOfTheEstimateShow();
    void theFiguresFollowTheForm();
    void typingDoesNotWaitForTheEstimate();
    void overtakenEstimatesAreDropped();
    void durationsReadAsRanges();

private:
    void type(const char* name, const QString& text) {
        m_page->findChild<QLineEdit*>(QString::fromLatin1(name))->setText(text);
    }
    QString readiness() { return m_page->findChild<QLabel*>(QStringLiteral("readiness"))->text(); }

    QTemporaryDir m_home;
    std::unique_ptr<PresetController> m_presets;
    std::unique_ptr<QWidget> m_window;
    SetupPage* m_page = nullptr;
};

void tst_setup_page::init() {
    m_presets = std::make_unique<PresetController>(PresetStore(m_home.path().toStdString()));
    m_window = std::make_unique<QWidget>();
    auto* actions = new PresetActions(*m_presets, m_window.get());
    m_page = new SetupPage(*m_presets, *actions, fakeEstimate, m_window.get());
    m_window->show();
    m_presets->revert();
}

void tst_setup_page::aRunNeedsAFolder() {
    QTRY_VERIFY(m_page->obstacle().contains(QStringLiteral("folder")));
    type("output", m_home.filePath(QStringLiteral("out")));
    QTRY_COMPARE(m_page->obstacle(), QString());
    QCOMPARE(readiness(), QStringLiteral("Ready to start"));
}

void tst_setup_page::aWrongInputStopsTheStart() {
    type("output", m_home.filePath(QStringLiteral("out")));
    QTRY_COMPARE(m_page->obstacle(), QString());
    type("size", QStringLiteral("12 gigs"));
    QVERIFY(m_page->obstacle().contains(QStringLiteral("12 gigs")));
    QCOMPARE(readiness(), QStringLiteral("To mend first: Volume"));
    QTest::qWait(300); // no estimate of the value before may say "ready" now
    QVERIFY(!m_page->obstacle().isEmpty());
    type("size", QStringLiteral("12GB"));
    QCOMPARE(readiness(), QStringLiteral("Estimating …")); // mended, but not yet looked at
    QTRY_COMPARE(m_page->obstacle(), QString());
}

void tst_setup_page::aFullDiskStopsTheStart() {
    type("output", m_home.filePath(QStringLiteral("out")));
    type("size", QStringLiteral("900GB"));
    QTRY_VERIFY(m_page->obstacle().contains(QStringLiteral("disk is too small")));
    QCOMPARE(readiness(), QStringLiteral("The dataset does not fit the disk"));
    type("size", QStringLiteral("9GB"));
    QTRY_COMPARE(m_page->obstacle(), QString());
}

void tst_setup_page::refusalsOfTheEstimateShow() {
    type("output", m_home.filePath(QStringLiteral("out")));
    type("start-date", QStringLiteral("2026-06-01"));
    QTRY_VERIFY(!m_page->obstacle().isEmpty());
}

void tst_setup_page::theFiguresFollowTheForm() {
    const auto figure = [this](const char* name) {
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            if (label->accessibleName() == QLatin1String(name))
                return label->text();
        return QString();
    };
    type("output", m_home.filePath(QStringLiteral("out")));
    type("size", QStringLiteral("200MB"));
    QTRY_COMPARE(figure("rows"), QStringLiteral("400K")); // 500 bytes each
    QCOMPARE(figure("on disk"), QStringLiteral("200 MB"));
    type("size", QStringLiteral("1.5GB"));
    QTRY_COMPARE(figure("rows"), QStringLiteral("3.00M"));
    QCOMPARE(figure("on disk"), QStringLiteral("1.50 GB"));
    type("size", QStringLiteral("1.5 gigs")); // what stood there last is said to be old
    QCOMPARE(figure("rows"), QStringLiteral("3.00M"));
    const auto texts = m_page->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        texts, [](const QLabel* label) { return label->text() == QStringLiteral("of the last valid values"); }));
}

void tst_setup_page::typingDoesNotWaitForTheEstimate() {
    QSemaphore gate;
    EstimateController slow([&gate](const RunConfig& config) {
        gate.acquire();
        return fakeEstimate(config);
    });
    QSignalSpy done(&slow, &EstimateController::finished);
    slow.request(RunConfig{});
    QTest::qWait(200);
    QCOMPARE(done.count(), 0); // and we are here: nobody waited
    gate.release();
    QTRY_COMPARE(done.count(), 1);
}

void tst_setup_page::overtakenEstimatesAreDropped() {
    QSemaphore gate;
    std::atomic<int> made = 0;
    EstimateController slow([&](const RunConfig& config) {
        gate.acquire();
        ++made;
        return fakeEstimate(config);
    });
    std::vector<std::uint64_t> rows;
    connect(&slow, &EstimateController::finished, this,
            [&rows](const Result<Estimate>& estimate) { rows.push_back(estimate->rows); });
    RunConfig config;
    slow.request(config);
    QTest::qWait(200);
    for (const std::uint64_t bytes : {2'000'000u, 3'000'000u, 4'000'000u}) {
        config.sizeBytes = bytes;
        slow.request(config);
    }
    QTest::qWait(200);
    gate.release(10);
    QTRY_COMPARE(rows.size(), 1u);
    QTest::qWait(200);
    QCOMPARE(rows, std::vector<std::uint64_t>{8'000});
    QCOMPARE(made.load(), 2); // the first and the last
}

void tst_setup_page::durationsReadAsRanges() {
    QCOMPARE(durationRange(0.2, 0.6), QStringLiteral("under 1 s"));
    QCOMPARE(durationRange(130, 170), QStringLiteral("2:10 – 2:50"));
    QCOMPARE(durationRange(11'520, 14'760), QStringLiteral("3.2 – 4.1 h"));
    QCOMPARE(durationRange(2e6, 8.64e6), QStringLiteral("23 – 100 days"));
    QCOMPARE(durationRange(7.5e7, 9.75e7), QStringLiteral("2 – 3 years"));
    QCOMPARE(shortCount(98'400'000), QStringLiteral("98.4M"));
    QCOMPARE(shortCount(12'340), QStringLiteral("12,340"));
    QCOMPARE(shortCount(2'000'000'000), QStringLiteral("2.00B"));
}

QTEST_MAIN(tst_setup_page)
#include "tst_setup_page.moc"
