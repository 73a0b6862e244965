// The studio in Brazilian Portuguese: nothing is missing, nothing is cut off, and it is there at once.
#include "core/config/fields.h"
#include "tests/support/cut_off.h"
#include "tests/support/fake_estimate.h"
#include "tests/support/synthetic_run.h"
#include "ui/log/log_model.h"
#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/studio.h"
#include "ui/main_window/studio_state.h"
#include "ui/monitor/human.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/field_texts.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QProcess>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>

using namespace ledgerloom;
using ledgerloom::testing::cutOffTexts;
using ledgerloom::testing::fakeEstimate;
using ledgerloom::testing::SyntheticRun;

namespace {

struct Message {
    QString translation;
    bool finished = false;
};

/// By "context/source".
std::map<QString, Message> catalogue(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml(&file);
    std::map<QString, Message> messages;
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QStringLiteral("name"))
            context = xml.readElementText();
        else if (xml.name() == QStringLiteral("source"))
            source = xml.readElementText();
        else if (xml.name() == QStringLiteral("translation")) {
            const bool finished = xml.attributes().value(QStringLiteral("type")).isEmpty();
            const QString text = xml.readElementText();
            messages[context + u'/' + source] = {text, finished && !text.isEmpty()};
        }
    }
    return messages;
}

QString texts(const char* file) {
    return QStringLiteral(LEDGERLOOM_SOURCES "/resources/translations/") + QString::fromLatin1(file);
}

QStringList placesIn(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%\\d"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();)
        places << found.next().captured();
    places.sort();
    return places;
}

} // namespace

class tst_translations : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        installStyle();
        applyTheme(ThemeChoice::light);
    }
    void init();
    void cleanup() {
        m_studio.reset();
        applyLanguage(LanguageChoice::english);
    }
    void everyTextOfTheSourcesIsTranslated();
    void everyHelpOfTheFieldTableIsTranslated();
    void placesAndKeysAreKept();
    void theLanguageChangesAtOnceAndTheFormStays();
    void aRunOutlivesTheChange();
    void numbersAndDatesAreThoseOfTheLanguage();
    void whatTheEngineSaysIsTranslated_data();
    void whatTheEngineSaysIsTranslated();
    void aRealRunSpeaksPortuguese();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    void openIn(LanguageChoice language);
    void choose(const char* language) {
        m_studio->window().findChild<QAction*>(QStringLiteral("language-") + QString::fromLatin1(language))->trigger();
    }
    QString fileMenu() { return m_studio->window().menuBar()->actions().front()->text(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<Studio> m_studio;
};

void tst_translations::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
}

void tst_translations::openIn(LanguageChoice language) {
    m_settings->setLanguage(language);
    m_studio = std::make_unique<Studio>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    m_studio->show();
}

