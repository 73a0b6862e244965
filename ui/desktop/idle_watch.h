#pragma once

#include <QDBusConnection>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace ledgerloom {

/// Tells whether the machine has been left alone: for so long nobody has touched keyboard or mouse, as far as the
/// desktop tells (org.freedesktop.ScreenSaver), and other programs together have used less than `quietShare` of all
/// processors. What this program itself uses does not count. Where neither can be known it is never idle. GUI thread
/// only.
class IdleWatch : public QObject {
    Q_OBJECT

public:
    static constexpr double quietShare = 0.15;

    /// The share of all processors that other programs have used since the last call, 0 to 1; empty when unknown.
    using OthersUse = std::function<std::optional<double>()>;

    /// Null `othersUse` asks the system.
    IdleWatch(QDBusConnection session, QObject* parent, OthersUse othersUse = {});

    /// Begins to watch anew; idle after `quiet`. Looks every `every`.
    void start(std::chrono::milliseconds quiet, std::chrono::milliseconds every = std::chrono::seconds(5));
    void stop();
    bool isIdle() const { return m_idle; }

signals:
    void changed(bool idle);

private:
    void look();
    void judge(bool untouched);

    QDBusConnection m_session;
    OthersUse m_othersUse;
    QTimer m_timer;
    QElapsedTimer m_quietSince;
    std::chrono::milliseconds m_quiet{};
    bool m_idle = false;
};

/// What IdleWatch asks the system with: differences between calls of /proc/stat less this process's own time.
IdleWatch::OthersUse othersUseOfThisMachine();

} // namespace ledgerloom
