#include "core/memory/give_back.h"
#include "core/memory/probe.h"
#include "core/memory/reclaimer.h"
#include "core/run/drill.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1 << 20;

std::uint64_t processBytes() {
    return makeSystemProbe()->read().processBytes.value.value();
}

} // namespace

/// Real memory, real pressure: each level is reached, reacted to and left, and nothing stays behind.
class TestDrill : public QObject {
    Q_OBJECT

private slots:
    void walksThroughAllLevelsAndRecovers() {
        RunConfig config;
        config.workers = 2;
        config.checkIntervalMs = 20;
        config.memoryLimitBytes = 300 * mib;
        EngineParts parts;
        parts.reclaimer = std::make_shared<Reclaimer>();
        const auto engine = Engine::create(drillConfig(config), parts).value();
        QVERIFY(engine->start().ok());
        Drill drill(parts.reclaimer,
                    {.snapshot = [&] { return engine->snapshot(); },
                     .tell = [&](std::string text) { engine->note(std::move(text)); },
                     .cancel = [&] { engine->cancel(); }},
                    {.holdUs = 300'000, .permillePerSecond = 200});
        drill.start();
        const DrillReport report = drill.wait();
        QVERIFY(report.whole());
        QVERIFY(report.stoppedForMemory);
        const auto& at = report.reachedAt;
        QVERIFY(at[0] <= at[1] && at[1] < at[2] && at[2] < report.recoveredAt && report.recoveredAt < at[3]);
        QCOMPARE(exitCode(engine->wait().error().code), 3);
        QVERIFY(engine->snapshot().peakProcessBytes < 330 * mib);
        for (const char* text :
             {"caches trimmed", "memory given back", "all but one park", "NORMAL again", "the run stops"}) {
            QVERIFY2(wasTold(*engine, text), text);
        }
    }

    void aRunGivesBackAllBut32Mib() {
        const std::uint64_t before = processBytes();
        {
            RunConfig config;
            config.sizeBytes = 0;
            config.rows = 300'000;
            config.workers = 4;
            config.output = "null";
            config.store = Store::memory; // 300 MB on top of four workers
            config.memoryLimitBytes = std::uint64_t(2) << 30;
            const auto engine = Engine::create(config).value();
            QVERIFY(engine->start().ok());
            QVERIFY(engine->wait().ok());
            QVERIFY(engine->snapshot().peakProcessBytes > before + 200 * mib);
            QVERIFY(processBytes() < before + 32 * mib); // also while somebody still looks at it
        }
        QVERIFY(processBytes() < before + 32 * mib);
    }

private:
    static bool wasTold(const Engine& engine, const char* text) {
        const auto events = engine.eventsSince(0);
        return std::ranges::any_of(events,
                                   [&](const Event& event) { return event.text.find(text) != std::string::npos; });
    }
};

QTEST_GUILESS_MAIN(TestDrill)
#include "tst_drill.moc"
