#include "ui/monitor/scale.h"

#include "ui/monitor/human.h"
#include "ui/style/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Scale)
};

QString plain(double value) {
    return localNumbers(QString::number(value, 'g', 6));
}

QString memoryLabel(double bytes) {
    constexpr std::array<const char*, 6> units{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    std::size_t unit = 0;
    while (bytes >= 1024 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    return plain(bytes) + u' ' + QLatin1String(units[unit]);
}

QString decimalLabel(double value, const std::array<const char*, 5>& units) {
    std::size_t unit = 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return plain(value) + QLatin1String(units[unit]);
}

double binaryStep(double least) {
    return std::exp2(std::ceil(std::log2(least)));
}

double decimalStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

template <class Label> Scale upFromZero(double step, int intervals, const Label& label) {
    Scale scale{0, step * intervals, {}};
    for (int i = 0; i <= intervals; ++i) {
        scale.ticks.push_back({step * i, i == 0 ? QStringLiteral("0") : label(step * i)});
    }
    return scale;
}

QString twoDigits(std::int64_t value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString timeLabel(std::int64_t seconds, std::int64_t step) {
    if (seconds % 86400 == 0) {
        return Text::tr("−%1 d").arg(seconds / 86400);
    }
    if (seconds % 3600 == 0) {
        return Text::tr("−%1 h").arg(seconds / 3600);
    }
    if (seconds > 3600) {
        return Text::tr("−%1:%2 h").arg(seconds / 3600).arg(twoDigits(seconds % 3600 / 60));
    }
    if (step % 60 == 0) {
        return Text::tr("−%1 min").arg(seconds / 60);
    }
    return seconds > 60 ? QStringLiteral("−%1:%2").arg(seconds / 60).arg(twoDigits(seconds % 60))
                        : Text::tr("−%1 s").arg(seconds);
}

constexpr std::array<std::int64_t, 17> roundSeconds{1,   2,    5,    10,   20,   30,    60,    120,  300,
                                                    600, 1200, 1800, 3600, 7200, 14400, 43200, 86400};

std::int64_t timeStep(std::int64_t windowSeconds, int mostIntervals) {
    for (const std::int64_t step : roundSeconds) {
        if (windowSeconds % step == 0 && windowSeconds / step <= mostIntervals) {
            return step;
        }
    }
    return std::max<std::int64_t>(windowSeconds / 2, 1);
}

} // namespace

bool stillFits(const Scale& scale, double low, double high) {
    return !scale.ticks.empty() && low >= scale.low && high <= scale.high &&
           high - low >= 0.3 * (scale.high - scale.low);
}

Scale memoryScale(double top, int mostIntervals) {
    const double step = binaryStep(std::max(top, 1024.0) / mostIntervals);
    return upFromZero(step, std::max(2, static_cast<int>(std::ceil(top / step))), memoryLabel);
}

Scale sharedMemoryScale(double top, int intervals) {
    return upFromZero(binaryStep(std::max(top, 1024.0) / intervals), intervals, memoryLabel);
}

Scale growthScale(double low, double high, int mostIntervals) {
    const double below = std::min(low / mebibyte, -1.0);
    const double above = std::max(high / mebibyte, 1.0);
    double step = binaryStep((above - below) / mostIntervals);
    while (std::ceil(above / step) - std::floor(below / step) > mostIntervals) {
        step *= 2; // both ends are rounded outwards
    }
    const auto first = static_cast<int>(std::floor(below / step));
    const auto last = static_cast<int>(std::ceil(above / step));
    Scale scale{first * step * mebibyte, last * step * mebibyte, {}};
    for (int i = first; i <= last; ++i) {
        const QString sign = i > 0 ? QStringLiteral("+") : i < 0 ? QStringLiteral("−") : QString();
        scale.ticks.push_back({i * step * mebibyte, sign + plain(std::abs(i) * step)});
    }
    return scale;
}

Scale rowsScale(double top, int mostIntervals) {
    top = std::max(top, 10.0);
    int intervals = mostIntervals;
    for (int fewer = mostIntervals - 1; fewer >= 2; --fewer) {
        if (decimalStep(top / fewer) * fewer < decimalStep(top / intervals) * intervals) {
            intervals = fewer;
        }
    }
    return upFromZero(decimalStep(top / intervals), intervals, [](double value) {
        return decimalLabel(value, {"", "k", "M", "B", "T"});
    });
}

Scale speedScale(double top, int intervals) {
    return upFromZero(decimalStep(std::max(top, 1000.0) / intervals), intervals, [](double value) {
        return Text::tr("%1/s").arg(decimalLabel(value, {" B", " kB", " MB", " GB", " TB"}));
    });
}

Scale timeScale(std::int64_t windowUs, int width, const QString& newest) {
    constexpr int pixelsPerLabel = 70;
    constexpr int mostLabels = 7;
    const std::int64_t seconds = windowUs / 1'000'000;
    const std::int64_t step = timeStep(seconds, std::clamp(width / pixelsPerLabel, 2, mostLabels));
    Scale scale{-static_cast<double>(seconds), 0, {}};
    for (std::int64_t age = seconds; age > 0; age -= step) {
        scale.ticks.push_back({-static_cast<double>(age), timeLabel(age, step)});
    }
    scale.ticks.push_back({0, newest});
    return scale;
}

Scale timeScaleSinceStart(std::int64_t windowUs, std::int64_t endUs, int width) {
    constexpr int pixelsPerLabel = 80;
    constexpr double microseconds = 1e6;
    const double seconds = static_cast<double>(windowUs) / microseconds;
    const double end = static_cast<double>(endUs) / microseconds;
    const int mostLabels = std::clamp(width / pixelsPerLabel, 2, 7);
    auto step = static_cast<double>(roundSeconds.back());
    for (const std::int64_t round : roundSeconds) {
        const auto candidate = static_cast<double>(round);
        step = candidate * mostLabels >= seconds ? std::min(step, candidate) : step;
    }
    Scale scale{-seconds, 0, {}};
    for (double at = std::ceil(std::max(0.0, end - seconds) / step) * step; at <= end; at += step) {
        scale.ticks.push_back({at - end, human::duration(at)});
    }
    return scale;
}

} // namespace ledgerloom
