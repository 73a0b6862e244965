// The form says what the config says, and the config what a person types.
#include "core/config/fields.h"
#include "ui/setup/command_text.h"
#include "ui/setup/config_form.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace ledgerloom;

class tst_setup_form : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void typedTextReachesTheConfig_data();
    void typedTextReachesTheConfig();
    void everyFieldOfARunIsInTheForm();
    void aConfigSurvivesTheForm();
    void sizesSayWhatWasUnderstood();
    void aWrongValueSaysHowToMendIt();
    void theLastGoodValueStaysWhileTyping();
    void contradictionsShowAtTheirField();
    void volumeChangesSidesWithTheSameAmount();
    void theDiceMakeAnotherSeed();
    void filesAreChosenAsFilesAndFoldersAsFolders();
    void flagsAndChoicesFollowTheMouse();
    void theWheelChangesNoChoice();
    void theCommandNamesWhatDiffers();

private:
    QLineEdit* line(const char* name) { return m_form->findChild<QLineEdit*>(QString::fromLatin1(name)); }
    QString hint(const char* name) {
        return m_form->findChild<QLabel*>(QString::fromLatin1(name) + QStringLiteral("-hint"))->text();
    }
    void type(const char* name, const QString& text) {
        line(name)->setFocus();
        line(name)->selectAll();
        QTest::keyClicks(line(name), text);
    }

    std::unique_ptr<ConfigForm> m_form;
};

void tst_setup_form::initTestCase() {
    installStyle();
}

void tst_setup_form::init() {
    m_form = std::make_unique<ConfigForm>();
    m_form->resize(360, 1200);
    m_form->show();
}

void tst_setup_form::typedTextReachesTheConfig_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("read");
    const auto row = [](const char* field, const char* typed, const char* read) {
        QTest::newRow(field) << QByteArray(field) << QString::fromLatin1(typed) << QString::fromLatin1(read);
    };
    row("size", "12gb", "12GB");
    row("fraud-rate", "2%", "2%");
    row("seed", "987654321", "987654321");
    row("start-date", "2025-01-15", "2025-01-15");
    row("end-date", "2026-02-03", "2026-02-03");
    row("output", "/data/out", "/data/out");
    row("part-size", "128MiB", "128MiB");
    row("chunk-size", "5GB", "5GB");
    row("workers", "3", "3");
    row("memory-limit", "2GiB", "2GiB");
    row("soft-limit", "80%", "80%");
    row("min-available", "1GiB", "1GiB");
    row("arrow-limit", "256MiB", "256MiB");
    row("check-interval", "250ms", "250ms");
    row("growth-threshold", "50MB/s", "50MB/s");
    row("customers", "20K", "20K");
}

void tst_setup_form::typedTextReachesTheConfig() {
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, read);
    type(field.constData(), typed);
    QCOMPARE(QString::fromStdString(findField(field.toStdString())->toText(m_form->config())), read);
    QCOMPARE(m_form->fault(), QString());
}

void tst_setup_form::everyFieldOfARunIsInTheForm() {
    for (const Field& field : fields()) {
        if (field.group == FieldGroup::reporting)
            continue; // these are the command line's
        if (field.name == "check-parts" || field.name == "wait" || field.name == "wait-limit")
            continue; // the studio waits always: somebody is there
        const QString name = QString::fromUtf8(field.name.data(), qsizetype(field.name.size()));
        auto* input = m_form->findChild<QWidget*>(name);
        QVERIFY2(input, qPrintable(name));
        QVERIFY2(!input->accessibleName().isEmpty(), qPrintable(name));
        QVERIFY2(input->toolTip().contains(QStringLiteral("--") + name), qPrintable(name));
    }
}

void tst_setup_form::aConfigSurvivesTheForm() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 2'500'000;
    config.customers = 12'000;
    config.seed = 7;
    config.fraudRatePpb = 3'500'000;
    config.noProfiles = true;
    config.output = "/data/somewhere";
    config.ifExists = IfExists::overwrite;
    config.workers = 3;
    config.softLimitBytes = 1'500'000'000;
    m_form->setConfig(config);
    // A change by hand reads every input again: none may have lost a digit on the way.
    type("seed", QStringLiteral("8"));
    config.seed = 8;
    QVERIFY(m_form->config() == config);
}

void tst_setup_form::sizesSayWhatWasUnderstood() {
    type("size", QStringLiteral("12gb"));
    QCOMPARE(hint("size"), QStringLiteral("12 GB = 11.2 GiB"));
    type("fraud-rate", QStringLiteral("0.5%"));
    QCOMPARE(hint("fraud-rate"), QStringLiteral("1 row in 200"));
}

