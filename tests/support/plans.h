#pragma once

#include "core/config/plan.h"

#include <algorithm>
#include <cstdint>

namespace ledgerloom::testing {

/// A plan without a planner: the default range, and customers as active as the profiles have it (about 375 payments
/// each in that half year).
inline Plan planOf(std::uint64_t rows, std::uint64_t customers, std::uint32_t fraudRatePpb = 5'000'000) {
    Plan plan;
    plan.seed = 42;
    plan.rows = rows;
    plan.customers = customers;
    plan.startDate = 20270; // 2025-07-01
    plan.endDate = 20453;   // 2025-12-31
    plan.fraudRatePpb = fraudRatePpb;
    plan.blocks = std::max<std::uint64_t>(1, (rows + rowsPerBlock - 1) / rowsPerBlock);
    plan.shards = plan.blocks;
    return plan;
}

inline Plan planOfRows(std::uint64_t rows, std::uint32_t fraudRatePpb = 5'000'000) {
    return planOf(rows, std::max<std::uint64_t>(1, rows / 375), fraudRatePpb);
}

inline Plan planOfCustomers(std::uint64_t customers, std::uint32_t fraudRatePpb = 5'000'000) {
    return planOf(customers * 375, customers, fraudRatePpb);
}

} // namespace ledgerloom::testing
