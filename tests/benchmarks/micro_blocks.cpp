// Making the rows of a block, and all that a worker does for one: made, encoded, hashed. Items are rows.
#include "core/base/stream_hash.h"
#include "core/batch/block_maker.h"
#include "core/format/shard_encoder.h"
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

class HashingSink final : public ByteSink {
public:
    Result<void> write(std::string_view text) override {
        hash.add(text);
        bytes += static_cast<std::int64_t>(text.size());
        return {};
    }
    StreamHash hash;
    std::int64_t bytes = 0;
};

class NoMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t) override { return true; }
    void giveBack(std::uint64_t) override {}
};

/// The argument is the size of the whole plan in GB: the cost of a row must not depend on it.
void wholeBlock(benchmark::State& state) {
    const Plan plan = planOf(configOf(static_cast<std::uint64_t>(state.range(0)) * oneGB));
    NoMeter meter;
    const auto encoder = ShardEncoder::make(plan, meter, "{}").value();
    HashingSink sink;
    std::uint64_t turn = 0;
    std::int64_t rows = 0;
    bool good = true;
    for (auto _ : state) {
        rows += static_cast<std::int64_t>(encoder->makeBlock(scatteredBlock(plan, turn++)).rows);
        for (const Table table : allTables) {
            good = good && encoder->begin(table, sink).ok();
            for (std::uint32_t piece = 0; good && piece < encoder->rows().pieceCount(table); ++piece)
                good = encoder->encode(table, piece).ok();
            good = good && encoder->end(table).ok();
        }
    }
    if (!good)
        state.SkipWithError("encoding failed");
    benchmark::DoNotOptimize(sink.hash.hex());
    state.SetItemsProcessed(rows);
    state.SetBytesProcessed(sink.bytes);
}
BENCHMARK(wholeBlock)->ArgName("plan_GB")->Arg(1)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void newEncoder(benchmark::State& state) {
    const Plan plan = planOf(configOf(oneGB));
    NoMeter meter;
    for (auto _ : state) {
        const auto encoder = ShardEncoder::make(plan, meter, "{}");
        benchmark::DoNotOptimize(&encoder);
    }
}
BENCHMARK(newEncoder)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace ledgerloom::benchmarks
