#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace ledgerloom {

/// How fast memory grows: the slope of a straight line laid through the samples of the last two seconds (least
/// squares), which a single outlier hardly moves. Not thread-safe.
class GrowthSlope {
public:
    static constexpr std::int64_t windowUs = 2'000'000;

    /// Times must not go back.
    void add(std::int64_t nowUs, std::uint64_t bytes);
    /// Bytes a second, negative when shrinking; empty until the samples span half the window.
    std::optional<double> bytesPerSecond() const;

private:
    struct Point {
        std::int64_t timeUs;
        std::uint64_t bytes;
    };
    std::deque<Point> m_points;
};

} // namespace ledgerloom
