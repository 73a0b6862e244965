#include "ui/desktop/desktop_bus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

namespace ledgerloom {

namespace {

const QString applicationName = QStringLiteral("Ledgerloom Studio");
const QString iconName = QStringLiteral("ledgerloom");

// https://specifications.freedesktop.org/notification-spec
QDBusMessage notificationCall() {
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.Notifications"),
                                          QStringLiteral("/org/freedesktop/Notifications"),
                                          QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
}

QDBusMessage sleepCall(const QString& method) {
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.PowerManagement"),
                                          QStringLiteral("/org/freedesktop/PowerManagement/Inhibit"),
                                          QStringLiteral("org.freedesktop.PowerManagement.Inhibit"), method);
}

} // namespace

DesktopBus::DesktopBus(QDBusConnection bus, QObject* parent) : QObject(parent), m_bus(std::move(bus)) {}

DesktopBus::~DesktopBus() {
    letSleep();
    hideProgress();
}

void DesktopBus::notify(const QString& title, const QString& text) {
    QDBusMessage call = notificationCall();
    constexpr int usualTime = -1;
    call << applicationName << quint32(0) << iconName << title << text << QStringList() << QVariantMap() << usualTime;
    m_bus.asyncCall(call);
}

void DesktopBus::showProgress(double share) {
    const int permille = int(qBound(0.0, share, 1.0) * 1000);
    // Ten times a second the window is drawn; the task bar needs to hear of what can be seen there.
    if (std::exchange(m_permille, permille) != permille)
        sendProgress(permille / 1000.0, true);
}

void DesktopBus::hideProgress() {
    if (std::exchange(m_permille, -1) >= 0)
        sendProgress(0, false);
}

void DesktopBus::sendProgress(double share, bool shown) {
    QDBusMessage signal =
        QDBusMessage::createSignal(QStringLiteral("/org/ledgerloom/studio"),
                                   QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
    const QVariantMap values{{QStringLiteral("progress"), share}, {QStringLiteral("progress-visible"), shown}};
    signal << QStringLiteral("application://ledgerloom-studio.desktop") << values;
    m_bus.send(signal);
}

void DesktopBus::keepAwake(const QString& reason) {
    if (std::exchange(m_awake, true))
        return;
    const quint64 wish = ++m_wish;
    QDBusMessage call = sleepCall(QStringLiteral("Inhibit"));
    call << applicationName << reason;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, wish](QDBusPendingCallWatcher* answered) {
        answered->deleteLater();
        const QDBusPendingReply<quint32> reply = *answered;
        if (reply.isError())
            return;
        if (wish == m_wish)
            m_cookie = reply.value();
        else
            release(reply.value()); // the run was over before the desktop had answered
    });
}

void DesktopBus::letSleep() {
    if (!std::exchange(m_awake, false))
        return;
    ++m_wish;
    if (m_cookie)
        release(*std::exchange(m_cookie, std::nullopt));
}

void DesktopBus::release(quint32 cookie) {
    QDBusMessage call = sleepCall(QStringLiteral("UnInhibit"));
    call << cookie;
    m_bus.asyncCall(call);
}

} // namespace ledgerloom
