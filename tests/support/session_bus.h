#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace ledgerloom::testing {

/// A message bus of the test's own, which ends with it.
class SessionBus {
public:
    SessionBus() {
        static int number = 0;
        m_name = QStringLiteral("test-bus-%1").arg(++number);
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
            m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        if (isRunning()) {
            QDBusConnection::connectToBus(m_address, m_name + QStringLiteral("-program"));
            QDBusConnection::connectToBus(m_address, m_name + QStringLiteral("-service"));
        }
    }
    ~SessionBus() {
        QDBusConnection::disconnectFromBus(m_name + QStringLiteral("-program"));
        QDBusConnection::disconnectFromBus(m_name + QStringLiteral("-service"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    bool isRunning() const { return !m_address.isEmpty(); }
    /// What the program under test talks through.
    QDBusConnection connection() const { return QDBusConnection(m_name + QStringLiteral("-program")); }
    /// What a fake service talks through.
    QDBusConnection serviceConnection() const { return QDBusConnection(m_name + QStringLiteral("-service")); }

private:
    QProcess m_daemon;
    QString m_name;
    QString m_address;
};

/// The services of a desktop that the studio asks, remembering what they were asked. One object answers for all.
class FakeDesktop : public QDBusVirtualObject {
public:
    explicit FakeDesktop(const SessionBus& bus) : m_connection(bus.serviceConnection()) {
        m_connection.registerVirtualObject(QStringLiteral("/org/freedesktop"), this, QDBusConnection::SubPath);
        for (const char* service : {"org.freedesktop.Notifications", "org.freedesktop.PowerManagement",
                                    "org.freedesktop.UPower", "org.freedesktop.ScreenSaver"})
            m_connection.registerService(QString::fromLatin1(service));
    }
    ~FakeDesktop() override { m_connection.unregisterObject(QStringLiteral("/org/freedesktop")); }

    QStringList notifications; ///< "title: text"
    QList<quint32> held;       ///< inhibitions that nobody has given back
    int inhibitions = 0;

    void setBattery(double percent, bool discharging, bool present = true) {
        m_battery = {{QStringLiteral("Percentage"), percent},
                     {QStringLiteral("State"), discharging ? 2U : 1U},
                     {QStringLiteral("IsPresent"), present}};
        QDBusMessage signal = QDBusMessage::createSignal(
            QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice"),
            QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
        signal << QStringLiteral("org.freedesktop.UPower.Device") << m_battery << QStringList();
        m_connection.send(signal);
    }

    /// How long nobody has touched keyboard and mouse; a desktop that was never told this does not know it.
    void setUntouchedFor(quint32 milliseconds) { m_untouchedMs = milliseconds; }

    QString introspect(const QString&) const override { return {}; }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override {
        const QVariantList given = message.arguments();
        QVariantList answer;
        if (message.member() == QStringLiteral("Notify")) {
            notifications << given.value(3).toString() + QStringLiteral(": ") + given.value(4).toString();
            answer << quint32(notifications.size());
        } else if (message.member() == QStringLiteral("Inhibit")) {
            held << quint32(++inhibitions);
            answer << held.last();
        } else if (message.member() == QStringLiteral("UnInhibit")) {
            held.removeAll(given.value(0).toUInt());
        } else if (message.member() == QStringLiteral("GetAll")) {
            answer << m_battery;
        } else if (message.member() == QStringLiteral("GetSessionIdleTime") && m_untouchedMs) {
            answer << *m_untouchedMs;
        } else {
            return false;
        }
        return connection.send(message.createReply(answer));
    }

private:
    QDBusConnection m_connection;
    QVariantMap m_battery;
    std::optional<quint32> m_untouchedMs;
};

} // namespace ledgerloom::testing
