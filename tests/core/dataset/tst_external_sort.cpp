#include "core/base/random.h"
#include "core/dataset/external_sort.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// Records come out in order, all of them, whether they fit into memory or not.
class TestExternalSort : public QObject {
    Q_OBJECT

private slots:
    void sortsInMemoryAndOnDisk_data();
    void sortsInMemoryAndOnDisk();
    void leavesNothingBehind();
    void aFolderThatIsMissingIsNamed();
};

namespace {

struct Record {
    std::uint64_t key = 0;
    std::uint64_t number = 0;
    bool operator<(const Record& other) const { return std::tie(key, number) < std::tie(other.key, other.number); }
};

} // namespace

void TestExternalSort::sortsInMemoryAndOnDisk_data() {
    QTest::addColumn<bool>("spills");
    QTest::newRow("in memory") << false;
    QTest::newRow("on disk") << true;
}

void TestExternalSort::sortsInMemoryAndOnDisk() {
    QFETCH(bool, spills);
    const std::uint64_t budgetBytes = std::uint64_t{spills ? 1U : 64U} << 20;
    const QTemporaryDir folder;
    FileSystem files;
    Budget budget(budgetBytes);
    const DatasetWork work{.files = files, .budget = budget};
    ExternalSort<Record> sort(work, folder.path().toStdString(), budgetBytes / 2, "test");
    for (int round = 0; round < 2; ++round) { // it can be used again
        Rng rng(5);
        constexpr std::uint64_t count = 300'000;
        for (std::uint64_t i = 0; i < count; ++i)
            QVERIFY(sort.add({rng.below(1'000), i}).ok());
        QCOMPARE(sort.runs() > 1, spills);
        Record last;
        std::uint64_t seen = 0;
        std::uint64_t sum = 0;
        const auto drained = sort.drain([&](const Record& record) -> Result<void> {
            if (seen++ > 0 && !(last < record))
                return Error{.message = "out of order"};
            sum += record.number;
            last = record;
            return {};
        });
        QVERIFY2(drained.ok(), drained.ok() ? "" : drained.error().message.c_str());
        QCOMPARE(seen, count);
        QCOMPARE(sum, count * (count - 1) / 2);
        QVERIFY(budget.stats().peak <= budgetBytes);
    }
}

void TestExternalSort::leavesNothingBehind() {
    const QTemporaryDir folder;
    FileSystem files;
    Budget budget(std::uint64_t{1} << 20);
    const DatasetWork work{.files = files, .budget = budget};
    ExternalSort<Record> sort(work, folder.path().toStdString(), 100'000, "test");
    for (std::uint64_t i = 0; i < 100'000; ++i)
        QVERIFY(sort.add({i, i}).ok());
    QVERIFY(sort.runs() > 0);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestExternalSort::aFolderThatIsMissingIsNamed() {
    FileSystem files;
    Budget budget(std::uint64_t{1} << 20);
    const DatasetWork work{.files = files, .budget = budget};
    ExternalSort<Record> sort(work, "/does/not/exist", 100'000, "test");
    Result<void> added;
    for (std::uint64_t i = 0; i < 100'000 && added; ++i)
        added = sort.add({i, i});
    QVERIFY(!added.ok());
    QVERIFY(added.error().message.find("/does/not/exist") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestExternalSort)
#include "tst_external_sort.moc"
