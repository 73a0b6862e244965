// What the desktop is told, asserted on a bus of the test's own; and that nothing is wrong where there is none.
#include "tests/support/session_bus.h"
#include "ui/desktop/battery_watch.h"
#include "ui/desktop/desktop_bus.h"

#include <QSignalSpy>
#include <QTest>

using namespace ledgerloom;
using ledgerloom::testing::FakeDesktop;
using ledgerloom::testing::SessionBus;

/// What a task bar hears.
class TaskBar : public QObject {
    Q_OBJECT

public:
    explicit TaskBar(QDBusConnection bus) {
        bus.connect({}, QStringLiteral("/org/ledgerloom/studio"), QStringLiteral("com.canonical.Unity.LauncherEntry"),
                    QStringLiteral("Update"), this, SLOT(updated(QString, QVariantMap)));
    }
    QList<QVariantMap> progress;

public slots:
    void updated(const QString&, const QVariantMap& values) { progress << values; }
};

class tst_desktop_bus : public QObject {
    Q_OBJECT

private slots:
    void init();
    void notificationsAreSent();
    void progressIsShownAndTakenAway();
    void theMachineStaysAwakeForARun();
    void anAnswerThatComesTooLateIsGivenBack();
    void itSleepsAgainWhenTheStudioEnds();
    void aLowBatteryIsToldOnceUntilItRecovers();
    void chargingAndMissingBatteriesAreNeverLow();
    void withoutABusNothingHappens();

private:
    std::unique_ptr<SessionBus> m_bus;
    std::unique_ptr<FakeDesktop> m_desktop;
};

void tst_desktop_bus::init() {
    m_desktop.reset();
    m_bus = std::make_unique<SessionBus>();
    if (!m_bus->isRunning())
        QSKIP("needs dbus-daemon for a bus of its own");
    m_desktop = std::make_unique<FakeDesktop>(*m_bus);
}

void tst_desktop_bus::notificationsAreSent() {
    DesktopBus bus(m_bus->connection());
    bus.notify(QStringLiteral("Done"), QStringLiteral("1,000 rows"));
    QTRY_COMPARE(m_desktop->notifications, QStringList{QStringLiteral("Done: 1,000 rows")});
}

void tst_desktop_bus::progressIsShownAndTakenAway() {
    const TaskBar desktop(m_bus->serviceConnection());
    DesktopBus bus(m_bus->connection());
    bus.showProgress(0.25);
    bus.showProgress(0.2501); // nobody could see that
    bus.showProgress(2);
    bus.hideProgress();
    bus.hideProgress();
    QTRY_COMPARE(desktop.progress.size(), 3);
    QCOMPARE(desktop.progress[0].value(QStringLiteral("progress")).toDouble(), 0.25);
    QCOMPARE(desktop.progress[1].value(QStringLiteral("progress")).toDouble(), 1.0);
    QVERIFY(!desktop.progress[2].value(QStringLiteral("progress-visible")).toBool());
}

void tst_desktop_bus::theMachineStaysAwakeForARun() {
    DesktopBus bus(m_bus->connection());
    bus.keepAwake(QStringLiteral("a run"));
    bus.keepAwake(QStringLiteral("a run"));
    QTRY_COMPARE(m_desktop->held.size(), 1);
    QTest::qWait(50); // the answer is on its way back
    bus.letSleep();
    bus.letSleep();
    QTRY_VERIFY(m_desktop->held.isEmpty());
    QCOMPARE(m_desktop->inhibitions, 1);
}

void tst_desktop_bus::anAnswerThatComesTooLateIsGivenBack() {
    DesktopBus bus(m_bus->connection());
    bus.keepAwake(QStringLiteral("a short run"));
    bus.letSleep(); // before any answer
    QTRY_COMPARE(m_desktop->inhibitions, 1);
    QTRY_VERIFY(m_desktop->held.isEmpty());
}

void tst_desktop_bus::itSleepsAgainWhenTheStudioEnds() {
    auto bus = std::make_unique<DesktopBus>(m_bus->connection());
    bus->keepAwake(QStringLiteral("a run"));
    QTRY_COMPARE(m_desktop->held.size(), 1);
    QTest::qWait(50);
    bus.reset();
    QTRY_VERIFY(m_desktop->held.isEmpty());
}

void tst_desktop_bus::aLowBatteryIsToldOnceUntilItRecovers() {
    m_desktop->setBattery(50, true);
    BatteryWatch battery(m_bus->connection());
    QSignalSpy low(&battery, &BatteryWatch::becameLow);
    QSignalSpy recovered(&battery, &BatteryWatch::recovered);
    QTRY_COMPARE(battery.percent(), 50);
    m_desktop->setBattery(10, true);
    QTRY_COMPARE(low.size(), 1);
    QCOMPARE(low[0][0].toInt(), 10);
    m_desktop->setBattery(9, true);
    m_desktop->setBattery(12, true); // a little more is not enough
    QTRY_COMPARE(battery.percent(), 12);
    QCOMPARE(low.size(), 1);
    QVERIFY(recovered.isEmpty());
    m_desktop->setBattery(12, false); // on the mains
    QTRY_COMPARE(recovered.size(), 1);
    QVERIFY(!battery.isLow());
}

void tst_desktop_bus::chargingAndMissingBatteriesAreNeverLow() {
    m_desktop->setBattery(3, false);
    BatteryWatch charging(m_bus->connection());
    QTRY_COMPARE(charging.percent(), 3);
    QVERIFY(!charging.isLow());
    m_desktop->setBattery(0, true, false);
    BatteryWatch none(m_bus->connection());
    QTRY_COMPARE(none.percent(), 0);
    QVERIFY(!none.isLow());
}

void tst_desktop_bus::withoutABusNothingHappens() {
    const QDBusConnection none = QDBusConnection(QStringLiteral("there is no such bus"));
    DesktopBus bus(none);
    bus.notify(QStringLiteral("a"), QStringLiteral("b"));
    bus.showProgress(0.5);
    bus.keepAwake(QStringLiteral("c"));
    bus.letSleep();
    const BatteryWatch battery(none);
    QTest::qWait(50);
    QVERIFY(!battery.isLow());
}

QTEST_GUILESS_MAIN(tst_desktop_bus)
#include "tst_desktop_bus.moc"
