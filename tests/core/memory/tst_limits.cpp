#include "core/memory/limits.h"
#include "tests/support/fake_probe.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1ULL << 20U;
constexpr std::uint64_t gib = 1ULL << 30U;

MemoryReading machine(std::uint64_t total, std::uint64_t available, std::uint64_t own = 0) {
    MemoryReading reading = FakeProbe::roomyMachine();
    reading.systemTotalBytes = Reading::of(total);
    reading.systemAvailableBytes = Reading::of(available);
    reading.processBytes = Reading::of(own);
    return reading;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestLimits : public QObject {
    Q_OBJECT

private slots:
    void theLeastOneBinds_data();
    void theLeastOneBinds();
    void memoryAlreadyHeldStillCounts();
    void anUnreadableMachineHasALimitAllTheSame();
    void whatWasAskedForIsToldWhenLessIsInForce();
    void softLimitFromShareOrSize();
    void minimumFollowsTheTier();
    void arrowsLimitFollowsTheTierAndNeverPassesTheWhole();
    void tiers();
    void containerVariable_data();
    void containerVariable();
    void badValuesAreRefused_data();
    void badValuesAreRefused();
    void nothingLeftIsAMemoryError();
};

void TestLimits::theLeastOneBinds_data() {
    QTest::addColumn<std::uint64_t>("asked");
    QTest::addColumn<std::uint64_t>("cgroup");
    QTest::addColumn<std::string>("variable");
    QTest::addColumn<std::uint64_t>("total");
    QTest::addColumn<std::uint64_t>("available");
    QTest::addColumn<std::uint64_t>("expected");
    QTest::addColumn<std::string>("reason");
    const std::uint64_t none = 0;
    QTest::newRow("the user's") << 2 * gib << none << std::string() << 32 * gib << 24 * gib << 2 * gib
                                << std::string("--memory-limit");
    QTest::newRow("the cgroup's") << 2 * gib << gib << std::string() << 32 * gib << 24 * gib << gib
                                  << std::string("cgroup");
    QTest::newRow("the variable") << 2 * gib << none << std::string("512m") << 32 * gib << 24 * gib << 512 * mib
                                  << std::string("CONTAINER_MEMORY_LIMIT");
    QTest::newRow("available, large machine")
        << 64 * gib << none << std::string() << 32 * gib << 24 * gib << 20 * gib << std::string("less 4.00 GiB");
    QTest::newRow("available, 16 GiB") << 64 * gib << none << std::string() << 32 * gib << 16 * gib << 12 * gib
                                       << std::string("less 4.00 GiB");
    QTest::newRow("available, small machine")
        << 64 * gib << none << std::string() << 8 * gib << 4 * gib << 3 * gib << std::string("less 1.00 GiB");
    QTest::newRow("automatic, idle machine") << none << none << std::string() << 32 * gib << 31 * gib << 24 * gib
                                             << std::string("75 % of this machine's 32.0 GiB");
    QTest::newRow("automatic, busy machine")
        << none << none << std::string() << 32 * gib << 8 * gib << 6 * gib << std::string("system memory available");
    QTest::newRow("automatic, container") << none << 2 * gib << std::string() << 32 * gib << 24 * gib << 1536 * mib
                                          << std::string("75 % of this container's 2.00 GiB");
    QTest::newRow("automatic, small container") << none << 80 * mib << std::string() << 32 * gib << 24 * gib << 64 * mib
                                                << std::string("all but 16.0 MiB of this container's 80.0 MiB");
    QTest::newRow("automatic, below 256 MiB")
        << none << 240 * mib << std::string() << 32 * gib << 24 * gib << 192 * mib << std::string("all but 48.0 MiB");
}

void TestLimits::theLeastOneBinds() {
    QFETCH(std::uint64_t, asked);
    QFETCH(std::uint64_t, cgroup);
    QFETCH(std::string, variable);
    QFETCH(std::uint64_t, total);
    QFETCH(std::uint64_t, available);
    QFETCH(std::uint64_t, expected);
    QFETCH(std::string, reason);
    MemoryReading reading = machine(total, available);
    LimitRequest request;
    request.memoryLimitBytes = asked;
    if (cgroup > 0) {
        reading.cgroupLimitBytes = Reading::of(cgroup);
    }
    if (!variable.empty()) {
        request.containerLimit = variable;
    }
    const auto limits = limitsInForce(request, reading);
    QVERIFY(limits.ok());
    QCOMPARE(limits->hardBytes, expected);
    QVERIFY2(has(limits->reason, reason.c_str()), limits->reason.c_str());
}

void TestLimits::memoryAlreadyHeldStillCounts() {
    LimitRequest request;
    request.memoryLimitBytes = 64 * gib;
    const auto fresh = limitsInForce(request, machine(32 * gib, 20 * gib, 0));
    const auto later = limitsInForce(request, machine(32 * gib, 12 * gib, 8 * gib));
    QCOMPARE(later->hardBytes, fresh->hardBytes);
}

void TestLimits::anUnreadableMachineHasALimitAllTheSame() {
    MemoryReading blind;
    for (Reading* value : {&blind.systemTotalBytes, &blind.systemAvailableBytes, &blind.cgroupLimitBytes}) {
        *value = Reading::unavailable("not here");
    }
    const auto limits = limitsInForce({}, blind);
    QVERIFY(limits.ok());
    QCOMPARE(limits->hardBytes, 512 * mib);
    QCOMPARE(limits->minAvailableBytes, 128 * mib);
    QVERIFY2(has(limits->reason, "could be read"), limits->reason.c_str());
}

void TestLimits::whatWasAskedForIsToldWhenLessIsInForce() {
    LimitRequest request;
    request.memoryLimitBytes = 64 * gib;
    const auto limits = limitsInForce(request, machine(32 * gib, 24 * gib));
    QVERIFY2(has(limits->reason, "64.0 GiB was asked for"), limits->reason.c_str());
}

void TestLimits::softLimitFromShareOrSize() {
    LimitRequest request;
    request.memoryLimitBytes = 2'000'000'000;
    QCOMPARE(limitsInForce(request, FakeProbe::roomyMachine())->softBytes, 1'800'000'000U);
    request.softLimitPermille = 755;
    QCOMPARE(limitsInForce(request, FakeProbe::roomyMachine())->softBytes, 1'510'000'000U);
    request.softLimitBytes = 1'234'567'890;
    QCOMPARE(limitsInForce(request, FakeProbe::roomyMachine())->softBytes, 1'234'567'890U);
}

void TestLimits::minimumFollowsTheTier() {
    QCOMPARE(limitsInForce({}, machine(32 * gib, 24 * gib))->minAvailableBytes, 512 * mib);
    QCOMPARE(limitsInForce({}, machine(4 * gib, 3 * gib))->minAvailableBytes, 128 * mib);
    MemoryReading contained = machine(32 * gib, 24 * gib);
    contained.cgroupLimitBytes = Reading::of(1000 * mib);
    QCOMPARE(limitsInForce({}, contained)->minAvailableBytes, 200 * mib);
    LimitRequest request;
    request.minAvailableBytes = 3 * gib;
    QCOMPARE(limitsInForce(request, machine(32 * gib, 24 * gib))->minAvailableBytes, 3 * gib);
}

void TestLimits::arrowsLimitFollowsTheTierAndNeverPassesTheWhole() {
    const MemoryReading machine = FakeProbe::roomyMachine();
    QCOMPARE(limitsInForce({}, machine)->arrowBytes, 1024 * mib);
    LimitRequest request;
    request.arrowLimitBytes = 200 * mib;
    QCOMPARE(limitsInForce(request, machine)->arrowBytes, 200 * mib);
    request.memoryLimitBytes = 100 * mib;
    QCOMPARE(limitsInForce(request, machine)->arrowBytes, 100 * mib);
}

void TestLimits::tiers() {
    const auto is = [](const MemoryTier& tier, std::uint64_t arrow, std::uint64_t process, std::uint64_t available) {
        return tier.arrowBytes == arrow * mib && tier.processBytes == process * mib &&
               tier.minAvailableBytes == available * mib;
    };
    QVERIFY(is(tierFor({}, 4 * gib - 1), 256, 512, 128));
    QVERIFY(is(tierFor({}, {}), 256, 512, 128));
    QVERIFY(is(tierFor({}, 4 * gib), 512, 1024, 256));
    QVERIFY(is(tierFor({}, 8 * gib - 1), 512, 1024, 256));
    QVERIFY(is(tierFor({}, 8 * gib), 1024, 2048, 512));
    QVERIFY(is(tierFor(1000 * mib, 64 * gib), 400, 600, 200));
}

void TestLimits::containerVariable_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::uint64_t>("bytes");
    QTest::newRow("gigabytes") << std::string("2g") << 2 * gib;
    QTest::newRow("capital") << std::string("2G") << 2 * gib;
    QTest::newRow("megabytes") << std::string("512m") << 512 * mib;
    QTest::newRow("bare number is MiB") << std::string("768") << 768 * mib;
    QTest::newRow("spaces") << std::string(" 768 ") << 768 * mib;
    QTest::newRow("fraction") << std::string("1.5g") << 1536 * mib;
    for (const char* bad : {"", " ", "0", "lots", "-1", "2x", "1", "99999999999999999999", "2g 3g"}) {
        QTest::newRow(*bad == '\0' ? "empty" : bad) << std::string(bad) << std::uint64_t{0};
    }
}

void TestLimits::containerVariable() {
    QFETCH(std::string, text);
    QFETCH(std::uint64_t, bytes);
    const auto parsed = parseContainerLimit(text);
    QCOMPARE(parsed.ok(), bytes > 0);
    if (parsed) {
        QCOMPARE(*parsed, bytes);
        return;
    }
    QVERIFY(parsed.error().code == ErrorCode::badInput);
    QVERIFY2(has(parsed.error().message, "CONTAINER_MEMORY_LIMIT=\""), parsed.error().message.c_str());
    QVERIFY2(has(parsed.error().message, "512m"), parsed.error().message.c_str());
    LimitRequest request;
    request.containerLimit = text;
    QVERIFY(!limitsInForce(request, FakeProbe::roomyMachine()).ok());
}

void TestLimits::badValuesAreRefused_data() {
    QTest::addColumn<std::uint64_t>("hard");
    QTest::addColumn<std::uint64_t>("soft");
    QTest::addColumn<std::uint32_t>("permille");
    QTest::addColumn<std::uint64_t>("available");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("quoted");
    const std::uint64_t none = 0;
    QTest::newRow("limit too small") << 2 * mib << none << 900U << none << std::string("memory-limit")
                                     << std::string("2.00 MiB");
    QTest::newRow("soft above hard") << gib << 2 * gib << 900U << none << std::string("soft-limit")
                                     << std::string("2.00 GiB");
    QTest::newRow("no share") << gib << none << 0U << none << std::string("soft-limit") << std::string("0.0%");
    QTest::newRow("more than all") << gib << none << 1001U << none << std::string("soft-limit")
                                   << std::string("100.1%");
    QTest::newRow("minimum is everything")
        << gib << none << 900U << 32 * gib << std::string("min-available") << std::string("32.0 GiB");
}

void TestLimits::badValuesAreRefused() {
    QFETCH(std::uint64_t, hard);
    QFETCH(std::uint64_t, soft);
    QFETCH(std::uint32_t, permille);
    QFETCH(std::uint64_t, available);
    QFETCH(std::string, field);
    QFETCH(std::string, quoted);
    LimitRequest request;
    request.memoryLimitBytes = hard;
    request.softLimitBytes = soft;
    request.softLimitPermille = permille;
    request.minAvailableBytes = available;
    const auto limits = limitsInForce(request, FakeProbe::roomyMachine());
    QVERIFY(!limits.ok());
    QVERIFY(limits.error().code == ErrorCode::badInput);
    QCOMPARE(limits.error().field, field);
    QVERIFY2(has(limits.error().message, quoted.c_str()), limits.error().message.c_str());
    QVERIFY2(has(limits.error().message, "give"), limits.error().message.c_str());
}

void TestLimits::nothingLeftIsAMemoryError() {
    const auto limits = limitsInForce({}, machine(32 * gib, 8 * mib));
    QVERIFY(!limits.ok());
    QVERIFY(limits.error().code == ErrorCode::memory);
    QVERIFY2(has(limits.error().message, "too little"), limits.error().message.c_str());
}

QTEST_APPLESS_MAIN(TestLimits)
#include "tst_limits.moc"
