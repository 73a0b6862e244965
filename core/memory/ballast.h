#pragma once

#include "core/memory/reclaimer.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

namespace ledgerloom {

/// Memory that is taken for no other reason than to press: touched, so that the process really has it, and part of it
/// as a cache that is given up when pressure asks for it. Thread-safe.
class Ballast {
public:
    static constexpr std::size_t pieceBytes = std::size_t{1} << 20;

    /// `reclaimer` must outlive it.
    explicit Ballast(Reclaimer& reclaimer);
    ~Ballast();
    Ballast(const Ballast&) = delete;
    Ballast& operator=(const Ballast&) = delete;

    /// Takes or drops whole pieces until there are so many bytes of each kind, or the system gives no more.
    void setWorking(std::uint64_t bytes);
    void setCache(std::uint64_t bytes);
    std::uint64_t bytes() const;

private:
    using Pieces = std::vector<void*>;

    static void resize(Pieces& pieces, std::uint64_t bytes);
    std::uint64_t giveUp(Reclaim how);

    mutable std::mutex m_mutex;
    Pieces m_working; // this and the next: guarded by m_mutex
    Pieces m_cache;
    Reclaimer::Registration m_registration;
};

} // namespace ledgerloom
