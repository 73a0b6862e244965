// What every row is made of: random numbers, weighted choice, permutations, amounts, customers.
#include "core/base/alias_table.h"
#include "core/base/permutation.h"
#include "core/base/quantile_table.h"
#include "core/format/text_writer.h"
#include "core/population/population.h"
#include "core/population/reference.h"
#include "tests/benchmarks/plans.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace ledgerloom::benchmarks {

namespace {

void randomNumber(benchmark::State& state) {
    Rng rng(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(rng.next());
}
BENCHMARK(randomNumber);

void keyOfThreeParts(benchmark::State& state) {
    std::uint64_t index = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(keyOf(42, EntityKind::customer, index++));
}
BENCHMARK(keyOfThreeParts);

void weightedChoice(benchmark::State& state) {
    Rng rng(1);
    std::vector<std::uint64_t> weights(static_cast<std::size_t>(state.range(0)));
    for (std::uint64_t& weight : weights)
        weight = 1 + rng.below(1000);
    const AliasTable table(weights);
    for (auto _ : state)
        benchmark::DoNotOptimize(table.pick(rng));
}
BENCHMARK(weightedChoice)->Arg(8)->Arg(1024)->Arg(65'536);

/// Just over a power of two is the worst size: one step in two walks on.
void permutationForward(benchmark::State& state) {
    const Permutation permutation(7, static_cast<std::uint64_t>(state.range(0)));
    std::uint64_t value = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(permutation.forward(value++ % permutation.size()));
}
BENCHMARK(permutationForward)->Arg(1000)->Arg((1 << 20) + 1)->Arg(100'000'000);

void permutationBackward(benchmark::State& state) {
    const Permutation permutation(7, static_cast<std::uint64_t>(state.range(0)));
    std::uint64_t value = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(permutation.backward(value++ % permutation.size()));
}
BENCHMARK(permutationBackward)->Arg(100'000'000);

void lognormalAmount(benchmark::State& state) {
    const LognormalTable table(4'500, 900, 100, 500'000);
    Rng rng(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(table.draw(rng));
}
BENCHMARK(lognormalAmount);

/// The argument is the plan's size in GB: a customer costs as much among billions as among thousands.
void customerByIndex(benchmark::State& state) {
    const Plan plan = planOf(configOf(static_cast<std::uint64_t>(state.range(0)) * oneGB));
    const Population population(plan, reference());
    std::uint64_t turn = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(population.customer(scaleTo(mix64(turn++), plan.customers)).key);
}
BENCHMARK(customerByIndex)->ArgName("plan_GB")->Arg(1)->Arg(10'000);

void timestampText(benchmark::State& state) {
    TimestampWriter writer;
    char buffer[64];
    std::int64_t time = 1'751'328'000'000'000;
    for (auto _ : state)
        benchmark::DoNotOptimize(writer.put(buffer, time += 1'234'567));
}
BENCHMARK(timestampText);

void moneyText(benchmark::State& state) {
    char buffer[64];
    Rng rng(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(putCentesimal(buffer, rng.next() >> 44U));
}
BENCHMARK(moneyText);

} // namespace

} // namespace ledgerloom::benchmarks
