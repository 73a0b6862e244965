#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <cstdint>
#include <ctime>

namespace ledgerloom {

inline constexpr std::int64_t refreshPeriodUs = 100'000; ///< ten refreshes a second

inline double threadSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// The share of one core that this thread spends on `refreshes` refreshes in real time, `prepare` before each apart.
template <class Prepare, class Refresh> double guiShare(int refreshes, const Prepare& prepare, const Refresh& refresh) {
    QCoreApplication::processEvents();
    QElapsedTimer wall;
    wall.start();
    double busy = 0;
    for (int i = 1; i <= refreshes; ++i) {
        prepare();
        const double before = threadSeconds();
        refresh();
        QCoreApplication::processEvents();
        busy += threadSeconds() - before;
        const qint64 rest = i * refreshPeriodUs / 1000 - wall.elapsed();
        QThread::msleep(static_cast<unsigned long>(std::max<qint64>(0, rest)));
    }
    return busy / (static_cast<double>(refreshes * refreshPeriodUs) / 1e6);
}

} // namespace ledgerloom
