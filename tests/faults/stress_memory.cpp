// Budget, guard, history and event log under many threads. A plain program, so that ThreadSanitizer sees only
// instrumented code.

#include "core/memory/budget.h"
#include "core/telemetry/event_log.h"
#include "core/telemetry/history.h"

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

using namespace ledgerloom;

namespace {

constexpr int threads = 4;
constexpr int rounds = 20'000;
constexpr std::uint64_t limit = 1'000'000;

bool budgetHoldsItsLimit() {
    Budget budget(limit);
    std::vector<std::thread> workers;
    std::vector<int> over(threads, 0);
    for (int t = 0; t < threads; ++t)
        workers.emplace_back([&budget, &over, t] {
            for (int i = 0; i < rounds; ++i) {
                const auto reserved = budget.reserve(static_cast<std::uint64_t>(200'000 + 7 * i % 100'000), "stress");
                if (budget.stats().used > limit)
                    ++over[static_cast<std::size_t>(t)];
            }
        });
    for (std::thread& worker : workers)
        worker.join();
    for (const int count : over)
        if (count > 0)
            return false;
    return budget.stats().used == 0 && budget.stats().peak <= limit;
}

bool recordsStayWhole() {
    EventLog log;
    History history;
    std::vector<std::thread> writers;
    for (int t = 0; t < threads; ++t)
        writers.emplace_back([&log] {
            for (int i = 0; i < rounds / 10; ++i)
                log.add({.text = "stress"});
        });
    writers.emplace_back([&history] {
        Sample sample;
        sample.processBytes = 1'000;
        for (int i = 0; i < rounds; ++i, sample.elapsedUs += 100'000)
            history.add(sample);
    });
    std::uint64_t seen = 0;
    for (int i = 0; i < 200; ++i) {
        for (const Event& event : log.since(seen)) {
            if (event.sequence != seen + 1)
                return false;
            seen = event.sequence;
        }
        (void)history.since(0);
    }
    for (std::thread& writer : writers)
        writer.join();
    return log.newest() == threads * rounds / 10 && history.newest() == rounds;
}

} // namespace

int main() {
    const bool good = budgetHoldsItsLimit() && recordsStayWhole();
    std::puts(good ? "stress_memory: as promised" : "stress_memory: FAILED");
    return good ? 0 : 1;
}
