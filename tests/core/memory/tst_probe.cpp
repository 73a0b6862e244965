#include "core/memory/probe.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1 << 20;

/// A folder that stands for / of another machine.
class FakeRoot {
public:
    std::string path() const { return m_folder.path().toStdString(); }

    void write(const char* name, const std::string& text) const {
        const QString file = m_folder.path() + QLatin1Char('/') + QString::fromUtf8(name);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(text.data(), static_cast<qint64>(text.size()));
    }
    void writeSystem() const {
        write("proc/self/statm", "200000 3000 1000 5 0 123 0\n");
        write("proc/meminfo", "MemTotal:       16384 kB\nMemFree:    1 kB\nMemAvailable:    8192 kB\n");
        write("proc/pressure/memory", "some avg10=12.34 avg60=0.00 avg300=0.00 total=5\nfull avg10=99.00 avg60=0.00\n");
    }
    MemoryReading read() const { return makeSystemProbe(path())->read(); }

private:
    QTemporaryDir m_folder;
};

void writeV2Group(const FakeRoot& root, const std::string& folder, const char* max, const char* current,
                  const char* inactive) {
    root.write(("sys/fs/cgroup" + folder + "/memory.max").c_str(), std::string(max) + "\n");
    root.write(("sys/fs/cgroup" + folder + "/memory.high").c_str(), "max\n");
    root.write(("sys/fs/cgroup" + folder + "/memory.current").c_str(), std::string(current) + "\n");
    root.write(("sys/fs/cgroup" + folder + "/memory.stat").c_str(),
               "anon 1\nfile 2\ninactive_file " + std::string(inactive) + "\nactive_file 1000\n");
}

const char* const v2Mounts = "22 1 0:20 / /proc rw - proc proc rw\n"
                             "31 23 0:28 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw\n";

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

private slots:
    void readsProcessSystemAndPressure();
    void missingFilesAreUnavailableWithTheirNames();
    void damagedFilesAreUnavailable();
    void v2FindsTheTightestAncestor();
    void v2WithoutLimitsIsUnavailable();
    void v2HighCountsAsALimit();
    void v1CountsTheSubtreeAndNoPageCache();
    void v1UnlimitedIsNoLimit();
    void containersSeeTheirGroupAtTheMountPoint();
    void mountPointsMayHaveSpaces();
    void aLimitThatChangesIsSeen();
    void useNearTheLimitNeverCountsStaleCache();
    void theRealMachineAnswers();
    void filePagesAreNotProcessMemory();
};

void TestProbe::readsProcessSystemAndPressure() {
    const FakeRoot root;
    root.writeSystem();
    const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const MemoryReading reading = root.read();
    QCOMPARE(reading.processBytes.value.value(), 2000 * page);
    QCOMPARE(reading.filePagesBytes.value.value(), 1000 * page);
    QCOMPARE(reading.systemTotalBytes.value.value(), 16 * mib);
    QCOMPARE(reading.systemAvailableBytes.value.value(), 8 * mib);
    QCOMPARE(reading.pressureCentipercent.value.value(), 1234U);
    QVERIFY(!reading.cgroupLimitBytes.value.has_value());
}

void TestProbe::missingFilesAreUnavailableWithTheirNames() {
    const FakeRoot root;
    const MemoryReading reading = root.read();
    const std::vector<std::pair<Reading, const char*>> expected = {
        {reading.processBytes, "statm"},       {reading.filePagesBytes, "statm"},
        {reading.systemTotalBytes, "meminfo"}, {reading.systemAvailableBytes, "meminfo"},
        {reading.cgroupLimitBytes, "cgroup"},  {reading.cgroupUsedBytes, "cgroup"},
        {reading.cgroupRoomBytes, "cgroup"},   {reading.pressureCentipercent, "pressure"},
    };
    for (const auto& [value, name] : expected) {
        QVERIFY(!value.value.has_value());
        QVERIFY2(value.whyNot().starts_with("unavailable: "), value.whyNot().c_str());
        QVERIFY2(value.reason.find(name) != std::string::npos, value.reason.c_str());
    }
}

