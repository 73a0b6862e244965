#pragma once

#include <cstdint>
#include <deque>

namespace ledgerloom {

/// Speed of a counter over the last few seconds: rows or bytes a second. Not thread-safe.
class Rate {
public:
    explicit Rate(std::int64_t windowUs = 3'000'000) : m_windowUs(windowUs) {}

    /// `total` is what the counter shows at `nowUs`; neither time nor counter go back.
    void record(std::int64_t nowUs, std::uint64_t total);
    /// Over the window, or over what there is of it yet; 0 before the second record.
    double perSecond() const;

private:
    struct Point {
        std::int64_t timeUs;
        std::uint64_t total;
    };
    std::int64_t m_windowUs;
    std::deque<Point> m_points;
};

} // namespace ledgerloom
