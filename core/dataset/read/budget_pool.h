#pragma once

#include "core/format/arrow/arrow_pool.h"
#include "core/format/memory_meter.h"
#include "core/memory/budget.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Arrow's memory charged to the budget in steps of a megabyte, given back when many lie idle. Outlives what is made
/// from it. One thread.
class BudgetPool {
public:
    BudgetPool(Budget& budget, std::string what) : m_meter(budget, std::move(what)), m_pool(m_meter) {}

    arrow::MemoryPool* get() { return &m_pool; }
    /// For Arrow's code that cannot bear an exception.
    SpareMemory& spare() { return m_pool.spare(); }

private:
    class Meter final : public MemoryMeter {
    public:
        Meter(Budget& budget, std::string what) : m_budget(budget), m_what(std::move(what)) {}
        bool take(std::uint64_t bytes) override;
        void giveBack(std::uint64_t bytes) override;

    private:
        Budget& m_budget;
        std::string m_what;
        std::vector<Reservation> m_pieces;
        std::uint64_t m_covered = 0; ///< by the pieces
        std::uint64_t m_taken = 0;
    };

    Meter m_meter;
    MeteredPool m_pool;
};

/// Status::OutOfMemory is ErrorCode::memory, what a file holds wrongly ErrorCode::verification, else io.
Error arrowError(const arrow::Status& status, const std::string& path);

} // namespace ledgerloom