void TestProbe::damagedFilesAreUnavailable() {
    const FakeRoot root;
    root.write("proc/self/statm", "");
    root.write("proc/meminfo", "MemTotal: lots\nXMemAvailable: 12 kB\n");
    root.write("proc/pressure/memory", "some avg10=high\n");
    const MemoryReading reading = root.read();
    for (const Reading& value :
         {reading.processBytes, reading.systemTotalBytes, reading.systemAvailableBytes, reading.pressureCentipercent}) {
        QVERIFY(!value.value.has_value());
        QVERIFY(!value.reason.empty());
    }
}

void TestProbe::v2FindsTheTightestAncestor() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", v2Mounts);
    root.write("proc/self/cgroup", "0::/system/app/run\n");
    writeV2Group(root, "/system/app/run", "max", "300000000", "0");
    writeV2Group(root, "/system/app", "500000000", "310000000", "9000");
    writeV2Group(root, "/system", "900000000", "850000000", "9000");
    const MemoryReading reading = root.read();
    QCOMPARE(reading.cgroupLimitBytes.value.value(), 500'000'000U);
    QCOMPARE(reading.cgroupUsedBytes.value.value(), 310'000'000U - 10'000U);
    QCOMPARE(reading.cgroupRoomBytes.value.value(), 50'010'000U); // neighbours fill /system
}

void TestProbe::v2WithoutLimitsIsUnavailable() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", v2Mounts);
    root.write("proc/self/cgroup", "0::/app\n");
    writeV2Group(root, "/app", "max", "300000000", "0");
    const MemoryReading reading = root.read();
    QVERIFY(!reading.cgroupLimitBytes.value.has_value());
    QVERIFY(!reading.cgroupRoomBytes.value.has_value());
}

void TestProbe::v2HighCountsAsALimit() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", v2Mounts);
    root.write("proc/self/cgroup", "0::/app\n");
    writeV2Group(root, "/app", "800000000", "1000000", "0");
    root.write("sys/fs/cgroup/app/memory.high", "600000000\n");
    QCOMPARE(root.read().cgroupLimitBytes.value.value(), 600'000'000U);
}

void TestProbe::v1CountsTheSubtreeAndNoPageCache() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", "35 31 0:32 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"
                                      "36 31 0:33 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                                      "41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
    root.write("proc/self/cgroup", "9:cpu:/\n4:memory:/job/1\n0::/\n");
    root.write("sys/fs/cgroup/memory/job/1/memory.limit_in_bytes", "400000000\n");
    root.write("sys/fs/cgroup/memory/job/1/memory.usage_in_bytes", "390000000\n");
    root.write("sys/fs/cgroup/memory/job/1/memory.stat",
               "cache 1\ninactive_file 5\nactive_file 7\ntotal_inactive_file 100000000\ntotal_active_file 50000000\n");
    const MemoryReading reading = root.read();
    QCOMPARE(reading.cgroupLimitBytes.value.value(), 400'000'000U);
    QCOMPARE(reading.cgroupUsedBytes.value.value(), 240'000'000U);
    QCOMPARE(reading.cgroupRoomBytes.value.value(), 160'000'000U);
}

void TestProbe::v1UnlimitedIsNoLimit() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", "36 31 0:33 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
    root.write("proc/self/cgroup", "4:memory:/\n");
    root.write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    root.write("sys/fs/cgroup/memory/memory.usage_in_bytes", "390000000\n");
    QVERIFY(!root.read().cgroupLimitBytes.value.has_value());
}

