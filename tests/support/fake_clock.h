#pragma once

#include "core/base/clock.h"

#include <atomic>
#include <chrono>

namespace ledgerloom {

/// A clock that stands still until a test moves it. Waiters look at it every millisecond of real time, so that
/// moving it needs to know none of them.
class FakeClock final : public Clock {
public:
    std::int64_t monotonicUs() const override { return m_monotonicUs; }
    std::int64_t wallUs() const override { return m_wallUs; }
    bool waitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& signal, std::int64_t deadlineUs,
                   const std::function<bool()>& done) override {
        while (!done() && m_monotonicUs < deadlineUs) {
            signal.wait_for(lock, std::chrono::milliseconds(1));
        }
        return done();
    }

    void advanceUs(std::int64_t micros) {
        m_wallUs += micros;
        m_monotonicUs += micros;
    }
    /// As when somebody sets the machine's clock: the monotonic one goes on.
    void setWallUs(std::int64_t micros) { m_wallUs = micros; }

private:
    std::atomic<std::int64_t> m_monotonicUs = 1'000'000;
    std::atomic<std::int64_t> m_wallUs = 1'751'328'000'000'000; // 2025-07-01 00:00 UTC
};

} // namespace ledgerloom
