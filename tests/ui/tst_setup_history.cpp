// Whatever is done to the form can be undone and done again, and compared with what was saved.
#include "tests/support/fake_estimate.h"
#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/setup/compare_dialog.h"
#include "ui/setup/config_differences.h"
#include "ui/setup/form_history.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QLineEdit>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

class tst_setup_history : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void keysTypedIntoOneFieldAreOneStep();
    void aNewStepForgetsWhatWasUndone();
    void theOldestStepsGo();
    void theFormGoesBackAndForth();
    void anUnreadableInputIsPutBackFirst();
    void aPresetChosenByMistakeIsUndone();
    void differencesNameTheFields();
    void theComparisonTakesSavedValuesBack();

private:
    QLineEdit* line(const char* name) { return m_page->findChild<QLineEdit*>(QString::fromLatin1(name)); }

    QTemporaryDir m_home;
    std::unique_ptr<PresetController> m_presets;
    std::unique_ptr<QWidget> m_window;
    PresetActions* m_actions = nullptr;
    SetupPage* m_page = nullptr;
};

void tst_setup_history::init() {
    m_presets = std::make_unique<PresetController>(PresetStore(m_home.filePath(QStringLiteral("p")).toStdString()));
    m_window = std::make_unique<QWidget>();
    m_actions = new PresetActions(*m_presets, m_window.get());
    m_page = new SetupPage(*m_presets, *m_actions, fakeEstimate, m_window.get());
    m_window->show();
    m_presets->revert();
    m_page->startHistory();
}

void tst_setup_history::keysTypedIntoOneFieldAreOneStep() {
    FormHistory history;
    RunConfig config;
    for (const std::uint64_t seed : {1U, 12U, 123U}) {
        config.seed = seed;
        history.record(config);
    }
    config.workers = 3;
    history.record(config);
    QCOMPARE(history.undo().seed, 123ULL);
    QCOMPARE(history.undo().seed, RunConfig().seed);
    QVERIFY(!history.canUndo());
    QCOMPARE(history.undo().seed, RunConfig().seed); // nothing before: it stays
    QCOMPARE(history.redo().seed, 123ULL);
    QCOMPARE(history.redo().workers, 3U);
    QVERIFY(!history.canRedo());
}

void tst_setup_history::aNewStepForgetsWhatWasUndone() {
    FormHistory history;
    RunConfig config;
    config.seed = 1;
    history.record(config);
    history.undo();
    config = RunConfig();
    config.seed = 2;
    history.record(config);
    QVERIFY(!history.canRedo());
    QCOMPARE(history.undo().seed, RunConfig().seed);
}

void tst_setup_history::theOldestStepsGo() {
    FormHistory history;
    RunConfig config;
    for (std::size_t i = 0; i < FormHistory::mostSteps + 50; ++i) {
        config.seed = i;
        config.workers = std::uint32_t(1 + i % 2); // two fields: a step each
        history.record(config);
    }
    std::size_t steps = 0;
    for (; history.canUndo(); ++steps)
        history.undo();
    QCOMPARE(steps, FormHistory::mostSteps);
}

void tst_setup_history::theFormGoesBackAndForth() {
    const QString before = line("size")->text();
    QVERIFY(!m_page->canUndo());
    line("size")->setText(QStringLiteral("7GB"));
    line("seed")->setText(QStringLiteral("99"));
    m_page->undo();
    QCOMPARE(line("seed")->text(), QString::number(RunConfig().seed));
    QCOMPARE(line("size")->text(), QStringLiteral("7GB"));
    m_page->undo();
    QCOMPARE(line("size")->text(), before);
    QVERIFY(!m_page->canUndo());
    m_page->redo();
    m_page->redo();
    QCOMPARE(m_page->config().seed, 99ULL);
    QCOMPARE(m_page->config().sizeBytes, 7'000'000'000ULL);
    QVERIFY(!m_page->canRedo());
}

void tst_setup_history::anUnreadableInputIsPutBackFirst() {
    line("size")->setText(QStringLiteral("7GB"));
    line("size")->setText(QStringLiteral("7 GX"));
    QVERIFY(m_page->canUndo());
    m_page->undo();
    QCOMPARE(line("size")->text(), QStringLiteral("7GB"));
    m_page->undo();
    QVERIFY(line("size")->text() != QStringLiteral("7GB"));
}

void tst_setup_history::aPresetChosenByMistakeIsUndone() {
    line("size")->setText(QStringLiteral("7GB"));
    const RunConfig mine = m_page->config();
    QVERIFY(m_presets->choose(QStringLiteral("Aggressive")).ok());
    QVERIFY(m_page->config() != mine);
    m_page->undo();
    QVERIFY(m_page->config() == mine);
}

void tst_setup_history::differencesNameTheFields() {
    RunConfig before;
    RunConfig after = before;
    QVERIFY(differences(before, after).empty());
    QVERIFY(findField("rows")->setFromText(after, "10M").ok());
    after.output = "/data";
    const auto found = differences(before, after);
    QCOMPARE(found.size(), std::size_t{3});
    QCOMPARE(found[0].before, QStringLiteral("1GB"));
    QCOMPARE(found[0].after, QString());
    QCOMPARE(found[1].after, QStringLiteral("10M"));
    QVERIFY(withValueOf(*found[1].field, after, before).sizeBytes == before.sizeBytes); // they go together
    QCOMPARE(withValueOf(*found[2].field, after, before).output, std::string());
}

void tst_setup_history::theComparisonTakesSavedValuesBack() {
    QVERIFY(!m_actions->compare->isEnabled());
    const quint64 size = m_page->config().sizeBytes;
    line("size")->setText(QStringLiteral("7GB"));
    line("seed")->setText(QStringLiteral("99"));
    line("output")->setText(m_home.path()); // a run's own matter
    QVERIFY(m_actions->compare->isEnabled());
    m_actions->compare->trigger();
    const auto* dialog = m_window->findChild<CompareDialog*>();
    QVERIFY(dialog);
    const auto* table = dialog->findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("7GB"));
    table->cellWidget(0, 3)->findChild<QToolButton*>()->click();
    QTRY_COMPARE(table->rowCount(), 1);
    QCOMPARE(m_page->config().sizeBytes, size);
    QCOMPARE(m_page->config().seed, 99ULL);
    m_page->undo(); // it is a step like any other
    QCOMPARE(m_page->config().sizeBytes, 7'000'000'000ULL);
}

QTEST_MAIN(tst_setup_history)
#include "tst_setup_history.moc"
