#include "ui/desktop/battery_watch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStringList>

#include <cmath>

namespace ledgerloom {

namespace {

// https://upower.freedesktop.org/docs/Device.html: all batteries of the machine as one.
const QString service = QStringLiteral("org.freedesktop.UPower");
const QString device = QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice");
const QString deviceInterface = QStringLiteral("org.freedesktop.UPower.Device");
const QString propertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties");
constexpr uint discharging = 2;

} // namespace

BatteryWatch::BatteryWatch(QDBusConnection bus, QObject* parent) : QObject(parent) {
    bus.connect(service, device, propertiesInterface, QStringLiteral("PropertiesChanged"), this,
                SLOT(propertiesChanged(QString, QVariantMap, QStringList)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, device, propertiesInterface, QStringLiteral("GetAll"));
    call << deviceInterface;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* answered) {
        answered->deleteLater();
        const QDBusPendingReply<QVariantMap> reply = *answered;
        if (!reply.isError())
            take(reply.value());
    });
}

void BatteryWatch::propertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList&) {
    if (interface == deviceInterface)
        take(changed);
}

void BatteryWatch::take(const QVariantMap& values) {
    m_present = values.value(QStringLiteral("IsPresent"), m_present).toBool();
    m_percent = int(std::lround(values.value(QStringLiteral("Percentage"), m_percent).toDouble()));
    if (values.contains(QStringLiteral("State")))
        m_discharging = values.value(QStringLiteral("State")).toUInt() == discharging;
    const int most = m_low ? fullEnough - 1 : lowPercent;
    const bool low = m_present && m_discharging && m_percent <= most;
    if (low == m_low)
        return;
    m_low = low;
    if (low)
        emit becameLow(m_percent);
    else
        emit recovered();
}

} // namespace ledgerloom
