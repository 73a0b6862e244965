#include "ui/desktop/idle_watch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

/// Seconds, summed over all processors.
struct CpuTimes {
    double all = 0;
    double busy = 0;
    double own = 0;
};

std::optional<CpuTimes> cpuTimes() {
    std::ifstream stat("/proc/stat");
    std::string word;
    if (!(stat >> word) || word != "cpu")
        return std::nullopt;
    CpuTimes times;
    const double tick = 1.0 / double(::sysconf(_SC_CLK_TCK));
    // user, nice, system, idle, iowait, irq, softirq, steal; what guests use is part of user.
    for (int column = 0; column < 8; ++column) {
        double ticks = 0;
        if (!(stat >> ticks))
            return std::nullopt;
        times.all += ticks * tick;
        if (column != 3 && column != 4)
            times.busy += ticks * tick;
    }
    timespec own{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
    times.own = double(own.tv_sec) + double(own.tv_nsec) / 1e9;
    return times;
}

// https://specifications.freedesktop.org/idle-inhibit-spec: the method of KDE, Xfce, Cinnamon and others.
QDBusMessage idleTimeCall() {
    return QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("/org/freedesktop/ScreenSaver"),
        QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("GetSessionIdleTime"));
}

} // namespace

IdleWatch::OthersUse othersUseOfThisMachine() {
    return [last = std::make_shared<std::optional<CpuTimes>>()]() -> std::optional<double> {
        const auto before = std::exchange(*last, cpuTimes());
        if (!before || !*last || (*last)->all <= before->all)
            return std::nullopt;
        const double others = ((*last)->busy - before->busy) - ((*last)->own - before->own);
        return std::clamp(others / ((*last)->all - before->all), 0.0, 1.0);
    };
}

IdleWatch::IdleWatch(QDBusConnection session, QObject* parent, OthersUse othersUse)
    : QObject(parent),
      m_session(std::move(session)),
      m_othersUse(othersUse ? std::move(othersUse) : othersUseOfThisMachine()) {
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::look);
}

void IdleWatch::start(std::chrono::milliseconds quiet, std::chrono::milliseconds every) {
    m_quiet = quiet;
    m_quietSince.invalidate();
    judge(false);
    m_timer.start(every);
    (void)m_othersUse(); // differences count from here
}

void IdleWatch::stop() {
    m_timer.stop();
    judge(false);
}

void IdleWatch::look() {
    const auto use = m_othersUse();
    if (!use || *use >= quietShare) {
        m_quietSince.invalidate();
        judge(false);
        return;
    }
    if (!m_quietSince.isValid())
        m_quietSince.start();
    auto* watcher = new QDBusPendingCallWatcher(m_session.asyncCall(idleTimeCall()), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* answered) {
        answered->deleteLater();
        const QDBusPendingReply<quint32> reply = *answered;
        // Milliseconds. A desktop that does not tell leaves it to the processors.
        judge(reply.isError() || std::chrono::milliseconds(reply.value()) >= m_quiet);
    });
}

void IdleWatch::judge(bool untouched) {
    const bool quiet = m_quietSince.isValid() && m_quietSince.hasExpired(m_quiet.count());
    const bool idle = m_timer.isActive() && untouched && quiet;
    if (std::exchange(m_idle, idle) != idle)
        emit changed(idle);
}

} // namespace ledgerloom
