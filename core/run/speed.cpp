#include "core/run/speed.h"

#include "core/format/block_encoder.h"
#include "core/run/planner.h"

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
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const BlockTotals& totals = encoder.make(0);
    const std::uint64_t bytes = encodeAll(encoder);
    const std::chrono::duration<double> took = Clock::now() - begin;
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
