#include "core/base/civil_time.h"
#include "core/run/planner.h"
#include "tests/support/encoded.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace ledgerloom;

namespace {

RunConfig sized(std::uint64_t bytes) {
    RunConfig config;
    config.sizeBytes = bytes;
    config.output = "null";
    return config;
}

RunConfig rowed(std::uint64_t rows) {
    RunConfig config = sized(0);
    config.rows = rows;
    return config;
}

Plan planOf(const RunConfig& config) {
    const auto planned = makePlan(config);
    if (!planned)
        qFatal("%s", planned.error().message.c_str());
    return planned->plan;
}

/// Bytes of all tables of a plan, made and counted.
std::uint64_t madeBytes(const Plan& plan) {
    testing::EncodedBlock encoder(plan);
    std::uint64_t bytes = 0;
    for (std::uint64_t block = 0; block < plan.blocks; ++block) {
        encoder.make(block);
        for (const Table table : allTables)
            bytes += testing::textOf(encoder, table).size();
    }
    return bytes;
}

/// The manifest, the data card and a line of parts.jsonl a part, about.
std::uint64_t besideTables(const Plan& plan) {
    return 8'192 + plan.shards * 3 * 260;
}

/// The numbers in "that is X to Y customers ... (auto takes Z)".
std::vector<std::uint64_t> customersNamed(const std::string& message) {
    static const QRegularExpression shape(
        QStringLiteral("that is ([0-9,]+) to ([0-9,]+) customers.*auto takes ([0-9,]+)"));
    const QRegularExpressionMatch match = shape.match(QString::fromStdString(message));
    std::vector<std::uint64_t> numbers;
    for (int i = 1; i <= match.lastCapturedIndex(); ++i)
        numbers.push_back(match.captured(i).remove(QLatin1Char(',')).toULongLong());
    return numbers;
}

} // namespace

