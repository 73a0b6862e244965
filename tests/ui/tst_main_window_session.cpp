// The window comes back as it was left, and takes what is dropped on it.
#include "core/presets/preset.h"
#include "tests/support/fake_estimate.h"
#include "ui/main_window/config_drop.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/result_bar.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScreen>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

namespace {

// As a run of this version writes it, cut to what is read.
constexpr auto manifest = R"({
  "ledgerloom_manifest": 1,
  "data_version": 1,
  "config": {"size": "3GB", "seed": 777, "fraud_rate": "1.5%"},
  "parts_list": {"path": "parts.jsonl", "xxh3_128": "00000000000000000000000000000000"}
}
)";

} // namespace

class tst_main_window_session : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void theFirstWindowFitsTheScreen();
    void whatWasNotSavedComesBack();
    void theFormOutlivesACrash();
    void aDamagedFormIsLeftAlone();
    void pageAndLogComeBack();
    void undoIsInTheMenuAndOnItsKey();
    void aDroppedPresetFillsTheForm();
    void aDroppedManifestFillsWhatDecidesBytes();
    void aBrokenFileSaysLineAndReasonAndHarmsNothing();
    void otherThingsAreNotTaken();

private:
    void makeWindow();
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }
    QLineEdit* line(const char* name) { return m_window->findChild<QLineEdit*>(QString::fromLatin1(name)); }
    QString write(const QString& name, const QByteArray& text);
    bool drop(const QString& path);
    QString barText() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_session::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    makeWindow();
}

void tst_main_window_session::makeWindow() {
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
    m_window->show();
    line("output")->setText(m_home->filePath(QStringLiteral("out")));
}

QString tst_main_window_session::write(const QString& name, const QByteArray& text) {
    QFile file(m_home->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write");
    return file.fileName();
}

bool tst_main_window_session::drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &event);
    return event.isAccepted();
}

QString tst_main_window_session::barText() const {
    QString text;
    for (const QLabel* label : m_window->findChild<ResultBar*>()->findChildren<QLabel*>())
        text += label->text() + u' ';
    return text;
}

void tst_main_window_session::theFirstWindowFitsTheScreen() {
    makeWindow();
    const QSize screen = m_window->screen()->availableSize().expandedTo(m_window->minimumSizeHint());
    QVERIFY(m_window->width() <= screen.width() && m_window->height() <= screen.height());
    QVERIFY(m_window->height() > 500);
}

void tst_main_window_session::whatWasNotSavedComesBack() {
    line("size")->setText(QStringLiteral("7GB"));
    const auto preset = m_window->findChild<QComboBox*>(QStringLiteral("preset"))->currentText();
    QVERIFY(preset.endsWith(u'*'));
    m_window->close();
    makeWindow();
    QCOMPARE(line("size")->text(), QStringLiteral("7GB"));
    QCOMPARE(m_window->findChild<QComboBox*>(QStringLiteral("preset"))->currentText(), preset);
    QVERIFY(!action("undo")->isEnabled() || line("output")->isModified());
}

void tst_main_window_session::theFormOutlivesACrash() {
    line("seed")->setText(QStringLiteral("4711"));
    QTRY_VERIFY(m_settings->form().contains(QStringLiteral("4711"))); // kept without the window being closed
    m_window.reset();
    makeWindow();
    QCOMPARE(m_window->setup().config().seed, 4711ULL);
}

void tst_main_window_session::aDamagedFormIsLeftAlone() {
    m_window->close();
    m_settings->setForm(QStringLiteral("{\"ledgerloom_preset\": 99, "));
    makeWindow();
    QVERIFY(checkConfig(m_window->setup().config()).ok());
}

void tst_main_window_session::pageAndLogComeBack() {
    action("showPreview")->trigger();
    action("showLog")->trigger();
    m_window->close();
    makeWindow();
    QCOMPARE(m_window->findChild<QTabWidget*>()->currentIndex(), 1);
    QVERIFY(!action("showLog")->isChecked());
}

void tst_main_window_session::undoIsInTheMenuAndOnItsKey() {
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    line("size")->setFocus();
    line("size")->selectAll();
    QTest::keyClicks(line("size"), QStringLiteral("7GB"));
    QVERIFY(action("undo")->isEnabled());
    QTest::keyClick(line("size"), Qt::Key_Z, Qt::ControlModifier); // the line's own undo gives way to the form's
    QVERIFY(line("size")->text() != QStringLiteral("7GB"));
    QVERIFY(action("redo")->isEnabled());
    action("redo")->trigger();
    QCOMPARE(line("size")->text(), QStringLiteral("7GB"));
}

void tst_main_window_session::aDroppedPresetFillsTheForm() {
    Preset preset;
    preset.name = "From a friend";
    preset.config.seed = 2024;
    preset.config.workers = 3;
    const QString file = write(QStringLiteral("a.json"), QByteArray::fromStdString(presetText(preset)));
    QVERIFY(drop(file));
    QCOMPARE(m_window->setup().config().seed, 2024ULL);
    QCOMPARE(m_window->setup().config().workers, 3U);
    QCOMPARE(line("output")->text(), m_home->filePath(QStringLiteral("out")));
    QVERIFY(barText().contains(QStringLiteral("From a friend")));
    action("undo")->trigger();
    QCOMPARE(m_window->setup().config().seed, RunConfig().seed);
}

void tst_main_window_session::aDroppedManifestFillsWhatDecidesBytes() {
    line("workers")->setText(QStringLiteral("2"));
    const QString file = write(QStringLiteral("manifest.json"), manifest);
    for (const QString& path : {file, m_home->path()}) { // itself, and the folder that it stands in
        line("seed")->setText(QStringLiteral("1"));
        QVERIFY(drop(path));
        const RunConfig& config = m_window->setup().config();
        QCOMPARE(config.seed, 777ULL);
        QCOMPARE(config.sizeBytes, 3'000'000'000ULL);
        QCOMPARE(config.fraudRatePpb, 15'000'000U);
        QCOMPARE(config.workers, 2U);
        QCOMPARE(line("output")->text(), m_home->filePath(QStringLiteral("out")));
    }
}

void tst_main_window_session::aBrokenFileSaysLineAndReasonAndHarmsNothing() {
    const RunConfig before = m_window->setup().config();
    QVERIFY(drop(write(QStringLiteral("b.json"), "{\n  \"ledgerloom_preset\": 1,\n  oops\n}\n")));
    QVERIFY2(barText().contains(QStringLiteral("line 3")), qPrintable(barText()));
    QVERIFY(drop(write(QStringLiteral("big.json"), QByteArray(3 << 20, ' '))));
    QVERIFY(drop(m_home->path())); // a folder that is no dataset
    QVERIFY2(barText().contains(QStringLiteral("manifest.json")), qPrintable(barText()));
    QVERIFY(m_window->setup().config() == before);
    QVERIFY(!readDropped(m_home->filePath(QStringLiteral("none.json")), before).ok());
}

void tst_main_window_session::otherThingsAreNotTaken() {
    QMimeData text;
    text.setText(QStringLiteral("not a file"));
    QDragEnterEvent event(QPoint(100, 100), Qt::CopyAction, &text, Qt::LeftButton, {});
    event.ignore();
    QCoreApplication::sendEvent(m_window.get(), &event);
    QVERIFY(!event.isAccepted());
}

QTEST_MAIN(tst_main_window_session)
#include "tst_main_window_session.moc"
