// What stands between a change in the form and what it shows: plan, estimate, preview. The argument is the size in MB.
#include "core/batch/table.h"
#include "core/format/part_encoders.h"
#include "core/run/estimate.h"
#include "core/run/preview.h"
#include "tests/benchmarks/plans.h"

#include <benchmark/benchmark.h>

namespace ledgerloom::benchmarks {

namespace {

RunConfig configOfMegabytes(const benchmark::State& state) {
    return configOf(static_cast<std::uint64_t>(state.range(0)) * 1'000'000);
}

template <class Outcome> void expect(benchmark::State& state, const Outcome& outcome) {
    if (!outcome)
        state.SkipWithError(outcome.error().message.c_str());
}

void planning(benchmark::State& state) {
    const RunConfig config = configOfMegabytes(state);
    for (auto _ : state)
        expect(state, makePlan(config));
}
BENCHMARK(planning)->Arg(1)->Arg(1'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

void estimating(benchmark::State& state) {
    const RunConfig config = configOfMegabytes(state);
    for (auto _ : state)
        expect(state, estimate(config));
}
BENCHMARK(estimating)->Arg(1'000)->Unit(benchmark::kMillisecond);

void previewing(benchmark::State& state) {
    RunConfig config = configOfMegabytes(state);
    for (auto _ : state) {
        ++config.seed; // as after a change: nothing may have been kept
        expect(state, preview(config, Table::transactions, 50));
    }
}
BENCHMARK(previewing)->Arg(1)->Arg(1'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

/// In every format and compression, after the estimate that the form asks for first.
void previewingAs(benchmark::State& state, Format format, Compression compression) {
    RunConfig config = configOf(1'000'000'000);
    config.format = format;
    config.compression = compression;
    for (auto _ : state) {
        state.PauseTiming();
        ++config.seed;
        expect(state, makePlan(config));
        state.ResumeTiming();
        expect(state, preview(config, Table::transactions, 50));
    }
}

void registerPreviews() {
    for (const Format format : {Format::jsonl, Format::csv, Format::parquet, Format::arrow})
        for (const Compression compression : compressionsOf(format))
            if (checkFormatBuiltIn(format))
                benchmark::RegisterBenchmark(("previewingAs/" + std::string(formatName(format)) + "/" +
                                              std::string(compressionName(compression)))
                                                 .c_str(),
                                             previewingAs, format, compression)
                    ->Unit(benchmark::kMillisecond);
}

[[maybe_unused]] const bool registered = (registerPreviews(), true);

} // namespace

} // namespace ledgerloom::benchmarks
