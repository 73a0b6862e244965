#include "core/run/speed.h"

#include "core/format/block_encoder.h"
#include "core/run/planner.h"

#include <algorithm>
#include <chrono>

namespace ledgerloom {

namespace {

constexpr std::uint64_t sampleRows = rowsPerUnit;

std::uint64_t encodeAll(BlockEncoder& encoder) {
    std::uint64_t bytes = 0;
    for (const Table table : allTables) {
        for (std::uint32_t piece = 0; piece < encoder.pieceCount(table); ++piece) {
            bytes += encoder.encode(table, piece).size();
        }
    }
    return bytes;
}

MeasuredSpeed measure() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = sampleRows;
    const auto planned = makePlan(config);
    if (!planned) {
        return {};
    }
    BlockEncoder encoder(planned->plan);
    // The first turn also takes its memory from the system; the best of a few is what a run settles at.
    using Clock = std::chrono::steady_clock;
    constexpr int turns = 4;
    std::chrono::duration<double> took{};
    std::uint64_t bytes = 0;
    BlockTotals totals;
    for (int turn = 0; turn < turns; ++turn) {
        const auto begin = Clock::now();
        totals = encoder.make(0);
        bytes = encodeAll(encoder);
        const std::chrono::duration<double> once = Clock::now() - begin;
        took = turn == 0 ? once : std::min(took, once);
    }
    return {.bytesPerSecond = took.count() > 0 ? static_cast<double>(bytes) / took.count() : 0,
            .devicesPerCustomer =
                totals.customers > 0 ? static_cast<double>(totals.devices) / static_cast<double>(totals.customers) : 0};
}

} // namespace

MeasuredSpeed measuredSpeed() {
    static const MeasuredSpeed speed = measure();
    return speed;
}

} // namespace ledgerloom
