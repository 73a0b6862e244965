// Making the rows of a block, and all that a worker does for one: made, encoded, hashed. Items are rows.
#include "core/base/stream_hash.h"
#include "core/batch/block_maker.h"
#include "core/format/block_encoder.h"
#include "tests/benchmarks/plans.h"

#include <benchmark/benchmark.h>

namespace ledgerloom::benchmarks {

namespace {

/// The argument is the fraud rate in parts per 10^9.
void makeRows(benchmark::State& state) {
    const Plan plan = planOf(configOf(oneGB, static_cast<std::uint32_t>(state.range(0))));
    BlockMaker maker(plan);
    std::uint64_t turn = 0;
    std::int64_t rows = 0;
    for (auto _ : state) {
        maker.make(scatteredBlock(plan, turn++));
        rows += static_cast<std::int64_t>(maker.rowCount());
        benchmark::DoNotOptimize(maker.row(0).timeUs);
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(makeRows)->ArgName("fraud_ppb")->Arg(0)->Arg(5'000'000)->Arg(20'000'000)->Unit(benchmark::kMillisecond);

/// The argument is the size of the whole plan in GB: the cost of a row must not depend on it.
void wholeBlock(benchmark::State& state) {
    const Plan plan = planOf(configOf(static_cast<std::uint64_t>(state.range(0)) * oneGB));
    BlockEncoder encoder(plan);
    StreamHash hash;
    std::uint64_t turn = 0;
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        rows += static_cast<std::int64_t>(encoder.make(scatteredBlock(plan, turn++)).rows);
        for (const Table table : allTables)
            for (std::uint32_t piece = 0; piece < encoder.pieceCount(table); ++piece) {
                const std::string_view text = encoder.encode(table, piece);
                hash.add(text);
                bytes += static_cast<std::int64_t>(text.size());
            }
    }
    benchmark::DoNotOptimize(hash.hex());
    state.SetItemsProcessed(rows);
    state.SetBytesProcessed(bytes);
}
BENCHMARK(wholeBlock)->ArgName("plan_GB")->Arg(1)->Arg(10'000)->Unit(benchmark::kMillisecond);

void newEncoder(benchmark::State& state) {
    const Plan plan = planOf(configOf(oneGB));
    for (auto _ : state) {
        BlockEncoder encoder(plan);
        benchmark::DoNotOptimize(&encoder);
    }
}
BENCHMARK(newEncoder)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace ledgerloom::benchmarks
