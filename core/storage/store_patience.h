#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/storage/target_note.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// How long a server that does not answer is waited for. Every request asks after each failure whether it may be
/// tried again, and says when one was answered; what happens is told in notes. Thread-safe.
class StorePatience {
public:
    static constexpr std::int64_t usualLimitUs = 600'000'000;
    /// Before the run has begun nobody wants to wait long to read that the address is wrong.
    static constexpr std::int64_t contactLimitUs = 5'000'000;

    /// `name` is the store's, for the notes.
    StorePatience(std::string name, std::shared_ptr<Clock> clock);

    /// Longest wait from here on, microseconds; 0 = for ever.
    void setLimit(std::int64_t limitUs) { m_limitUs = limitUs; }

    /// After the request's failure number `failures` (from 0), which another try may mend: true when it is worth it.
    bool tryAgain(std::int64_t failures, const std::string& why);
    /// Milliseconds to wait before that try: doubled from 50 to a second, so that a stop is seen soon.
    static std::int64_t delayMs(std::int64_t failures);
    void answered();

    /// No request is tried again from here on.
    void interrupt() { m_interrupted = true; }
    bool interrupted() const { return m_interrupted; }
    /// Set once the wait has reached its limit.
    std::optional<Error> givenUp() const;

    std::vector<TargetNote> takeNotes();

private:
    const std::string m_name;
    const std::shared_ptr<Clock> m_clock;
    std::atomic<std::int64_t> m_limitUs = contactLimitUs;
    std::atomic<bool> m_interrupted = false;
    std::atomic<bool> m_failing = false; ///< so that answered() is cheap
    mutable std::mutex m_mutex;
    std::int64_t m_sinceUs = 0; ///< this and all below: guarded by m_mutex
    bool m_told = false;
    std::optional<Error> m_givenUp;
    std::vector<TargetNote> m_notes;
};

} // namespace ledgerloom
