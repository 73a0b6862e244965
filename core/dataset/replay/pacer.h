#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>

namespace ledgerloom {

/// Says when rows are due: so many a second, or as far apart as they were, so many times faster. Time that the reader
/// took is made up for as long as it is less than `mostBehindUs`; what is more shifts all that follows, so that a
/// reader that stood still is not flooded. One thread.
class Pacer {
public:
    static constexpr std::int64_t mostBehindUs = 1'000'000;

    /// One of them, above 0: rows a second, or how many times faster than the rows' own time.
    static Pacer atRate(double rowsPerSecond) { return Pacer(rowsPerSecond, 0); }
    static Pacer atSpeed(double times) { return Pacer(0, times); }

    /// When the next row is due, which has that time of its own; in microseconds of the clock, whose time is `nowUs`.
    std::int64_t dueUs(std::int64_t nowUs, std::int64_t eventUs);
    /// Time by which the schedule was shifted because the reader was slow.
    std::int64_t lostUs() const { return m_lostUs; }

private:
    Pacer(double rate, double speed) : m_rate(rate), m_speed(speed) {}

    double m_rate;
    double m_speed;
    std::optional<std::int64_t> m_beginUs;
    std::int64_t m_firstEventUs = 0;
    std::uint64_t m_rows = 0;
    std::int64_t m_lostUs = 0;
};

} // namespace ledgerloom
