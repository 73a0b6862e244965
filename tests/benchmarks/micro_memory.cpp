// What the guard costs, how soon a reaction follows, and how much of what was cached comes back.
#include "core/base/clock.h"
#include "core/memory/ballast.h"
#include "core/memory/guard.h"
#include "core/memory/probe.h"
#include "core/run/pressure_reactor.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <ctime>
#include <memory>
#include <thread>
#include <vector>

namespace {

using namespace ledgerloom;
using namespace std::chrono_literals;

constexpr std::uint64_t mib = 1 << 20;

/// A real reading whose process bytes the benchmark sets.
class SetProbe final : public MemoryProbe {
public:
    MemoryReading read() override {
        MemoryReading reading = m_real->read();
        reading.processBytes = Reading::of(processBytes);
        return reading;
    }
    std::atomic<std::uint64_t> processBytes = 64 * mib;

private:
    std::unique_ptr<MemoryProbe> m_real = makeSystemProbe();
};

double threadSeconds(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Limit: under 0.5 % of a core at 100 ms. The counter is that percentage.
void guardAt100Ms(benchmark::State& state) {
    const Limits limits{1'000 * mib, 900 * mib, 0, "a benchmark"};
    double percent = 0;
    for (auto _ : state) {
        Guard guard(makeSystemProbe(), std::make_shared<SystemClock>(), limits, {});
        const double before = threadSeconds(CLOCK_PROCESS_CPUTIME_ID);
        guard.start();
        std::this_thread::sleep_for(10s);
        percent = (threadSeconds(CLOCK_PROCESS_CPUTIME_ID) - before) / 10 * 100;
        guard.stop();
    }
    state.counters["percent_of_a_core"] = percent;
}

void oneSample(benchmark::State& state) {
    const auto probe = makeSystemProbe();
    for (auto _ : state) {
        benchmark::DoNotOptimize(probe->read());
    }
}

/// Limit: p99 under 250 ms from crossing a limit to fewer units and workers, at the usual interval.
void crossingToReaction(benchmark::State& state) {
    std::vector<double> milliseconds;
    for (auto _ : state) {
        for (int turn = 0; turn < 100; ++turn) {
            const auto clock = std::make_shared<SystemClock>();
            const auto probe = std::make_shared<SetProbe>();
            RunControl control(clock, 4);
            RunLog log(clock);
            Reclaimer reclaimer;
            PressureReactor reactor({.control = control,
                                     .log = log,
                                     .reclaimer = reclaimer,
                                     .workers = 4,
                                     .units = 4,
                                     .emergency = [](const std::string&) {}});
            Guard guard(probe, clock, {1'000 * mib, 900 * mib, 0, "a benchmark"}, {});
            guard.onLevelChange([&](Level level, const std::string& why) { reactor.levelChanged(level, why); });
            guard.start();
            std::this_thread::sleep_for(std::chrono::milliseconds(turn));
            const auto crossed = std::chrono::steady_clock::now();
            probe->processBytes = 950 * mib;
            while (control.workersAllowed() > 1) {
                std::this_thread::sleep_for(200us);
            }
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - crossed;
            milliseconds.push_back(took.count());
        }
    }
    std::ranges::sort(milliseconds);
    state.counters["p50_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["p99_ms"] = milliseconds[milliseconds.size() * 99 / 100];
}

/// Limit: 95 % of what was cached leaves the process after CRITICAL, each piece between others that stay. Only whole
/// pages can leave: of 8 KiB that is one page in two, 50 % at most, of 100 KiB 96 %. Pieces of 1 MiB are what the drill
/// caches.
void givenBackAfterCritical(benchmark::State& state) {
    const auto pieceBytes = static_cast<std::size_t>(state.range(0));
    const std::size_t pieces = 512 * mib / pieceBytes;
    double percent = 0;
    for (auto _ : state) {
        std::vector<std::unique_ptr<char[]>> cache(pieces);
        std::vector<std::unique_ptr<char[]>> kept(pieces);
        for (std::size_t at = 0; at < pieces; ++at) {
            cache[at] = std::make_unique_for_overwrite<char[]>(pieceBytes);
            std::memset(cache[at].get(), 1, pieceBytes);
            kept[at] = std::make_unique<char[]>(32);
        }
        const auto clock = std::make_shared<SystemClock>();
        RunControl control(clock, 1);
        RunLog log(clock);
        Reclaimer reclaimer;
        const auto place = reclaimer.add([&](Reclaim) {
            cache.clear();
            return pieces * pieceBytes;
        });
        PressureReactor reactor({.control = control,
                                 .log = log,
                                 .reclaimer = reclaimer,
                                 .workers = 1,
                                 .units = 1,
                                 .emergency = [](const std::string&) {}});
        const auto probe = makeSystemProbe();
        const std::uint64_t before = probe->read().processBytes.value.value_or(0);
        reactor.levelChanged(Level::critical, "a benchmark");
        reactor.work();
        const std::uint64_t after = probe->read().processBytes.value.value_or(0);
        percent =
            100.0 * static_cast<double>(before - std::min(before, after)) / static_cast<double>(pieces * pieceBytes);
    }
    state.counters["percent_given_back"] = percent;
}

} // namespace

BENCHMARK(oneSample);
BENCHMARK(guardAt100Ms)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(crossingToReaction)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(givenBackAfterCritical)
    ->Arg(8 << 10)
    ->Arg(100 << 10)
    ->Arg(1 << 20)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