/// What lupdate finds now is what stands in the catalogue, finished.
void tst_translations::everyTextOfTheSourcesIsTranslated() {
    const QString fresh = m_home->filePath(QStringLiteral("fresh.ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(LEDGERLOOM_LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(LEDGERLOOM_SOURCES),
                   QStringLiteral(LEDGERLOOM_SOURCES "/ui"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(120'000));
    QCOMPARE(lupdate.exitCode(), 0);
    const auto kept = catalogue(texts("ledgerloom_pt_BR.ts"));
    const auto found = catalogue(fresh);
    QVERIFY(found.size() > 500);
    QStringList missing;
    for (const auto& [key, message] : found)
        if (const auto at = kept.find(key); at == kept.end() || !at->second.finished)
            missing << key;
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("build the target update_translations, then finish: ") +
                                           missing.join(QStringLiteral(" | "))));
}

void tst_translations::everyHelpOfTheFieldTableIsTranslated() {
    const auto kept = catalogue(texts("fields_pt_BR.ts"));
    QStringList missing;
    for (const Field& field : fields()) {
        const QString help = QString::fromUtf8(field.help.data(), qsizetype(field.help.size()));
        const auto at = kept.find(QStringLiteral("fields/") + help);
        if (at == kept.end() || !at->second.finished)
            missing << help;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("to resources/translations/fields_pt_BR.ts: ") +
                                           missing.join(QStringLiteral(" | "))));
}

void tst_translations::placesAndKeysAreKept() {
    for (const char* file : {"ledgerloom_pt_BR.ts", "fields_pt_BR.ts"})
        for (const auto& [key, message] : catalogue(texts(file))) {
            QVERIFY2(placesIn(key) == placesIn(message.translation), qPrintable(key));
            const bool isMenu = key.contains(QStringLiteral("Actions/")) && key.contains(u'&');
            QVERIFY2(!isMenu || message.translation.contains(u'&'), qPrintable(key));
        }
}

void tst_translations::theLanguageChangesAtOnceAndTheFormStays() {
    openIn(LanguageChoice::english);
    QCOMPARE(fileMenu(), QStringLiteral("&File"));
    m_studio->window().findChild<QLineEdit*>(QStringLiteral("seed"))->setText(QStringLiteral("77"));
    m_studio->window().findChild<QLineEdit*>(QStringLiteral("output"))->setText(QStringLiteral("/data/mine"));
    m_studio->window().findChild<QAction*>(QStringLiteral("showQueue"))->trigger();
    m_studio->window().resize(1111, 777);
    choose("pt_BR");
    QTRY_COMPARE(fileMenu(), QStringLiteral("&Arquivo"));
    MainWindow& window = m_studio->window();
    QVERIFY(window.isVisible());
    QCOMPARE(window.setup().config().seed, std::uint64_t(77));
    QCOMPARE(window.setup().config().output, std::string("/data/mine"));
    QVERIFY(window.setup().canUndo());
    QCOMPARE(window.findChild<QTabWidget*>()->currentIndex(), 3);
    QCOMPARE(window.size(), QSize(1111, 777));
    QVERIFY(window.findChild<QAction*>(QStringLiteral("language-pt_BR"))->isChecked());
    QCOMPARE(StudioSettings(m_home->filePath(QStringLiteral("s.ini"))).language(), LanguageChoice::portuguese);
    choose("en");
    QTRY_COMPARE(fileMenu(), QStringLiteral("&File"));
    QCOMPARE(int(QApplication::topLevelWidgets().count(&m_studio->window())), 1);
}

void tst_translations::aRunOutlivesTheChange() {
    openIn(LanguageChoice::english);
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 30'000'000;
    config.output = "null";
    m_studio->window().run().start(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_studio->window().run().state(), RunState::running, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_studio->window().run().snapshot().rowsDone > 0, 20'000);
    const auto rows = m_studio->window().run().snapshot().rowsDone;
    choose("pt_BR");
    QTRY_COMPARE(fileMenu(), QStringLiteral("&Arquivo"));
    RunController& run = m_studio->window().run();
    QVERIFY(run.isActive());
    QVERIFY(run.snapshot().rowsDone >= rows);
    QVERIFY(m_studio->window().findChild<QAction*>(QStringLiteral("pause"))->isEnabled());
    run.pause();
    QTRY_COMPARE_WITH_TIMEOUT(run.state(), RunState::paused, 20'000);
    choose("en");
    QTRY_COMPARE(fileMenu(), QStringLiteral("&File"));
    QCOMPARE(m_studio->window().findChild<QAction*>(QStringLiteral("pause"))->text(), QStringLiteral("&Resume"));
    run.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!run.isActive(), 20'000);
    choose("pt_BR");
    QTRY_COMPARE(fileMenu(), QStringLiteral("&Arquivo"));
    const auto* end = m_studio->window().findChild<ResultBar*>();
    QTRY_VERIFY(end->isVisible() && end->height() < 100); // as high as its lines, in the new window too
}

void tst_translations::numbersAndDatesAreThoseOfTheLanguage() {
    applyLanguage(LanguageChoice::portuguese);
    QCOMPARE(local("1,234.5 MiB"), QStringLiteral("1.234,5 MiB"));
    QCOMPARE(localDate(0), QStringLiteral("01/01/1970"));
    QCOMPARE(human::count(1'234'567), QStringLiteral("1,23M"));
    QCOMPARE(human::rows(1'500), QStringLiteral("1,50k linhas/s"));
    applyLanguage(LanguageChoice::english);
    QCOMPARE(local("1,234.5 MiB"), QStringLiteral("1,234.5 MiB"));
    QCOMPARE(localDate(0), QStringLiteral("1970-01-01"));
    QCOMPARE(human::count(1'234'567), QStringLiteral("1.23M"));
}

void tst_translations::whatTheEngineSaysIsTranslated_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("portuguese");
    QTest::newRow("one") << QStringLiteral("goes on") << QStringLiteral("continua");
    QTest::newRow("numbers") << QStringLiteral("memory is NORMAL again: 3 of 4 workers and 3 of 4 units at once")
                             << QStringLiteral(
                                    "a memória voltou a NORMAL: 3 de 4 workers e 3 de 4 unidades de uma vez");
    QTest::newRow("nested") << QStringLiteral("CRITICAL: the process uses 922.5 MiB, 90.1 % of its limit of 1.00 GiB")
                            << QStringLiteral("CRÍTICO: o processo usa 922,5 MiB, 90,1 % do limite de 1,00 GiB");
    QTest::newRow("list") << QStringLiteral("changed while running: workers 4 in place of 2; memory limit 2.00 GiB in "
                                            "place of 1.00 GiB")
                          << QStringLiteral("alterado durante a execução: 4 workers em vez de 2; limite de memória de "
                                            "2,00 GiB em vez de 1,00 GiB");
    QTest::newRow("path") << QStringLiteral("started: 1,000 rows in 2 shards to /data/50 %1 of/x.1")
                          << QStringLiteral("iniciada: 1.000 linhas em 2 shards para /data/50 %1 of/x.1");
    QTest::newRow("unknown") << QStringLiteral("something else at 10.0.0.1")
                             << QStringLiteral("something else at 10.0.0.1");
}

void tst_translations::whatTheEngineSaysIsTranslated() {
    QFETCH(QString, english);
    QFETCH(QString, portuguese);
    QCOMPARE(engineText(english), english);
    applyLanguage(LanguageChoice::portuguese);
    QCOMPARE(engineText(english), portuguese);
    QCOMPARE(engineText(english), portuguese); // and so the second time
}

/// The usual life of a run, in the words of the engine itself.
void tst_translations::aRealRunSpeaksPortuguese() {
    applyLanguage(LanguageChoice::portuguese);
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 100'000;
    config.output = m_home->filePath(QStringLiteral("out")).toStdString();
    auto engine = Engine::create(config).value();
    QVERIFY(engine->start().ok());
    QVERIFY(engine->wait().ok());
    QStringList english;
    for (const Event& event : engine->eventsSince(0))
        if (const QString text = QString::fromStdString(event.text); engineText(text) == text)
            english << text;
    const auto estimated = estimate(config).value();
    for (const std::string& text : {estimated.workersReason, estimated.memoryLimitReason})
        if (engineText(text) == QString::fromStdString(text))
            english << QString::fromStdString(text);
    for (const MemoryComponent& component : estimated.memory)
        if (engineText(component.explanation) == QString::fromStdString(component.explanation))
            english << QString::fromStdString(component.explanation);
    QVERIFY2(english.isEmpty(), qPrintable(english.join(QStringLiteral(" | "))));
}

void tst_translations::nothingIsCutOff_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("page");
    for (const char* language : {"en", "pt_BR"})
        for (const char* page : {"showCharts", "showPreview", "showReport", "showQueue", "showDataset"})
            QTest::addRow("%s %s", language, page) << QString::fromLatin1(language) << QString::fromLatin1(page);
}

void tst_translations::nothingIsCutOff() {
    QFETCH(QString, language);
    QFETCH(QString, page);
    openIn(languageChoiceFromName(language));
    MainWindow& window = m_studio->window();
    window.resize(1024, 640);
    QTRY_COMPARE(window.size(), QSize(1024, 640)); // nothing demands more
    auto run = std::make_shared<SyntheticRun>(SyntheticRun::Story::pressure);
    run->advanceTo(120'000'000);
    run->state().state = RunState::finished;
    window.run().recall(run, RunConfig());
    window.findChild<QAction*>(page)->trigger();
    for (auto* group : window.findChildren<QAbstractButton*>())
        if (group->inherits("ledgerloom::GroupHeader") && !group->isChecked())
            group->setChecked(true);
    // Layouts settle over some turns of the event loop, more of them on a busy machine.
    QStringList cut;
    const auto settled = [&] { return (cut = cutOffTexts(window)).isEmpty(); };
    QTest::qWait(400);
    [[maybe_unused]] const bool fits = QTest::qWaitFor(settled, 5'000);
    window.findChild<QAction*>(QStringLiteral("shortcuts"))->trigger();
    for (auto* dialog : window.findChildren<QDialog*>())
        cut += cutOffTexts(*dialog);
    AdjustDialog adjust(window.run(), &window);
    adjust.show();
    cut += cutOffTexts(adjust);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral("\n"))));
}

QTEST_MAIN(tst_translations)
#include "tst_translations.moc"
