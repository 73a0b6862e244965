#include "core/base/large_vector.h"

#include <QTest>

#include <cstdint>
#include <fstream>
#include <string>

using namespace ledgerloom;

class TestLargeVector : public QObject {
    Q_OBJECT

private:
    /// Mappings of this program; 0: the kernel does not tell.
    static int mappings() {
        std::ifstream maps("/proc/self/maps");
        int lines = 0;
        for (std::string line; std::getline(maps, line);)
            ++lines;
        return lines;
    }

    /// Resident memory of this program; 0: the kernel does not tell.
    static std::int64_t residentBytes() {
        std::ifstream statm("/proc/self/statm");
        std::int64_t pages = 0;
        statm >> pages >> pages;
        return pages * 4096;
    }

private slots:
    void itKeepsWhatIsPutIn() {
        LargeVector<std::uint64_t> numbers;
        for (std::uint64_t i = 0; i < 1'000'000; ++i)
            numbers.push_back(i * i);
        QVERIFY(numbers.size() == 1'000'000);
        for (std::uint64_t i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers[i], i * i);
    }
    void largeArraysBeginAtLargePages() {
        const LargeVector<char> large((std::size_t{4} << 20U) + 12'345);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(large.data()) % (std::uintptr_t{2} << 20U), std::uintptr_t{0});
    }
    void fewMoreThanUsualTakeFewPages() {
        LargeVector<std::uint64_t> numbers;
        reserveLarge(numbers, std::size_t{2} << 20U, std::size_t{1} << 20U);
        numbers.resize(std::size_t{1} << 20U);
        const std::int64_t before = residentBytes();
        for (std::uint64_t i = 0; i < 1'000; ++i)
            numbers.push_back(i);
        QVERIFY2(residentBytes() - before < 256 << 10, qPrintable(QString::number(residentBytes() - before)));
    }
    void allOfItIsGivenBack() {
        const auto useOne = [](std::size_t odd) { LargeVector<char>((std::size_t{4} << 20U) + odd).back() = 1; };
        useOne(1);
        const int before = mappings();
        for (std::size_t i = 0; i < 300; ++i)
            useOne(1 + i * 4'096);
        QVERIFY2(mappings() <= before + 8, qPrintable(QString::number(mappings() - before)));
    }
};

QTEST_APPLESS_MAIN(TestLargeVector)
#include "tst_large_vector.moc"