class TestPlanner : public QObject {
    Q_OBJECT

private slots:
    void theSizeAskedIsTheSizeMade_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<quint64>("customers");
        QTest::addColumn<quint32>("ratePpb");
        QTest::addColumn<int>("options");
        QTest::newRow("200 KB") << quint64{200'000} << quint64{0} << 5'000'000U << 0;
        QTest::newRow("1 MB") << quint64{1'000'000} << quint64{0} << 5'000'000U << 0;
        QTest::newRow("20 MB") << quint64{20'000'000} << quint64{0} << 5'000'000U << 0;
        QTest::newRow("20 MB, half fraud") << quint64{20'000'000} << quint64{0} << 500'000'000U << 0;
        QTest::newRow("20 MB, few customers") << quint64{20'000'000} << quint64{20} << 5'000'000U << 0;
        QTest::newRow("20 MB, many customers") << quint64{20'000'000} << quint64{400} << 5'000'000U << 0;
        QTest::newRow("20 MB, one profile, 38 columns") << quint64{20'000'000} << quint64{0} << 5'000'000U << 1;
        QTest::newRow("20 MB of customers") << quint64{20'000'000} << quint64{0} << 5'000'000U << 2;
        QTest::newRow("20 MB in two weeks") << quint64{20'000'000} << quint64{0} << 5'000'000U << 3;
        QTest::newRow("70 MB") << quint64{70'000'000} << quint64{0} << 5'000'000U << 0;
        QTest::newRow("100 MB") << quint64{100'000'000} << quint64{0} << 5'000'000U << 0;
        QTest::newRow("300 MB") << quint64{300'000'000} << quint64{0} << 5'000'000U << 0;
    }
    void theSizeAskedIsTheSizeMade() {
        QFETCH(const quint64, bytes);
        QFETCH(const quint64, customers);
        QFETCH(const quint32, ratePpb);
        QFETCH(const int, options);
        RunConfig config = sized(bytes);
        config.customers = customers;
        config.fraudRatePpb = ratePpb;
        config.noProfiles = config.noOwnColumns = options == 1;
        config.customersOnly = options == 2;
        if (options == 3)
            config.endDate = config.startDate + 13;
        const Plan plan = planOf(config);
        const double made = double(madeBytes(plan) + besideTables(plan));
        const double allowed = std::max(double(bytes) / 100, 65'536.0);
        QVERIFY2(std::abs(made - double(bytes)) <= allowed,
                 qPrintable(QStringLiteral("%1 %").arg((made / double(bytes) - 1) * 100)));
        QVERIFY(std::abs(double(plan.expectedBytes() + besideTables(plan)) - double(bytes)) <= allowed);
    }
    void rowsAreExact() {
        for (const std::uint64_t rows : {1ULL, 10ULL, 1'999ULL, 65'536ULL, 200'001ULL}) {
            const Plan plan = planOf(rowed(rows));
            QCOMPARE(plan.rows, rows);
            testing::EncodedBlock encoder(plan);
            std::uint64_t made = 0;
            for (std::uint64_t block = 0; block < plan.blocks; ++block)
                made += encoder.make(block).rows;
            QCOMPARE(made, rows);
        }
    }
    void theSameConfigGivesTheSamePlan() {
        const Plan one = planOf(sized(50'000'000));
        const Plan again = planOf(sized(50'000'000));
        QCOMPARE(one.rows, again.rows);
        QCOMPARE(one.customers, again.customers);
        QCOMPARE(one.shards, again.shards);
        QVERIFY(std::equal(std::begin(one.tableBytes), std::end(one.tableBytes), std::begin(again.tableBytes)));
    }
    void workersAndMemoryDoNotChangeThePlan() {
        RunConfig config = sized(50'000'000);
        const Plan one = planOf(config);
        config.workers = 7;
        config.memoryLimitBytes = 300'000'000;
        config.output = "/elsewhere";
        const Plan other = planOf(config);
        QCOMPARE(one.rows, other.rows);
        QCOMPARE(one.customers, other.customers);
        QCOMPARE(one.blocksPerShard, other.blocksPerShard);
    }
    void autoCustomersPayAsTheProfilesDo() {
        const Plan plan = planOf(rowed(1'000'000));
        QVERIFY(plan.activityPermille >= 990 && plan.activityPermille <= 1'010);
        QCOMPARE(plan.endDate, RunConfig().endDate);
    }
    void customersGivenDecideTheActivity() {
        RunConfig config = rowed(1'000'000);
        const Plan usual = planOf(config);
        config.customers = usual.customers / 2;
        const Plan fewer = planOf(config);
        QCOMPARE(fewer.customers, config.customers);
        QCOMPARE(fewer.rows, usual.rows);
        QVERIFY(fewer.activityPermille >= 1'980 && fewer.activityPermille <= 2'030);
    }
    void anActivityBeyondTheBoundsIsRefusedWithCustomersThatWork_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<quint64>("rows");
        QTest::addColumn<quint64>("customers");
        for (const auto& [bytes, rows] : {std::pair{0ULL, 1'000'000ULL},
                                          {0ULL, 5'000ULL},
                                          {0ULL, 1'000'000'000ULL},
                                          {100'000'000ULL, 0ULL},
                                          {10'000'000'000ULL, 0ULL}})
            for (const quint64 customers : {1ULL, 3'000'000'000ULL})
                if (rows != 5'000 || customers != 1)
                    QTest::addRow("%llu bytes, %llu rows, %llu customers", bytes, rows, customers)
                        << quint64{bytes} << quint64{rows} << customers;
        QTest::newRow("1 MB for a few too many") << quint64{1'000'000} << quint64{0} << quint64{600};
    }
    void anActivityBeyondTheBoundsIsRefusedWithCustomersThatWork() {
        QFETCH(const quint64, bytes);
        QFETCH(const quint64, rows);
        QFETCH(const quint64, customers);
        RunConfig config = sized(bytes);
        config.rows = rows;
        config.customers = customers;
        QElapsedTimer timer;
        timer.start();
        const auto refused = makePlan(config);
        QVERIFY2(timer.elapsed() < 5'000, "it takes time and memory to refuse");
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::badInput);
        QCOMPARE(refused.error().field, std::string("customers"));
        const auto values = customersNamed(refused.error().message);
        QVERIFY2(values.size() == 3, refused.error().message.c_str());
        QVERIFY(values[0] <= values[2] && values[2] <= values[1]);
        for (const std::uint64_t value : values) {
            config.customers = value;
            const auto planned = makePlan(config);
            QVERIFY2(planned.ok(),
                     planned.ok() ? "" : (std::to_string(value) + ": " + planned.error().message).c_str());
            QCOMPARE(planned->plan.customers, value);
        }
    }
    void aSmallRunShortensItsRangeAndSaysSo() {
        const auto planned = makePlan(sized(1'000'000));
        QVERIFY(planned.ok());
        const Plan& plan = planned->plan;
        QVERIFY(plan.endDate < RunConfig().endDate && plan.endDate >= plan.startDate);
        QVERIFY(plan.customers >= 120 && plan.customers <= 200);
        QCOMPARE(planned->notes.size(), std::size_t{1});
        QVERIFY(planned->notes[0].find(formatDate(plan.endDate)) != std::string::npos);
        QVERIFY(makePlan(sized(200'000'000))->notes.empty());
    }
    void customersGivenKeepTheRange() {
        RunConfig config = rowed(3'000);
        config.customers = 10;
        const auto planned = makePlan(config);
        QVERIFY(planned.ok());
        QCOMPARE(planned->plan.endDate, config.endDate);
        QVERIFY(planned->notes.empty());
    }
    void customersOnly() {
        RunConfig config = sized(5'000'000);
        config.customersOnly = true;
        const Plan bySize = planOf(config);
        QCOMPARE(bySize.rows, std::uint64_t{0});
        QCOMPARE(bySize.tableBytes[2], std::uint64_t{0});
        config.customers = 12'345;
        QCOMPARE(planOf(config).customers, std::uint64_t{12'345});
    }
    void aPartIsAboutItsSize() {
        RunConfig config = sized(10'000'000'000);
        for (const std::uint64_t part : {16ULL << 20U, 64ULL << 20U, 300ULL << 20U, 1ULL << 30U}) {
            config.partSizeBytes = part;
            const Plan plan = planOf(config);
            QCOMPARE(plan.shards, (plan.blocks + plan.blocksPerShard - 1) / plan.blocksPerShard);
            const std::uint64_t made = plan.tableBytes[2] / plan.shards;
            QVERIFY(plan.blocksPerShard == 1 || (made > part / 2 && made < part * 3 / 2));
        }
        config.chunkSizeBytes = 2'000'000'000;
        const Plan chunked = planOf(config);
        const std::uint64_t chunk = chunked.expectedBytes() / chunked.shards * chunked.shardsPerChunk;
        QVERIFY(chunk > 700'000'000 && chunk <= 2'000'000'000);
    }
    void partsOfAVeryLargeRunGrow() {
        const Plan usual = planOf(sized(50'000'000'000));
        QCOMPARE(usual.blocksPerShard, std::uint64_t{1});
        const Plan large = planOf(sized(2'000'000'000'000));
        QVERIFY2(large.shards > 3'000 && large.shards <= 4'096, qPrintable(QString::number(large.shards)));
        // 10 TB in 4,096 parts would be 2.4 GB each: parts stop growing at 1 GiB.
        const Plan larger = planOf(sized(10'000'000'000'000));
        const std::uint64_t part = larger.tableBytes[2] / larger.shards;
        QVERIFY(part <= 1ULL << 30U && part > 900'000'000);
    }
    void aPetabyteIsPlannedAtOnce() {
        RunConfig config = sized(1'000'000'000'000'000);
        QElapsedTimer timer;
        timer.start();
        const Plan plan = planOf(config);
        QVERIFY(timer.elapsed() < 5'000);
        QVERIFY(plan.rows > 500'000'000'000 && plan.rows < 2'000'000'000'000);
        QVERIFY(plan.customers < 10'000'000'000); // transaction_id has ten digits for them
        QVERIFY(std::abs(double(plan.expectedBytes()) / 1e15 - 1) < 0.01);
        for (std::uint64_t shard = 0; shard < plan.shards; shard += plan.shards / 50) {
            const std::uint64_t block = plan.firstBlock(shard);
            QVERIFY(plan.rowsBefore(block + 1) > plan.rowsBefore(block));
            QVERIFY(plan.customersBefore(block + 1) > plan.customersBefore(block));
        }
        testing::EncodedBlock encoder(plan);
        QCOMPARE(encoder.make(plan.blocks - 2).rows,
                 plan.rowsBefore(plan.blocks - 1) - plan.rowsBefore(plan.blocks - 2));
        config.customersOnly = true;
        config.sizeBytes = 1'000'000'000'000;
        timer.restart();
        QVERIFY(planOf(config).customers > 500'000'000);
        QVERIFY2(timer.elapsed() < 5'000, "customers alone");
    }
    void badConfigsAreRefusedBeforeAnything() {
        RunConfig config = sized(1'000'000);
        config.endDate = config.startDate - 1;
        QCOMPARE(makePlan(config).error().field, std::string("end-date"));
        config = sized(1'000'000);
        config.rows = 10;
        QCOMPARE(makePlan(config).error().field, std::string("size"));
    }
};

QTEST_APPLESS_MAIN(TestPlanner)
#include "tst_planner.moc"
