// Presets: what is saved comes back, what is changed is marked, what is built in stays.
#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_bar.h"
#include "ui/presets/preset_controller.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ledgerloom;

class tst_presets_controller : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void aChangeIsMarkedUntilItIsUndone();
    void theFolderOfARunIsNoChange();
    void choosingKeepsTheFolder();
    void whatIsSavedComesBack();
    void builtInPresetsCannotBeChanged();
    void renamingAndDeleting();
    void savingAsksForANameAndChecksIt();
    void aBrokenFileIsRefusedWithItsReason();
    void exportedPresetsCanBeImported();

private:
    RunConfig changed() const {
        RunConfig config = m_presets->current().config;
        config.seed = 4711;
        return config;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PresetController> m_presets;
    std::unique_ptr<QWidget> m_window;
    PresetActions* m_actions = nullptr;
    QComboBox* m_box = nullptr;
};

void tst_presets_controller::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_presets = std::make_unique<PresetController>(PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()));
    m_window = std::make_unique<QWidget>();
    m_actions = new PresetActions(*m_presets, m_window.get());
    auto* bar = new PresetBar(*m_presets, *m_actions, m_window.get());
    m_box = bar->findChild<QComboBox*>(QStringLiteral("preset"));
    m_window->show();
}

void tst_presets_controller::aChangeIsMarkedUntilItIsUndone() {
    QVERIFY(!m_presets->isModified());
    m_presets->setConfig(changed());
    QVERIFY(m_presets->isModified());
    QVERIFY(m_box->currentText().endsWith(QStringLiteral(" *")));
    QVERIFY(m_actions->save->isEnabled());
    m_presets->setConfig(m_presets->current().config);
    QVERIFY(!m_presets->isModified());
    QVERIFY(!m_box->currentText().endsWith(QLatin1Char('*')));
    QVERIFY(!m_actions->save->isEnabled());
}

void tst_presets_controller::theFolderOfARunIsNoChange() {
    RunConfig config = m_presets->current().config;
    config.output = "/data/run";
    config.ifExists = IfExists::overwrite;
    m_presets->setConfig(config);
    QVERIFY(!m_presets->isModified());
}

void tst_presets_controller::choosingKeepsTheFolder() {
    RunConfig config;
    config.output = "/data/run";
    m_presets->setConfig(config);
    RunConfig chosen;
    connect(m_presets.get(), &PresetController::configChosen, this, [&](const RunConfig& c) { chosen = c; });
    QVERIFY(m_presets->choose(QStringLiteral("Safe")).ok());
    QCOMPARE(QString::fromStdString(chosen.output), QStringLiteral("/data/run"));
    QCOMPARE(chosen.sizeBytes, 50'000'000'000u);
}

void tst_presets_controller::whatIsSavedComesBack() {
    m_presets->setConfig(changed());
    QVERIFY(m_presets->saveAs(QStringLiteral("Mine"), false).ok());
    QVERIFY(!m_presets->isModified());
    QCOMPARE(m_box->currentText(), QStringLiteral("Mine"));
    QVERIFY(m_presets->choose(QStringLiteral("Safe")).ok());
    QVERIFY(m_presets->choose(QStringLiteral("Mine")).ok());
    QCOMPARE(m_presets->current().config.seed, 4711u);
}

void tst_presets_controller::builtInPresetsCannotBeChanged() {
    QVERIFY(m_presets->choose(QStringLiteral("Balanced")).ok());
    QVERIFY(!m_actions->rename->isEnabled());
    QVERIFY(!m_actions->remove->isEnabled());
    QVERIFY(!m_presets->rename(QStringLiteral("Other")).ok());
    QVERIFY(!m_presets->save().ok());
}

void tst_presets_controller::renamingAndDeleting() {
    m_presets->setConfig(changed());
    QVERIFY(m_presets->saveAs(QStringLiteral("One"), false).ok());
    QVERIFY(m_presets->rename(QStringLiteral("Two")).ok());
    QCOMPARE(m_box->findData(QStringLiteral("One")), -1);
    QVERIFY(m_box->findData(QStringLiteral("Two")) >= 0);
    QVERIFY(m_presets->remove().ok());
    QCOMPARE(m_box->findData(QStringLiteral("Two")), -1);
}

void tst_presets_controller::savingAsksForANameAndChecksIt() {
    m_presets->setConfig(changed());
    m_actions->save->trigger(); // built in, so it asks for a name
    auto* dialog = m_window->findChild<QDialog*>();
    QVERIFY(dialog);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("name"));
    auto* accept = dialog->findChildren<QPushButton*>().last();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("a/b"));
    QVERIFY(!accept->isEnabled());
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("safe"));
    QVERIFY(!accept->isEnabled()); // differs from a built-in one in case only
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Week 12"));
    QVERIFY(accept->isEnabled());
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_box->currentText(), QStringLiteral("Week 12"));
}

void tst_presets_controller::aBrokenFileIsRefusedWithItsReason() {
    const QString path = m_home->filePath(QStringLiteral("broken.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n  \"name\": \"x\",\n  \"siize\": \"1GB\"\n");
    file.close();
    const auto imported = m_presets->importFile(path);
    QVERIFY(!imported.ok());
    const QString message = QString::fromStdString(imported.error().message);
    QVERIFY2(message.contains(QStringLiteral("broken.json")), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("line")), qPrintable(message));
}

void tst_presets_controller::exportedPresetsCanBeImported() {
    m_presets->setConfig(changed());
    QVERIFY(m_presets->saveAs(QStringLiteral("Travels"), false).ok());
    const QString path = m_home->filePath(QStringLiteral("travels.json"));
    QVERIFY(m_presets->exportFile(path).ok());
    QVERIFY(m_presets->remove().ok());
    QVERIFY(m_presets->importFile(path).ok());
    QCOMPARE(QString::fromStdString(m_presets->current().name), QStringLiteral("Travels"));
    QCOMPARE(m_presets->current().config.seed, 4711u);
}

QTEST_MAIN(tst_presets_controller)
#include "tst_presets_controller.moc"
