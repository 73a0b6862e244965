// Whole sentences of the engine, made by the engine itself: in Portuguese all of each is Portuguese. A sentence that
// is new there and can be seen in the studio fails here until it has its pattern. Those of files stand beside this.
#include "core/batch/table.h"
#include "core/config/fields.h"
#include "core/memory/pressure.h"
#include "core/memory/worker_advice.h"
#include "core/population/customer_index_layout.h"
#include "core/run/adjust.h"
#include "core/run/estimate.h"
#include "core/run/memory_watch.h"
#include "core/run/planner.h"
#include "core/run/pressure_reactor.h"
#include "core/run/preview.h"
#include "tests/support/engine_sentences.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_probe.h"
#include "tests/support/small_engine.h"
#include "ui/style/theme.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace ledgerloom;
using ledgerloom::testing::EngineSentences;
using ledgerloom::testing::smallJob;

namespace {

constexpr std::uint64_t mib = 1 << 20;
constexpr std::uint64_t gib = 1 << 30;

using Change = std::function<void(RunConfig&)>;

} // namespace

class TestEngineTexts : public QObject, private EngineSentences {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); } // brings the texts
    void init() { begin(); }
    void cleanup() { applyLanguage(LanguageChoice::english); }
    void whatInputsMayBe();
    void fieldsThatDoNotGoTogether();
    void addressesOfStores();
    void volumesThatCannotBe();
    void estimates();
    void limits();
    void levelsOfMemory();
    void whatARunAnswersToChanges();
};

