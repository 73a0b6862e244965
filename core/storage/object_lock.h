#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/storage/object_store.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace ledgerloom {

/// How often the holder of a lock gives a sign of life, and after how long without one it counts as dead.
struct LockTiming {
    std::int64_t beatUs = 5'000'000;
    std::int64_t staleUs = 30'000'000;
};

/// Keeps an object store's prefix for one run, as well as a store without locks can: an object with a random token,
/// written anew at every beat. Whoever finds another's token there has lost, stops and touches nothing more. Two that
/// start in the same instant may both go on for a moment, so what must not be mixed asks confirm() first.
/// All functions may be called from any thread.
class ObjectLock {
public:
    /// Takes a lock that nobody holds, that was given back, whose process has ended on this machine, or whose last
    /// sign of life is stale by the store's own clock. Else ErrorCode::folderInUse. The store must outlive the lock.
    static Result<std::unique_ptr<ObjectLock>> acquire(ObjectStore& store, std::shared_ptr<Clock> clock,
                                                       LockTiming timing = {});
    /// Gives it back, unless somebody else has it by now.
    ~ObjectLock();
    ObjectLock(const ObjectLock&) = delete;
    ObjectLock& operator=(const ObjectLock&) = delete;

    /// Asks the store whether the lock is still ours, when that was not asked within the last second.
    Result<void> confirm();
    /// folderInUse once another's token was seen.
    std::optional<Error> lost() const;

private:
    ObjectLock(ObjectStore& store, std::shared_ptr<Clock> clock, LockTiming timing);
    Result<void> take();
    Result<void> makeSureOfDeath();
    Result<void> write(bool held);
    Result<bool> isOurs();
    void keepAlive();

    ObjectStore& m_store;
    const std::shared_ptr<Clock> m_clock;
    const LockTiming m_timing;
    const std::string m_token;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false; ///< this and all below: guarded by m_mutex
    std::uint64_t m_beat = 0;
    std::int64_t m_confirmedUs = 0;
    std::optional<Error> m_lost;
    std::thread m_thread;
};

} // namespace ledgerloom
