#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace ledgerloom {

/// How much a holder of caches is asked to give up: WARNING trims, CRITICAL clears.
enum class Reclaim : std::uint8_t { trim, clear };

/// Everybody who keeps memory that the run could do without: caches, free lists, a library's own pools. Under pressure
/// they are asked to give it up. Thread-safe.
class Reclaimer {
public:
    /// Gives up what is asked and answers the bytes that this freed. Called on the run's thread, never on two at once;
    /// must not call the reclaimer back.
    using Holder = std::function<std::uint64_t(Reclaim)>;

    /// Keeps a holder registered as long as it lives.
    class Registration {
    public:
        Registration() = default;
        ~Registration() { leave(); }
        Registration(Registration&& other) noexcept;
        Registration& operator=(Registration&& other) noexcept;
        Registration(const Registration&) = delete;
        Registration& operator=(const Registration&) = delete;

    private:
        friend class Reclaimer;
        void leave();

        Reclaimer* m_reclaimer = nullptr;
        std::list<Holder>::iterator m_place;
    };

    Reclaimer() = default;
    Reclaimer(const Reclaimer&) = delete;
    Reclaimer& operator=(const Reclaimer&) = delete;

    /// The reclaimer must outlive the registration, which waits for a call of the holder that is under way.
    [[nodiscard]] Registration add(Holder holder);
    /// Asks all of them; the sum of what they freed, in bytes.
    std::uint64_t reclaim(Reclaim how);

private:
    std::mutex m_mutex;
    std::list<Holder> m_holders; // guarded by m_mutex
};

} // namespace ledgerloom
