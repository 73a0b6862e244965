#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace ledgerloom {

struct Tick {
    double value = 0;
    QString label;

    bool operator==(const Tick&) const = default;
};

/// Range and ticks of one axis.
struct Scale {
    double low = 0;
    double high = 1;
    std::vector<Tick> ticks;

    bool operator==(const Scale&) const = default;
    int intervals() const { return static_cast<int>(ticks.size()) - 1; }
};

/// True when `scale` shows everything from `low` to `high` and not so small that it is worth changing: a scale that
/// follows every sample jumps about.
bool stillFits(const Scale& scale, double low, double high);

/// From 0 to at least `top` bytes in powers of two, which are round in binary units: "64 MiB", "1.5 GiB".
Scale memoryScale(double top, int mostIntervals);

/// The same in exactly `intervals` steps: it shares the grid lines of another axis.
Scale sharedMemoryScale(double top, int intervals);

/// From at most `low` to at least `high` bytes a second with zero among the ticks, in MiB/s with a sign; never
/// narrower than 1 MiB/s to each side, so that the noise of an idle process does not fill the plot.
Scale growthScale(double low, double high, int mostIntervals);

/// From 0 to at least `top` rows a second, as little over it as round steps allow.
Scale rowsScale(double top, int mostIntervals);

/// From 0 to at least `top` bytes a second in exactly `intervals` steps, in decimal units: it shares the grid lines of
/// another axis.
Scale speedScale(double top, int intervals);

/// The same stretch with the times since the run's start, for a view that does not follow the run: "1:05" ...
Scale timeScaleSinceStart(std::int64_t windowUs, std::int64_t endUs, int width);

/// From `-windowUs` to 0: "−8 min" ... `newest` ("now"), spaced for a plot of `width` pixels.
Scale timeScale(std::int64_t windowUs, int width, const QString& newest);

} // namespace ledgerloom
