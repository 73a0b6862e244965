// What is wrong in the form comes with a way out that one click takes.
#include "tests/support/fake_estimate.h"
#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/setup/fixes.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

class tst_setup_fixes : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void unreadableTextsComeWithAReading_data();
    void unreadableTextsComeWithAReading();
    void oneClickMendsTheField();
    void anotherBrokenFieldStaysAsItWasTyped();
    void daysInTheWrongOrderAreSwapped();
    void whatDoesNotGoTogetherIsTakenBack();
    void aFullDiskIsMendedByASmallerDataset();
    void aLimitTooLowIsRaised();
    void aFolderInUseGivesWayToTheNextOne();

private:
    QLineEdit* line(const char* name) { return m_page->findChild<QLineEdit*>(QString::fromLatin1(name)); }
    QToolButton* fix(const char* name) { return m_page->findChild<QToolButton*>(QString::fromLatin1(name)); }
    void type(const char* name, const QString& text) { line(name)->setText(text); }

    QTemporaryDir m_home;
    std::unique_ptr<PresetController> m_presets;
    std::unique_ptr<QWidget> m_window;
    SetupPage* m_page = nullptr;
};

void tst_setup_fixes::init() {
    m_presets = std::make_unique<PresetController>(PresetStore(m_home.filePath(QStringLiteral("p")).toStdString()));
    m_window = std::make_unique<QWidget>();
    auto* actions = new PresetActions(*m_presets, m_window.get());
    m_page = new SetupPage(*m_presets, *actions, fakeEstimate, m_window.get());
    m_page->resize(360, 1400);
    m_window->show();
    m_presets->revert();
}

void tst_setup_fixes::unreadableTextsComeWithAReading_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("label");
    const auto row = [](const char* field, const char* typed, const char* label) {
        QTest::newRow(typed) << QString::fromLatin1(field) << QString::fromLatin1(typed) << QString::fromLatin1(label);
    };
    row("size", "12 gigs", "Use 12GB");
    row("size", "1,5 tera", "Use 1.5TB");
    row("fraud-rate", "2", "Use 2%");
    row("fraud-rate", "60%", "Use 50%");
    row("seed", "42 please", "Use 42");
    row("customers", "10 million", "Use 10M");
    row("size", "much", "Back to 1GB");
    row("start-date", "July", "Back to 2025-07-01");
}

void tst_setup_fixes::unreadableTextsComeWithAReading() {
    QFETCH(QString, field);
    QFETCH(QString, typed);
    const Field& one = *findField(field.toStdString());
    RunConfig config;
    QVERIFY2(!one.setFromText(config, typed.toStdString()).ok(), "this is to be a text that cannot be read");
    const Fix mended = fixForText(one, typed, config);
    QTEST(mended.label, "label");
    QVERIFY(mended.label.endsWith(QString::fromStdString(one.toText(mended.config))));
}

void tst_setup_fixes::oneClickMendsTheField() {
    QVERIFY(fix("size-fix")->isHidden());
    type("size", QStringLiteral("12 gigs"));
    QVERIFY(!fix("size-fix")->isHidden());
    QVERIFY(fix("size-fix")->accessibleName().contains(QStringLiteral("Size")));
    fix("size-fix")->click();
    QCOMPARE(line("size")->text(), QStringLiteral("12GB"));
    QCOMPARE(m_page->config().sizeBytes, 12'000'000'000ULL);
    QVERIFY(fix("size-fix")->isHidden());
}

void tst_setup_fixes::anotherBrokenFieldStaysAsItWasTyped() {
    type("size", QStringLiteral("12 gigs"));
    type("seed", QStringLiteral("x"));
    fix("size-fix")->click();
    QCOMPARE(line("size")->text(), QStringLiteral("12GB"));
    QCOMPARE(line("seed")->text(), QStringLiteral("x"));
    QVERIFY(!m_page->obstacle().isEmpty());
}

void tst_setup_fixes::daysInTheWrongOrderAreSwapped() {
    type("start-date", QStringLiteral("2026-03-01"));
    fix("end-date-fix")->click();
    QCOMPARE(line("start-date")->text(), QStringLiteral("2025-12-31"));
    QCOMPARE(line("end-date")->text(), QStringLiteral("2026-03-01"));
}

void tst_setup_fixes::whatDoesNotGoTogetherIsTakenBack() {
    auto* box = m_page->findChild<QComboBox*>(QStringLiteral("compression"));
    box->setCurrentIndex(box->findData(QStringLiteral("snappy"))); // JSON Lines does not know it
    emit box->activated(box->currentIndex());
    QVERIFY(!fix("compression-fix")->isHidden());
    fix("compression-fix")->click();
    QVERIFY(checkConfig(m_page->config()).ok());
}

void tst_setup_fixes::aFullDiskIsMendedByASmallerDataset() {
    type("output", m_home.filePath(QStringLiteral("out")));
    type("size", QStringLiteral("900GB")); // 100 GB are free
    QTRY_VERIFY(!fix("fix")->isHidden());
    QCOMPARE(fix("fix")->text(), QStringLiteral("Make it 97.0 GB"));
    fix("fix")->click();
    QTRY_COMPARE(m_page->obstacle(), QString());
    QVERIFY(fix("fix")->isHidden());
    QCOMPARE(m_page->config().sizeBytes, 97'000'000'000ULL);
}

void tst_setup_fixes::aLimitTooLowIsRaised() {
    Estimate estimate;
    estimate.leastMemoryBytes = (412ULL << 20) + 1;
    RunConfig config;
    const Error obstacle{ErrorCode::memory, "this run needs more", "memory-limit"};
    QVERIFY(!fixForObstacle(obstacle, estimate, config)); // the machine's own limit is not ours to raise
    config.memoryLimitBytes = 100 << 20;
    QCOMPARE(fixForObstacle(obstacle, estimate, config)->config.memoryLimitBytes, 413ULL << 20);
}

void tst_setup_fixes::aFolderInUseGivesWayToTheNextOne() {
    QVERIFY(QDir(m_home.path()).mkpath(QStringLiteral("data/transactions")));
    RunConfig config;
    config.output = m_home.filePath(QStringLiteral("data")).toStdString();
    const auto mended = fixForObstacle({ErrorCode::badInput, "not empty", "output"}, {}, config);
    QVERIFY(mended);
    QCOMPARE(QString::fromStdString(mended->config.output), m_home.filePath(QStringLiteral("data-2")));
    config.output = "null";
    QVERIFY(!fixForObstacle({ErrorCode::badInput, "no", "output"}, {}, config));
}

QTEST_MAIN(tst_setup_fixes)
#include "tst_setup_fixes.moc"
