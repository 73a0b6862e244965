#include "core/base/clock.h"

#include <chrono>

namespace ledgerloom {

using std::chrono::microseconds;
using Steady = std::chrono::steady_clock;

std::int64_t SystemClock::monotonicUs() const {
    return std::chrono::duration_cast<microseconds>(Steady::now().time_since_epoch()).count();
}

std::int64_t SystemClock::wallUs() const {
    return std::chrono::duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

bool SystemClock::waitUntil(std::unique_lock<std::mutex>& lock, std::condition_variable& signal,
                            std::int64_t deadlineUs, const std::function<bool()>& done) {
    return signal.wait_until(lock, Steady::time_point(microseconds(deadlineUs)), done);
}

} // namespace ledgerloom