/// The form shows what is allowed, and what is wrong without the field's name; presets with it.
void TestEngineTexts::whatInputsMayBe() {
    const std::string tooLong(5'000, 'x');
    for (const Field& field : fields()) {
        hear(field.allowedText());
        for (const std::string& bad :
             {std::string(), std::string("-5"), std::string("abc"), std::string("1,000"), std::string("1."),
              std::string("12 parsecs"), std::string("99999999999999999999"), std::string("0"), std::string("200%"),
              std::string("1.7"), std::string("7"), std::string("2025-13-01"), std::string("2025-02-30"),
              std::string("1800-01-01"), std::string("parket"), std::string("x\1y"), tooLong}) {
            RunConfig config;
            if (const auto set = field.setFromText(config, bad); !set) {
                hear(set.error().message);
                hear(set.error().message.substr(std::min(set.error().message.size(), field.name.size() + 2)));
            }
        }
        using enum JsonScalar::Type;
        for (const auto type : {null, boolean, integer, decimal, string}) {
            RunConfig config;
            if (const auto set = field.setFromJson(config, {type, false, "?"}); !set)
                hear(set.error().message);
        }
    }
    speaksPortuguese(300);
}

void TestEngineTexts::fieldsThatDoNotGoTogether() {
    const Change changes[] = {
        [](RunConfig& c) { c.sizeBytes = 0; },
        [](RunConfig& c) { c.rows = 7; },
        [](RunConfig& c) { c.customersOnly = true, c.sizeBytes = 0, c.rows = 9; },
        [](RunConfig& c) { c.endDate = c.startDate - 3; },
        [](RunConfig& c) { c.chunkSizeBytes = 200 * mib, c.partSizeBytes = 400 * mib; },
        [](RunConfig& c) { c.chunkSizeBytes = 5 * gib, c.output = "-"; },
        [](RunConfig& c) { c.format = Format::parquet, c.output = "-"; },
        [](RunConfig& c) { c.compression = Compression::snappy; },
        [](RunConfig& c) { c.compressionLevel = 3; },
        [](RunConfig& c) { c.compression = Compression::gzip, c.compressionLevel = 12; },
        [](RunConfig& c) { c.order = Order::time, c.customersOnly = true; },
        [](RunConfig& c) { c.partition = Partition::month, c.customersOnly = true; },
        [](RunConfig& c) { c.order = Order::time, c.chunkSizeBytes = 5 * gib; },
        [](RunConfig& c) { c.partition = Partition::day, c.output = "null"; },
        [](RunConfig& c) { c.order = Order::time, c.output = "s3://bucket/p"; },
        [](RunConfig& c) { c.memoryLimitBytes = gib, c.softLimitBytes = 2 * gib; },
        [](RunConfig& c) { c.workers = 999; },
        [](RunConfig& c) { c.staging = "a\nb"; },
    };
    for (const Change& change : changes) {
        RunConfig config;
        config.output = "/data/x";
        change(config);
        hear(checkConfig(config));
    }
    RunConfig config;
    config.customersOnly = true;
    hear(preview(config, Table::transactions, 5));
    speaksPortuguese(std::ssize(changes));
}

void TestEngineTexts::addressesOfStores() {
    const auto& output = *findField("output");
    for (const char* address : {"s3://me:secret@bucket/p", "s3://bucket/p?colour=1",
                                "s3://bucket/p?region=", "s3://bucket/p?region=a&region=b", "s3://bucket/a//b",
                                "s3://B/p", "s3://bucket/p?scheme=ftp", "s3://bucket/p?endpoint_override=a%20b",
                                "gs://x/y", "hdfs://ho%st/x", "hdfs://host", "hdfs://host/p?shape=1"}) {
        RunConfig config;
        hear(output.setFromText(config, address));
    }
    speaksPortuguese(12);
}

void TestEngineTexts::volumesThatCannotBe() {
    const std::string folder = at("");
    QByteArray header(sizeof(CustomerIndexHeader), '\0');
    std::ranges::copy(customerIndexMagic, header.begin());
    const std::string other = file("other", header);
    header[int(customerIndexMagic.size())] = char(customerIndexVersion);
    const std::string damaged = file("damaged", header);
    const std::string cut = file("cut", header.left(16));
    for (const std::string& index : {at("none"), folder, file("text", "id,uf\n"), other, damaged, cut}) {
        RunConfig config = smallJob("null");
        config.customersFile = index;
        hear(makePlan(config));
    }
    const Change changes[] = {[](RunConfig& c) { c.customers = 5'000'000; },
                              [](RunConfig& c) { c.rows = 900'000'000, c.customers = 2; },
                              [](RunConfig& c) { c.rows = 0, c.sizeBytes = mib, c.customers = 900'000; }};
    for (const Change& change : changes) {
        RunConfig config = smallJob("null");
        change(config);
        hear(makePlan(config));
    }
    speaksPortuguese(9);
}

void TestEngineTexts::estimates() {
    const std::string folder = at("out");
    const Change changes[] = {
        [](RunConfig& c) { c.workers = 0; },
        [](RunConfig& c) { c.workers = 0, c.rows = 400'000'000; },
        [](RunConfig& c) { c.rows = 2'000'000, c.order = Order::time, c.workers = 2; },
        [](RunConfig& c) {
            c.rows = 2'000'000, c.store = Store::memory, c.memoryLimitBytes = 200 * mib, c.workers = 9;
        },
        [](RunConfig& c) { c.format = Format::parquet, c.memoryLimitBytes = 32 * mib; },
        [](RunConfig& c) {
            c.rows = 9'000'000, c.format = Format::parquet, c.arrowLimitBytes = 16 * mib, c.workers = 2;
        },
        [](RunConfig& c) { c.rows = 90'000'000, c.staging = "/dev/shm"; },
        [](RunConfig& c) { c.output = "s3://bucket/p", c.staging = "/dev/shm"; },
        [](RunConfig& c) { c.output = "-", c.rows = 9'000'000, c.workers = 3; },
        [](RunConfig& c) { c.memoryLimitBytes = 16'384 * gib; },
    };
    for (const Change& change : changes) {
        RunConfig config = smallJob(folder);
        change(config);
        const auto estimated = estimate(config);
        QVERIFY2(estimated, estimated ? "" : estimated.error().message.c_str());
        for (const std::string& note : estimated->notes)
            hear(note);
        hear(estimated->workersReason);
        hear(estimated->memoryLimitReason);
        hear(estimated->stagingAdvice);
        for (const Error& obstacle : estimated->obstacles)
            hear(obstacle.message);
        for (const MemoryComponent& component : estimated->memory) {
            if (component.name != "threads") // the same word in both languages
                hear(component.name);
            hear(component.explanation);
        }
        for (const ItemCost& item : estimated->items)
            hear(item.item);
    }
    speaksPortuguese(40);
}

void TestEngineTexts::limits() {
    MemoryReading reading = FakeProbe::roomyMachine();
    const LimitRequest fine;
    const auto ask = [&](std::uint64_t limit, std::uint64_t soft = 0, std::uint64_t leftAlone = 0) {
        LimitRequest request = fine;
        request.memoryLimitBytes = limit;
        request.softLimitBytes = soft;
        request.minAvailableBytes = leftAlone;
        const auto limits = limitsInForce(request, reading);
        hear(limits ? limits->reason : limits.error().message);
    };
    ask(mib);
    ask(gib, 2 * gib);
    ask(0, 0, 64 * gib);
    LimitRequest odd = fine;
    odd.softLimitPermille = 0;
    hear(limitsInForce(odd, reading));
    odd.containerLimit = "lots";
    hear(limitsInForce(odd, reading));
    ask(0);
    ask(100 * gib);
    ask(gib);
    reading.cgroupLimitBytes = Reading::of(2 * gib);
    ask(0);
    ask(3 * gib);
    reading.cgroupLimitBytes = Reading::of(200 * mib);
    ask(0);
    reading.cgroupLimitBytes = Reading::of(8 * mib);
    ask(0);
    ask(gib);
    reading = {};
    ask(0);
    for (const std::uint32_t cores : {1U, 4U, 64U})
        for (const std::uint64_t size : {mib, 900 * gib})
            for (const std::uint64_t memory : {64 * mib, 900 * gib})
                hear(adviseWorkers(memory, 40 * mib, size, cores).reason);
    Budget budget(mib);
    for (const char* what : {"worker 3's encoder and write buffers", "rows held in memory (--store memory)"})
        hear(budget.reserve(2 * mib, what));
    speaksPortuguese(18);
}

void TestEngineTexts::levelsOfMemory() {
    const auto clock = std::make_shared<FakeClock>();
    RunConfig config;
    Plan plan;
    const Limits limits{gib, 900 * mib, 256 * mib, "", 256 * mib};
    RunControl control{clock, 4};
    Progress progress;
    RunLog log{clock};
    Reclaimer reclaimer;
    MemoryWatch watch{{config, plan, limits, 4, *clock, control, progress, log}};
    PressureReactor reactor{{.control = control,
                             .log = log,
                             .reclaimer = reclaimer,
                             .workers = 4,
                             .units = 4,
                             .emergency = [&watch](const std::string& reason) { watch.emergency(reason); },
                             .processBytes = [] { return Reading::of(gib); }}};
    std::vector<MemoryReading> readings(6, FakeProbe::roomyMachine());
    readings[0].processBytes = Reading::of(800 * mib);
    readings[1].arrowBytes = Reading::of(250 * mib);
    readings[2].systemAvailableBytes = Reading::of(300 * mib);
    readings[3].cgroupRoomBytes = Reading::of(100 * mib);
    readings[4].pressureCentipercent = Reading::of(6'000);
    readings[5].processBytes = Reading::of(2 * gib);
    for (const bool wait : {true, false}) {
        config.wait = wait;
        for (const MemoryReading& reading : readings) {
            const Pressure pressure = pressureOf(reading, limits, 0);
            reactor.levelChanged(pressure.level, pressure.reason + "; " + pressure.fix);
            reactor.work();
            if (pressure.level == Level::emergency)
                hear(control.heldFor().value_or(""));
            reactor.levelChanged(Level::normal, pressureOf(FakeProbe::roomyMachine(), limits, 0).reason);
            for (int seconds = 0; seconds < 80; seconds += 2) {
                clock->advanceUs(2'000'000);
                watch.sampled(Level::normal);
                reactor.sampled(clock->monotonicUs());
            }
        }
    }
    hear(control.stopReason());
    hear(log.events().since(0));
    speaksPortuguese(15);
}

void TestEngineTexts::whatARunAnswersToChanges() {
    RunConfig config = smallJob("null");
    config.workers = 4;
    config.memoryLimitBytes = gib;
    Resources planned;
    planned.limits = {gib, 921 * mib, 512 * mib, "the memory limit is 1.00 GiB: as --memory-limit asks", 400 * mib};
    planned.fixedBytes = 80 * mib;
    planned.workerBytes = 100 * mib;
    planned.budgetBytes = 960 * mib;
    const auto answer = [&](const Change& change, std::uint64_t reserved = 0) {
        RunConfig wanted = config;
        change(wanted);
        const auto after =
            planAdjustment(wanted, {config, planned, planned.limits, 4, 1'000, FakeProbe::roomyMachine(), reserved});
        hear(after ? after->text : after.error().message);
    };
    answer([](RunConfig& c) { c.workers = 9; });
    answer([](RunConfig& c) { c.workers = 11; });
    answer([](RunConfig& c) { c.workers = 1'000; });
    answer([](RunConfig& c) { c.memoryLimitBytes = 300 * mib; });
    answer([](RunConfig& c) { c.memoryLimitBytes = 600 * mib; }, 800 * mib);
    answer([](RunConfig& c) { c.memoryLimitBytes = 2 * gib, c.workers = 2, c.minAvailableBytes = 300 * mib; });
    planned.leastArrowBytes = 70 * mib;
    answer([](RunConfig& c) { c.workers = 5; });
    answer([](RunConfig& c) { c.workers = 1, c.arrowLimitBytes = 16 * mib; });
    config.output = "-";
    answer([](RunConfig& c) { c.workers = 2; });
    speaksPortuguese(9);
}

QTEST_MAIN(TestEngineTexts)
#include "tst_engine_texts.moc"
