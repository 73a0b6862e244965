#include "core/telemetry/rate.h"

namespace ledgerloom {

void Rate::record(std::int64_t nowUs, std::uint64_t total) {
    m_points.push_back({nowUs, total});
    // The oldest point kept is the last one at or before the window's start, so that the window is always covered.
    while (m_points.size() > 2 && nowUs - m_points[1].timeUs >= m_windowUs) {
        m_points.pop_front();
    }
}

double Rate::perSecond() const {
    if (m_points.size() < 2 || m_points.back().timeUs == m_points.front().timeUs) {
        return 0;
    }
    const auto count = static_cast<double>(m_points.back().total - m_points.front().total);
    return count * 1e6 / static_cast<double>(m_points.back().timeUs - m_points.front().timeUs);
}

} // namespace ledgerloom
