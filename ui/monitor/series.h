#pragma once

#include "ui/monitor/sample_history.h"

#include <QString>

#include <array>

namespace ledgerloom {

/// The curves that can be switched on and off, in the order they are offered.
inline constexpr std::array switchableSeries{Measure::process, Measure::reserved, Measure::arrow, Measure::available,
                                             Measure::disk,    Measure::rows,     Measure::bytes};

/// Which curves are drawn. The machine's own memory and disk are on scales of their own, and only some formats take
/// memory of Arrow's: these are off until asked for. A plain value.
class SeriesChoice {
public:
    bool shows(Measure measure) const { return m_shown[static_cast<std::size_t>(measure)]; }
    void set(Measure measure, bool shown) { m_shown[static_cast<std::size_t>(measure)] = shown; }

private:
    std::array<bool, measureCount> m_shown{true, true, true, true, true, false, false, false};
};

/// "Process memory": a curve's name where it stands alone. Of a run on a cluster memory is that of its executors.
QString seriesName(Measure measure, bool onCluster = false);

/// A cluster tells nothing of its machines' memory and disks.
bool isKnownOfCluster(Measure measure);

} // namespace ledgerloom
