// From rows to bytes: taking a batch, JSON lines of payments and of people, checksums. Items are rows.
#include "core/base/stream_hash.h"
#include "core/format/jsonl_people.h"
#include "core/format/jsonl_transactions.h"
#include "tests/benchmarks/plans.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

namespace ledgerloom::benchmarks {

namespace {

/// A block in the middle of a plan of 1 GB.
struct MadeBlock {
    Plan plan = planOf(configOf(oneGB));
    BlockMaker maker{plan};
    std::unique_ptr<Batch> batch = std::make_unique<Batch>();

    MadeBlock() {
        maker.make(plan.blocks / 2);
        batch->take(maker, 0);
    }
};

void takeBatch(benchmark::State& state) {
    MadeBlock block;
    std::uint32_t unit = 0;
    const auto units = static_cast<std::uint32_t>(block.maker.rowCount() / rowsPerUnit);
    for (auto _ : state) {
        block.batch->take(block.maker, unit++ % units);
        benchmark::DoNotOptimize(block.batch->rows);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * rowsPerUnit);
}
BENCHMARK(takeBatch)->Unit(benchmark::kMicrosecond);

void jsonlTransactions(benchmark::State& state) {
    constexpr std::size_t rowsAtOnce = 512;
    const MadeBlock block;
    JsonlTransactions encoder(block.maker.population().reference(), true);
    std::vector<char> buffer(rowsAtOnce * JsonlTransactions::mostBytesPerRow + writerSlack);
    std::int64_t bytes = 0;
    for (auto _ : state)
        for (std::size_t from = 0; from < rowsPerUnit; from += rowsAtOnce)
            bytes += encoder.write(*block.batch, from, from + rowsAtOnce, buffer.data()) - buffer.data();
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * rowsPerUnit);
    state.SetBytesProcessed(bytes);
}
BENCHMARK(jsonlTransactions)->Unit(benchmark::kMicrosecond);

/// Customers with their devices, drawn anew as the table's writer does.
void jsonlPeople(benchmark::State& state) {
    const MadeBlock block;
    const Population& population = block.maker.population();
    JsonlPeople encoder(population);
    std::vector<char> buffer(JsonlPeople::mostBytesPerCustomer +
                             Customer::maxDevices * JsonlPeople::mostBytesPerDevice + writerSlack);
    std::int64_t bytes = 0;
    std::uint64_t index = 0;
    for (auto _ : state) {
        const Customer customer = population.customer(index++ % block.plan.customers);
        char* end = encoder.writeCustomer(customer, buffer.data());
        for (std::uint32_t i = 0; i < customer.deviceCount; ++i)
            end = encoder.writeDevice({customer.index, customer.devices[i]}, end);
        bytes += end - buffer.data();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetBytesProcessed(bytes);
}
BENCHMARK(jsonlPeople);

/// The argument is the bytes given at once: pieces of half a megabyte lie in the L2 cache, a block's text does not.
void checksum(benchmark::State& state) {
    const std::string text(static_cast<std::size_t>(state.range(0)), 'x');
    StreamHash hash;
    for (auto _ : state)
        hash.add(text);
    benchmark::DoNotOptimize(hash.hex());
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(checksum)->Arg(512 << 10)->Arg(64 << 20);

} // namespace

} // namespace ledgerloom::benchmarks
