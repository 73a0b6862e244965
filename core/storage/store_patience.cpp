#include "core/storage/store_patience.h"

#include "core/base/units.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t firstDelayMs = 50;
constexpr std::int64_t longestDelayMs = 1'000;
constexpr std::int64_t tellAfterFailures = 3; // a single lost connection is no news

std::string durationText(std::int64_t micros) {
    return formatDuration(static_cast<std::uint64_t>(std::max<std::int64_t>(micros, 0)));
}

} // namespace

StorePatience::StorePatience(std::string name, std::shared_ptr<Clock> clock)
    : m_name(std::move(name)), m_clock(std::move(clock)) {}

std::int64_t StorePatience::delayMs(std::int64_t failures) {
    return std::min(longestDelayMs, firstDelayMs << std::clamp<std::int64_t>(failures, 0, 8));
}

bool StorePatience::tryAgain(std::int64_t failures, const std::string& why) {
    if (m_interrupted) {
        return false;
    }
    const std::lock_guard lock(m_mutex);
    const std::int64_t now = m_clock->monotonicUs();
    if (!m_failing.exchange(true)) {
        m_sinceUs = now;
    }
    const std::int64_t limit = m_limitUs;
    // Others may be answered while one request fails again and again: its own waits count, too.
    const std::int64_t waited = std::max(now - m_sinceUs, (failures - 5) * longestDelayMs * 1'000);
    if (limit > 0 && waited >= limit) {
        if (!m_givenUp) {
            m_givenUp = Error{.code = ErrorCode::io,
                              .message = m_name + " did not answer for " + durationText(waited) + " (" + why +
                                         "). Check the address and the network, then go on with the run",
                              .field = "output"};
        }
        return false;
    }
    if (failures >= tellAfterFailures && !std::exchange(m_told, true)) {
        m_notes.push_back({.warning = true,
                           .text = m_name + " does not answer (" + why + "); waiting for it" +
                                   (limit > 0 ? ", " + durationText(limit) + " at most" : std::string())});
    }
    return true;
}

void StorePatience::answered() {
    if (!m_failing) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_failing = false;
    if (std::exchange(m_told, false)) {
        m_notes.push_back(
            {.warning = false,
             .text = m_name + " answers again after " + durationText(m_clock->monotonicUs() - m_sinceUs)});
    }
}

std::optional<Error> StorePatience::givenUp() const {
    const std::lock_guard lock(m_mutex);
    return m_givenUp;
}

std::vector<TargetNote> StorePatience::takeNotes() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_notes, {});
}

} // namespace ledgerloom
