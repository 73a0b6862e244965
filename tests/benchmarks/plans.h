#pragma once

#include "core/base/random.h"
#include "core/run/planner.h"

#include <cstdint>
#include <stdexcept>
#include <utility>

namespace ledgerloom::benchmarks {

inline constexpr std::uint64_t oneGB = 1'000'000'000;
inline constexpr std::uint64_t tenTB = 10'000 * oneGB;

inline RunConfig configOf(std::uint64_t sizeBytes, std::uint32_t fraudRatePpb = 5'000'000) {
    RunConfig config;
    config.sizeBytes = sizeBytes;
    config.fraudRatePpb = fraudRatePpb;
    config.output = "null";
    return config;
}

inline Plan planOf(const RunConfig& config) {
    auto planned = makePlan(config);
    if (!planned)
        throw std::runtime_error(planned.error().message);
    return std::move(planned).value().plan;
}

/// The `turn`-th of blocks that lie scattered over the whole plan, the same ones every time.
inline std::uint64_t scatteredBlock(const Plan& plan, std::uint64_t turn) {
    return scaleTo(keyOf(turn, 1), plan.blocks);
}

} // namespace ledgerloom::benchmarks