void tst_setup_form::aWrongValueSaysHowToMendIt() {
    type("fraud-rate", QStringLiteral("60%"));
    QVERIFY2(hint("fraud-rate").contains(QStringLiteral("60%")), qPrintable(hint("fraud-rate")));
    QVERIFY2(hint("fraud-rate").contains(QStringLiteral("50%")), qPrintable(hint("fraud-rate")));
    QVERIFY2(m_form->fault().startsWith(QStringLiteral("Fraud rate: ")), qPrintable(m_form->fault()));
    type("fraud-rate", QStringLiteral("5%"));
    QCOMPARE(m_form->fault(), QString());
}

void tst_setup_form::theLastGoodValueStaysWhileTyping() {
    type("seed", QStringLiteral("42x"));
    QVERIFY(!m_form->fault().isEmpty());
    QCOMPARE(m_form->config().seed, 42u);
    QCOMPARE(line("seed")->text(), QStringLiteral("42x"));
}

void tst_setup_form::contradictionsShowAtTheirField() {
    type("start-date", QStringLiteral("2025-12-01"));
    type("end-date", QStringLiteral("2025-11-01"));
    QVERIFY(!m_form->fault().isEmpty());
    type("end-date", QStringLiteral("2025-12-31"));
    QCOMPARE(m_form->fault(), QString());
}

void tst_setup_form::volumeChangesSidesWithTheSameAmount() {
    type("size", QStringLiteral("10GB"));
    Estimate estimate;
    estimate.outputBytes = 10'000'000'000;
    estimate.rows = 20'123'456;
    m_form->showEstimate(estimate);
    QTest::mouseClick(m_form->findChild<QAbstractButton*>(QStringLiteral("volumeByRows")), Qt::LeftButton);
    QCOMPARE(m_form->config().rows, 20'000'000u);
    QCOMPARE(m_form->config().sizeBytes, 0u);
    QVERIFY(line("rows")->isVisible());
    QVERIFY(!line("size")->isVisible());
}

void tst_setup_form::theDiceMakeAnotherSeed() {
    const auto before = m_form->config().seed;
    auto* dice = m_form->findChild<QAbstractButton*>(QStringLiteral("rollSeed"));
    QTest::mouseClick(dice, Qt::LeftButton);
    if (m_form->config().seed == before) // one chance in a million
        QTest::mouseClick(dice, Qt::LeftButton);
    QVERIFY(m_form->config().seed != before);
}

void tst_setup_form::filesAreChosenAsFilesAndFoldersAsFolders() {
    const auto chosenBy = [&](const char* name, const QString& button) {
        QFileDialog::FileMode mode = QFileDialog::AnyFile;
        QTimer::singleShot(0, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            mode = dialog->fileMode();
            dialog->reject();
        });
        line(name)->parentWidget()->findChild<QAbstractButton*>(button)->click();
        return mode;
    };
    QCOMPARE(chosenBy("customers-file", QStringLiteral("chooseFile")), QFileDialog::ExistingFile);
    QCOMPARE(chosenBy("staging", QStringLiteral("chooseFolder")), QFileDialog::Directory);
}

void tst_setup_form::flagsAndChoicesFollowTheMouse() {
    auto* flag = m_form->findChild<QCheckBox*>(QStringLiteral("customers-only"));
    flag->click();
    QVERIFY(m_form->config().customersOnly);
    auto* choice = m_form->findChild<QComboBox*>(QStringLiteral("if-exists"));
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(m_form->config().ifExists, IfExists::resume);
}

void tst_setup_form::theWheelChangesNoChoice() {
    auto* choice = m_form->findChild<QComboBox*>(QStringLiteral("format"));
    choice->setFocus();
    const QString before = choice->currentText();
    for (const int delta : {-120, 120, -360}) {
        QWheelEvent turn(choice->rect().center(), choice->mapToGlobal(choice->rect().center()), {}, {0, delta},
                         Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(choice, &turn);
        QVERIFY(!turn.isAccepted()); // the page scrolls
        QCOMPARE(choice->currentText(), before);
    }
}

void tst_setup_form::theCommandNamesWhatDiffers() {
    RunConfig config;
    config.sizeBytes = 50'000'000'000;
    config.fraudRatePpb = 20'000'000;
    config.customersOnly = true;
    config.output = "/data/Ana's set";
    QCOMPARE(commandText(config), QStringLiteral("ledgerloom generate --size 50GB --fraud-rate 2% --customers-only "
                                                 "--output '/data/Ana'\\''s set'"));
}

QTEST_MAIN(tst_setup_form)
#include "tst_setup_form.moc"
