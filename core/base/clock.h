#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>

namespace ledgerloom {

/// The time, handed in so that tests can set it. All functions may be called from any thread.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// Microseconds since some fixed moment; never goes back, whatever is done to the wall clock.
    virtual std::int64_t monotonicUs() const = 0;
    /// Microseconds since the Unix epoch, UTC; jumps when somebody sets the clock.
    virtual std::int64_t wallUs() const = 0;
    /// Waits on `signal` (whose mutex `lock` holds) until `done()` or until monotonicUs() has reached `deadlineUs`.
    /// Returns done().
    virtual bool waitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& signal, std::int64_t deadlineUs,
                           const std::function<bool()>& done) = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock {
public:
    std::int64_t monotonicUs() const override;
    std::int64_t wallUs() const override;
    bool waitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& signal, std::int64_t deadlineUs,
                   const std::function<bool()>& done) override;
};

} // namespace ledgerloom
