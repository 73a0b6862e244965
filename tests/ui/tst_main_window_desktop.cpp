// A run is looked after where nobody looks on: it is held while the battery is low, kept in the tray, and its end told.
#include "tests/support/session_bus.h"
#include "ui/desktop/battery_watch.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/result_bar.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ledgerloom;
using ledgerloom::testing::FakeDesktop;
using ledgerloom::testing::SessionBus;

class tst_main_window_desktop : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void aRunKeepsTheMachineAwake();
    void aLowBatteryHoldsTheRunUntilItRecovers();
    void whoResumesAllTheSameIsNotStoppedAgain();
    void closingCanKeepTheRunInTheTray();
    void withoutATrayNoneIsOffered();

private:
    void makeWindow(bool tray);
    void start(quint64 rows);
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }
    QAbstractButton* button(const QString& text) const;
    QString headline() const { return m_window->findChild<QLabel*>(QStringLiteral("resultHeadline"))->text(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SessionBus> m_bus;
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_desktop::init() {
    m_window.reset();
    m_desktop.reset();
    m_bus = std::make_unique<SessionBus>();
    if (!m_bus->isRunning())
        QSKIP("needs dbus-daemon for a bus of its own");
    m_desktop = std::make_unique<FakeDesktop>(*m_bus);
    m_desktop->setBattery(80, true);
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    makeWindow(true);
}

void tst_main_window_desktop::makeWindow(bool tray) {
    MainWindow::Parts parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr};
    parts.session = parts.system = m_bus->connection();
    parts.tray = tray;
    m_window = std::make_unique<MainWindow>(*m_settings, std::move(parts));
    m_window->show();
    QTRY_COMPARE(m_window->findChild<BatteryWatch*>()->percent(), 80);
}

void tst_main_window_desktop::start(quint64 rows) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = rows;
    config.workers = 1;
    config.output = "null";
    m_window->run().start(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 20'000);
}

QAbstractButton* tst_main_window_desktop::button(const QString& text) const {
    auto* box = m_window->findChild<QMessageBox*>(QStringLiteral("quitQuestion"));
    if (!box)
        return nullptr;
    for (auto* one : box->buttons())
        if (one->text().remove(u'&') == text)
            return one;
    return nullptr;
}

void tst_main_window_desktop::aRunKeepsTheMachineAwake() {
    start(20'000'000);
    QTRY_COMPARE(m_desktop->held.size(), 1);
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 20'000);
    QTRY_VERIFY(m_desktop->held.isEmpty());
    QVERIFY(m_desktop->notifications.isEmpty()); // who cancels knows
}

void tst_main_window_desktop::aLowBatteryHoldsTheRunUntilItRecovers() {
    start(20'000'000);
    m_desktop->setBattery(8, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::paused, 20'000);
    QVERIFY2(headline().contains(QStringLiteral("8 %")), qPrintable(headline()));
    const auto events = m_window->run().source()->eventsSince(0);
    QVERIFY(
        std::ranges::any_of(events, [](const Event& event) { return event.text.find("battery") != event.text.npos; }));
    m_desktop->setBattery(8, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 20'000);
    QTRY_VERIFY(!m_window->findChild<ResultBar*>()->isVisible());
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 20'000);
}

void tst_main_window_desktop::whoResumesAllTheSameIsNotStoppedAgain() {
    start(20'000'000);
    m_desktop->setBattery(8, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::paused, 20'000);
    action("pause")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->run().state(), RunState::running, 20'000);
    m_desktop->setBattery(7, true);
    QTRY_COMPARE(m_window->findChild<BatteryWatch*>()->percent(), 7);
    QTest::qWait(200);
    QCOMPARE(m_window->run().state(), RunState::running);
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 20'000);
}

void tst_main_window_desktop::closingCanKeepTheRunInTheTray() {
    start(4'000'000);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto* keep = button(QStringLiteral("Keep running in the tray"));
    QVERIFY(keep);
    keep->click();
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(m_window->run().isActive());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 120'000);
    QTRY_COMPARE(m_desktop->notifications.size(), 1);
    QVERIFY2(m_desktop->notifications[0].startsWith(QStringLiteral("The dataset is complete: 4,000,000 rows")),
             qPrintable(m_desktop->notifications[0]));
    action("trayShow")->trigger();
    QVERIFY(m_window->isVisible());
    QCOMPARE(headline(), QStringLiteral("Done"));
}

void tst_main_window_desktop::withoutATrayNoneIsOffered() {
    makeWindow(false);
    start(20'000'000);
    m_window->close();
    QVERIFY(button(QStringLiteral("Cancel and quit")));
    QVERIFY(!button(QStringLiteral("Keep running in the tray")));
    button(QStringLiteral("Cancel and quit"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 20'000);
    QVERIFY(!m_window->run().isActive());
}

QTEST_MAIN(tst_main_window_desktop)
#include "tst_main_window_desktop.moc"
