// Drives whole runs the way a screen and an impatient person do: several threads poll, pause, resume and cancel while
// workers make rows. A plain program, so that ThreadSanitizer sees only instrumented code.

#include "core/run/engine.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

using namespace ledgerloom;

namespace {

RunConfig smallRun() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 200'000;
    config.output = "null";
    config.workers = 3;
    config.memoryLimitBytes = 2ULL << 30U;
    return config;
}

void poll(const Engine& engine, const std::atomic<bool>& done) {
    std::uint64_t sample = 0;
    std::uint64_t event = 0;
    while (!done) {
        const Snapshot snapshot = engine.snapshot();
        (void)engine.samplesSince(sample);
        (void)engine.eventsSince(event);
        sample = snapshot.samplesRecorded;
        event = snapshot.lastEvent;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

void pauseAndResume(Engine& engine, const std::atomic<bool>& done) {
    while (!done) {
        engine.pause();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        engine.resume();
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
    }
}

/// Runs once, cancelled after `cancelAfterMs` unless that is 0; whether it ended as it should.
bool runOnce(int cancelAfterMs) {
    auto engine = Engine::create(smallRun());
    if (!engine) {
        std::fprintf(stderr, "create: %s\n", engine.error().message.c_str());
        return false;
    }
    Engine& run = **engine;
    std::atomic<int> changes = 0;
    run.onStateChange([&changes](RunState) { ++changes; });
    if (!run.start())
        return false;
    std::atomic<bool> done = false;
    std::thread first([&] { poll(run, done); });
    std::thread second([&] { poll(run, done); });
    std::thread impatient([&] { pauseAndResume(run, done); });
    if (cancelAfterMs > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(cancelAfterMs));
        run.cancel();
    }
    const Result<void> ended = run.wait();
    done = true;
    first.join();
    second.join();
    impatient.join();
    const Snapshot last = run.snapshot();
    const bool asAsked = cancelAfterMs > 0 ? !ended && ended.error().code == ErrorCode::cancelled
                                           : ended.ok() && last.rowsDone == 200'000;
    if (!asAsked || changes == 0)
        std::fprintf(stderr, "cancel after %d ms: ended %s with %llu rows\n", cancelAfterMs,
                     ended.ok() ? "well" : ended.error().message.c_str(),
                     static_cast<unsigned long long>(last.rowsDone));
    return asAsked && changes > 0;
}

} // namespace

int main() {
    bool good = runOnce(0);
    for (const int cancelAfterMs : {30, 120, 300})
        good = runOnce(cancelAfterMs) && good;
    std::puts(good ? "stress_engine: as promised" : "stress_engine: FAILED");
    return good ? 0 : 1;
}
