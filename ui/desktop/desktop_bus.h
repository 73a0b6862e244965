#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <optional>

namespace ledgerloom {

/// What a run tells the desktop: a notification, progress in the task bar, that the machine is not to fall asleep.
/// Every call is sent and not waited for; a desktop that does not know one, or no bus at all, is no error.
/// GUI thread only.
class DesktopBus : public QObject {
    Q_OBJECT

public:
    explicit DesktopBus(QDBusConnection bus = QDBusConnection::sessionBus(), QObject* parent = nullptr);
    /// Lets the machine sleep again.
    ~DesktopBus() override;

    void notify(const QString& title, const QString& text);
    /// `share` from 0 to 1.
    void showProgress(double share);
    void hideProgress();
    void keepAwake(const QString& reason);
    void letSleep();

private:
    void sendProgress(double share, bool shown);
    void release(quint32 cookie);

    QDBusConnection m_bus;
    std::optional<quint32> m_cookie; ///< of the inhibition that is held
    quint64 m_wish = 0;              ///< raised by each keepAwake() and letSleep(): an answer to an older one is undone
    bool m_awake = false;
    int m_permille = -1; ///< last progress sent; -1: hidden
};

} // namespace ledgerloom
