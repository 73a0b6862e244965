// The walk through customers' streams, on a block that was made before. Items are rows.
#include "core/batch/block_maker.h"
#include "core/features/geo_distance.h"
#include "tests/benchmarks/plans.h"

#include <benchmark/benchmark.h>

#include <vector>

namespace ledgerloom::benchmarks {

namespace {

struct Stream {
    Customer customer;
    std::vector<Payment> payments;
    std::vector<Payment*> order;
};

std::vector<Stream> streamsOf(const BlockMaker& maker) {
    std::vector<Stream> streams(maker.customerCount());
    for (std::size_t i = 0; i < maker.rowCount(); ++i)
        streams[maker.row(i).customer].payments.push_back(maker.row(i));
    for (std::size_t i = 0; i < streams.size(); ++i) {
        streams[i].customer = maker.population().customer(maker.firstCustomer() + i);
        for (Payment& payment : streams[i].payments)
            streams[i].order.push_back(&payment);
    }
    return streams;
}

void walkStreams(benchmark::State& state) {
    const Plan plan = planOf(configOf(oneGB));
    BlockMaker maker(plan);
    maker.make(plan.blocks / 2);
    std::vector<Stream> streams = streamsOf(maker);
    StreamWalk walk(reference());
    Account account(false);
    std::int64_t rows = 0;
    for (auto _ : state) {
        for (const Stream& stream : streams) {
            StreamWalk::arrange(stream.order);
            account.open(stream.customer, 0, {}, stream.order);
            walk.walk(stream.customer, stream.order, account);
        }
        rows += static_cast<std::int64_t>(maker.rowCount());
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(walkStreams)->Unit(benchmark::kMillisecond);

void distance(benchmark::State& state) {
    Rng rng(1);
    for (auto _ : state) {
        const std::uint64_t bits = rng.next();
        const auto shift = static_cast<std::int32_t>(bits >> 44U);
        benchmark::DoNotOptimize(distanceCentiKm(-23'550'520, -46'633'308, -23'550'520 + shift, -46'633'308 - shift));
    }
}
BENCHMARK(distance);

} // namespace

} // namespace ledgerloom::benchmarks
