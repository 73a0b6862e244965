#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace ledgerloom {

/// Follows the machine's battery as UPower tells of it. Without UPower or battery nothing is ever low.
/// GUI thread only.
class BatteryWatch : public QObject {
    Q_OBJECT

public:
    /// Low from here down while discharging, and no more from `fullEnough` up or on the mains.
    static constexpr int lowPercent = 10;
    static constexpr int fullEnough = 15;

    explicit BatteryWatch(QDBusConnection bus = QDBusConnection::systemBus(), QObject* parent = nullptr);

    bool isLow() const { return m_low; }
    int percent() const { return m_percent; }

signals:
    void becameLow(int percent);
    void recovered();

private slots:
    void propertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList& gone);

private:
    void take(const QVariantMap& values);

    bool m_present = false;
    bool m_discharging = false;
    int m_percent = 100;
    bool m_low = false;
};

} // namespace ledgerloom