void TestProbe::containersSeeTheirGroupAtTheMountPoint() {
    // v1 without a namespace of its own: the path tells the host's name, the mount shows only that group.
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", "36 31 0:33 /docker/ab /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n");
    root.write("proc/self/cgroup", "4:memory:/docker/ab\n");
    root.write("sys/fs/cgroup/memory/memory.limit_in_bytes", "400000000\n");
    root.write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1000\n");
    QCOMPARE(root.read().cgroupLimitBytes.value.value(), 400'000'000U);
    // v2 from outside the namespace.
    root.write("proc/self/mountinfo", v2Mounts);
    root.write("proc/self/cgroup", "0::/../../other\n");
    writeV2Group(root, "", "700000000", "1000", "0");
    QCOMPARE(root.read().cgroupLimitBytes.value.value(), 700'000'000U);
}

void TestProbe::mountPointsMayHaveSpaces() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", "31 23 0:28 / /sys/my\\040groups rw - cgroup2 cgroup2 rw\n");
    root.write("proc/self/cgroup", "0::/\n");
    root.write("sys/my groups/memory.max", "300000000\n");
    root.write("sys/my groups/memory.current", "5\n");
    QCOMPARE(root.read().cgroupLimitBytes.value.value(), 300'000'000U);
}

void TestProbe::aLimitThatChangesIsSeen() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", v2Mounts);
    root.write("proc/self/cgroup", "0::/app\n");
    writeV2Group(root, "/app", "800000000", "1000000", "0");
    const auto probe = makeSystemProbe(root.path());
    QCOMPARE(probe->read().cgroupLimitBytes.value.value(), 800'000'000U);
    writeV2Group(root, "/app", "200000000", "2000000", "0");
    MemoryReading reading;
    for (int sample = 0; sample < 10; ++sample) {
        reading = probe->read();
    }
    QCOMPARE(reading.cgroupLimitBytes.value.value(), 200'000'000U);
    QCOMPARE(reading.cgroupUsedBytes.value.value(), 2'000'000U - 1000U);
}

void TestProbe::useNearTheLimitNeverCountsStaleCache() {
    const FakeRoot root;
    root.writeSystem();
    root.write("proc/self/mountinfo", v2Mounts);
    root.write("proc/self/cgroup", "0::/app\n");
    writeV2Group(root, "/app", "800000000", "500000000", "300000000");
    const auto probe = makeSystemProbe(root.path());
    QCOMPARE(probe->read().cgroupUsedBytes.value.value(), 199'999'000U);
    writeV2Group(root, "/app", "800000000", "700000000", "0");
    QCOMPARE(probe->read().cgroupUsedBytes.value.value(), 699'999'000U);
}

void TestProbe::theRealMachineAnswers() {
    const auto probe = makeSystemProbe();
    const MemoryReading before = probe->read();
    QVERIFY2(before.processBytes.value.has_value(), before.processBytes.reason.c_str());
    QVERIFY(before.systemAvailableBytes.value.value() < before.systemTotalBytes.value.value());
    constexpr std::size_t bytes = 64 * mib;
    const auto block = std::make_unique<char[]>(bytes);
    std::memset(block.get(), 1, bytes);
    const std::uint64_t grown = probe->read().processBytes.value.value() - before.processBytes.value.value();
    QVERIFY2(grown > bytes - 4 * mib && grown < bytes + 4 * mib, std::to_string(grown).c_str());
}

void TestProbe::filePagesAreNotProcessMemory() {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("mapped")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 bytes = 32 << 20;
    file.write(QByteArray(bytes, 'x'));
    file.flush();
    const auto probe = makeSystemProbe();
    const MemoryReading before = probe->read();
    const uchar* pages = file.map(0, bytes);
    QVERIFY(pages != nullptr);
    std::uint64_t sum = 0;
    for (qint64 at = 0; at < bytes; at += 4096) {
        sum += pages[at];
    }
    QCOMPARE(sum, std::uint64_t{'x'} * (bytes / 4096));
    const MemoryReading after = probe->read();
    QVERIFY(after.filePagesBytes.value.value() - before.filePagesBytes.value.value() > 28 * mib);
    QVERIFY(after.processBytes.value.value() < before.processBytes.value.value() + 4 * mib);
}

QTEST_APPLESS_MAIN(TestProbe)
#include "tst_probe.moc"
