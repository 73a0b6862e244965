#include "core/storage/object_lock.h"

#include "core/base/units.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/process_identity.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <utility>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t confirmedForUs = 1'000'000;

std::string randomToken() {
    std::random_device device;
    std::string token;
    while (token.size() < 32) {
        token += "0123456789abcdef"[device() & 15U];
    }
    return token;
}

struct Holder {
    std::string token;
    std::string process;
    bool held = false;
};

Result<std::optional<Holder>> readHolder(ObjectStore& store) {
    const auto text = readObject(store, std::string(objectLockPath));
    if (!text) {
        return text.error();
    }
    const Json object = *text ? Json::parse(**text, nullptr, false) : Json();
    if (!object.is_object()) {
        return std::optional<Holder>(); // nobody's, or cut while it was being written anew
    }
    return std::optional(Holder{.token = object.value("token", std::string()),
                                .process = object.value("process", std::string()),
                                .held = object.value("held", false)});
}

Error inUse(const std::string& name, const std::string& how) {
    return {.code = ErrorCode::folderInUse,
            .message = "another run is writing to " + name + how + "; wait until it has ended or choose another output",
            .field = "output"};
}

} // namespace

ObjectLock::ObjectLock(ObjectStore& store, std::shared_ptr<Clock> clock, LockTiming timing)
    : m_store(store), m_clock(std::move(clock)), m_timing(timing), m_token(randomToken()) {}

Result<std::unique_ptr<ObjectLock>> ObjectLock::acquire(ObjectStore& store, std::shared_ptr<Clock> clock,
                                                        LockTiming timing) {
    std::unique_ptr<ObjectLock> lock(new ObjectLock(store, std::move(clock), timing));
    if (auto taken = lock->take(); !taken) {
        return taken.error();
    }
    lock->m_thread = std::thread([held = lock.get()] { held->keepAlive(); });
    return lock;
}

Result<void> ObjectLock::take() {
    const auto holder = readHolder(m_store);
    if (!holder) {
        return holder.error();
    }
    if (*holder && (*holder)->held && !processHasEnded((*holder)->process)) {
        if (auto dead = makeSureOfDeath(); !dead) {
            return dead;
        }
    }
    if (auto written = write(true); !written) {
        return written;
    }
    const auto ours = isOurs();
    return ours && !*ours ? Result<void>(inUse(m_store.name(), "")) : ours ? Result<void>() : ours.error();
}

/// Compares two times of the store, so that no clock of this machine matters.
Result<void> ObjectLock::makeSureOfDeath() {
    const std::string probe = std::string(objectLockPath) + "." + m_token;
    auto written = writeObject(m_store, probe, "{}\n");
    if (!written) {
        return written;
    }
    const auto now = m_store.status(probe);
    const auto last = m_store.status(std::string(objectLockPath));
    static_cast<void>(m_store.remove(probe).ok());
    if (!now || !last) {
        return now ? last.error() : now.error();
    }
    const std::int64_t age = *now && *last ? (*now)->changedUs - (*last)->changedUs : m_timing.staleUs;
    if (age >= m_timing.staleUs) {
        return {};
    }
    const auto text = [](std::int64_t us) {
        return formatDuration(static_cast<std::uint64_t>(std::max<std::int64_t>(us, 0)));
    };
    return inUse(m_store.name(), " (its last sign of life was " + text(age) +
                                     " ago; should it be dead, its place is free in " + text(m_timing.staleUs - age) +
                                     ")");
}

Result<void> ObjectLock::write(bool held) {
    const Json object{
        {"ledgerloom_lock", 1}, {"token", m_token}, {"held", held}, {"beat", m_beat++}, {"process", processIdentity()}};
    return writeObject(m_store, std::string(objectLockPath), object.dump() + "\n");
}

Result<bool> ObjectLock::isOurs() {
    const auto holder = readHolder(m_store);
    if (!holder) {
        return holder.error();
    }
    if (*holder && (*holder)->token != m_token) {
        const std::lock_guard lock(m_mutex);
        m_lost = inUse(m_store.name(), " as well and has taken it over from this one");
        return false;
    }
    const std::lock_guard lock(m_mutex);
    m_confirmedUs = m_clock->monotonicUs();
    return true;
}

Result<void> ObjectLock::confirm() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_lost) {
            return *m_lost;
        }
        if (m_clock->monotonicUs() - m_confirmedUs < confirmedForUs) {
            return {};
        }
    }
    const auto ours = isOurs();
    if (!ours) {
        return ours.error();
    }
    return *ours ? Result<void>() : *lost();
}

std::optional<Error> ObjectLock::lost() const {
    const std::lock_guard lock(m_mutex);
    return m_lost;
}

void ObjectLock::keepAlive() {
    std::unique_lock lock(m_mutex);
    while (!m_ending && !m_lost) {
        if (m_clock->waitUntil(lock, m_wake, m_clock->monotonicUs() + m_timing.beatUs, [this] { return m_ending; })) {
            return;
        }
        lock.unlock();
        // A store that does not answer now is asked again at the next beat.
        const auto ours = isOurs();
        if (ours && *ours) {
            static_cast<void>(write(true).ok());
        }
        lock.lock();
    }
}

ObjectLock::~ObjectLock() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    if (!m_thread.joinable()) {
        return; // it was never ours
    }
    m_thread.join();
    const auto ours = lost() ? Result<bool>(false) : isOurs();
    if (ours && *ours) {
        static_cast<void>(write(false).ok());
    }
}

} // namespace ledgerloom
