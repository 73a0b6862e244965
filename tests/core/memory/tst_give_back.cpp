#include "core/memory/give_back.h"
#include "core/memory/probe.h"

#include <QTest>

#include <cstring>
#include <memory>
#include <vector>

using namespace ledgerloom;

class TestGiveBack : public QObject {
    Q_OBJECT

private slots:
    void freedMemoryGoesBackToTheSystem();
};

void TestGiveBack::freedMemoryGoesBackToTheSystem() {
    constexpr std::uint64_t mib = 1 << 20;
    // Small blocks, of which one in many stays: the heap's end cannot shrink by itself.
    std::vector<std::unique_ptr<char[]>> blocks;
    for (int count = 0; count < 16'000; ++count) {
        blocks.push_back(std::make_unique<char[]>(4000));
        std::memset(blocks.back().get(), 1, 4000);
    }
    const auto probe = makeSystemProbe();
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (at % 1000 != 999) {
            blocks[at].reset();
        }
    }
    const std::uint64_t before = probe->read().processBytes.value.value();
    const Reading given = giveBackFreeMemory();
    const std::uint64_t after = probe->read().processBytes.value.value();
    QVERIFY2(given.value.has_value(), given.reason.c_str());
    QVERIFY(*given.value > 32 * mib);
    QVERIFY(after + 32 * mib < before);
}

QTEST_APPLESS_MAIN(TestGiveBack)
#include "tst_give_back.moc"
