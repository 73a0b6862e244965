#pragma once

#include <cstdint>
#include <optional>

namespace ledgerloom {

/// A stretch of a run's time, microseconds since its start.
struct TimeRange {
    std::int64_t fromUs = 0;
    std::int64_t toUs = 0;

    bool operator==(const TimeRange&) const = default;
    std::int64_t lengthUs() const { return toUs - fromUs; }
};

/// Which stretch of a run's time the charts show: its newest part, that part as it was when the view was held, or a
/// stretch that was zoomed to. The run itself goes on in any case. A plain value.
class TimeView {
public:
    /// Shortest stretch that can be zoomed to.
    static constexpr std::int64_t shortestUs = 2'000'000;

    /// Follows the run again, `mostUs` of it at most (0: all of it).
    void follow(std::int64_t mostUs);
    /// Stays at what is shown now, or follows again.
    void hold(bool held, std::int64_t newestUs);
    void zoomTo(const TimeRange& range);
    /// Zooms in (a factor under 1) or out around a moment, which keeps its place; all the way out follows the run.
    void zoomAround(std::int64_t centreUs, double factor, std::int64_t newestUs);

    bool isLive() const { return !m_heldUs && !m_zoom; }
    bool isZoomed() const { return m_zoom.has_value(); }
    /// The stretch to show when the newest sample is from `newestUs`.
    TimeRange shown(std::int64_t newestUs) const;

private:
    std::int64_t m_mostUs = 600'000'000;
    std::optional<std::int64_t> m_heldUs;
    std::optional<TimeRange> m_zoom;
};

} // namespace ledgerloom
