#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace ledgerloom {

class Budget;

/// What reserved bytes are for. Caches can be given up under pressure, the rest cannot.
enum class Purpose : std::uint8_t {
    working,
    population,
    batches,
    encoders,
    writeBuffers,
    merge,
    heldRows,
    staging,
    cache
};
inline constexpr std::size_t purposeCount = 9;

/// "population", "write buffers": the names of the estimate's components; "other" for `working`.
std::string_view purposeName(Purpose purpose);

/// Bytes for one purpose.
struct MemoryShare {
    Purpose purpose = Purpose::working;
    std::uint64_t bytes = 0;
};

std::uint64_t sumOf(std::span<const MemoryShare> shares);

/// Bytes held from a Budget until it is destroyed or released. Movable; one thread at a time; the budget must
/// outlive it.
class Reservation {
public:
    Reservation() = default;
    ~Reservation() { release(); }
    Reservation(Reservation&& other) noexcept;
    Reservation& operator=(Reservation&& other) noexcept;
    Reservation(const Reservation&) = delete;
    Reservation& operator=(const Reservation&) = delete;

    std::uint64_t bytes() const { return m_bytes; }
    /// Gives all of it back.
    void release();
    /// Gives part of it back; does nothing when it holds no more than `bytes`.
    void shrinkTo(std::uint64_t bytes);

private:
    friend class Budget;
    Reservation(Budget* budget, std::uint64_t bytes, Purpose purpose)
        : m_budget(budget), m_bytes(bytes), m_purpose(purpose) {}

    Budget* m_budget = nullptr;
    std::uint64_t m_bytes = 0;
    Purpose m_purpose = Purpose::working;
};

/// Bytes.
struct PurposeStats {
    std::uint64_t used = 0;
    std::uint64_t peak = 0; ///< each at its own time: their sum may pass the peak of the whole
};

/// Bytes.
struct BudgetStats {
    std::uint64_t limit = 0;
    std::uint64_t used = 0; ///< caches included
    std::uint64_t available = 0;
    std::uint64_t cache = 0; ///< the part of used that caches hold
    std::uint64_t peak = 0;
    std::uint64_t refused = 0;                         ///< how many reservations were refused
    double efficiency = 1.0;                           ///< used / peak; 1 before the first reservation
    std::array<PurposeStats, purposeCount> purposes{}; ///< by Purpose
};

/// The bytes that may be reserved: the sum of all reservations never passes the limit. Every buffer over 64 KiB is
/// reserved before it is allocated. Thread-safe.
class Budget {
public:
    explicit Budget(std::uint64_t limitBytes) : m_limit(limitBytes) {}
    Budget(const Budget&) = delete;
    Budget& operator=(const Budget&) = delete;

    /// `what` names the buffer in the refusal ("a shard's output buffer"), which is ErrorCode::memory with the sizes.
    Result<Reservation> reserve(std::uint64_t bytes, std::string_view what, Purpose purpose = Purpose::working);
    /// All of them or none: the refusal tells their sum.
    Result<std::vector<Reservation>> reserve(std::span<const MemoryShare> shares, std::string_view what);
    BudgetStats stats() const;
    /// May be less than what is reserved: then nothing more is given out until enough has come back.
    void setLimit(std::uint64_t limitBytes);

private:
    friend class Reservation;
    bool hasRoomFor(std::uint64_t bytes) const { return m_used <= m_limit && bytes <= m_limit - m_used; }
    Error refuse(std::uint64_t bytes, std::string_view what);
    Reservation take(std::uint64_t bytes, Purpose purpose);
    void giveBack(std::uint64_t bytes, Purpose purpose);

    mutable std::mutex m_mutex;
    std::uint64_t m_limit; // this and all below: guarded by m_mutex
    std::uint64_t m_used = 0;
    std::uint64_t m_peak = 0;
    std::uint64_t m_refused = 0;
    std::array<PurposeStats, purposeCount> m_purposes{};
};

} // namespace ledgerloom
