#include "core/memory/growth.h"

namespace ledgerloom {

void GrowthSlope::add(std::int64_t nowUs, std::uint64_t bytes) {
    m_points.push_back({nowUs, bytes});
    while (nowUs - m_points.front().timeUs > windowUs) {
        m_points.pop_front();
    }
}

std::optional<double> GrowthSlope::bytesPerSecond() const {
    if (m_points.size() < 2 || m_points.back().timeUs - m_points.front().timeUs < windowUs / 2) {
        return std::nullopt;
    }
    // Distances from the newest point keep the sums small enough to stay exact.
    const Point& newest = m_points.back();
    double sumTime = 0;
    double sumBytes = 0;
    double sumTimeTime = 0;
    double sumTimeBytes = 0;
    for (const Point& point : m_points) {
        const double time = static_cast<double>(point.timeUs - newest.timeUs) / 1e6;
        const double bytes = static_cast<double>(point.bytes) - static_cast<double>(newest.bytes);
        sumTime += time;
        sumBytes += bytes;
        sumTimeTime += time * time;
        sumTimeBytes += time * bytes;
    }
    const auto count = static_cast<double>(m_points.size());
    return (count * sumTimeBytes - sumTime * sumBytes) / (count * sumTimeTime - sumTime * sumTime);
}

} // namespace ledgerloom
