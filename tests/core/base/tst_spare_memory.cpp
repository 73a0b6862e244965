#include "core/base/spare_memory.h"

#include <QTest>

#include <cstddef>
#include <limits>
#include <new>

using namespace ledgerloom;

namespace {

/// More than any system has.
bool isRefusedTooMuch() {
    volatile std::size_t bytes = std::numeric_limits<std::ptrdiff_t>::max() / 2; // the compiler may not know
    try {
        ::operator delete(::operator new(bytes));
    } catch (const std::bad_alloc&) {
        return true;
    }
    return false;
}

} // namespace

/// What the system refuses is taken from what was kept, for the thread that said so and as long as it said so.
class TestSpareMemory : public QObject {
    Q_OBJECT

private slots:
    void isSpentByARefusalWhileInUse() {
        SpareMemory spare;
        QVERIFY(!spare.isSpent());
        {
            const SpareMemory::Use use(spare);
            QVERIFY(isRefusedTooMuch()); // all that is kept is not enough, and the exception comes after all
        }
        QVERIFY(spare.isSpent());
        QVERIFY(spare.refill());
        QVERIFY(!spare.isSpent());
    }
    void isKeptWhileNobodyUsesIt() {
        const SpareMemory spare;
        QVERIFY(isRefusedTooMuch());
        QVERIFY(!spare.isSpent());
    }
    void theInnerUseComesFirst() {
        SpareMemory outer;
        SpareMemory inner;
        const SpareMemory::Use one(outer);
        {
            const SpareMemory::Use other(inner);
            QVERIFY(isRefusedTooMuch());
        }
        QVERIFY(inner.isSpent() && !outer.isSpent());
        QVERIFY(isRefusedTooMuch());
        QVERIFY(outer.isSpent());
    }
};

QTEST_APPLESS_MAIN(TestSpareMemory)
#include "tst_spare_memory.moc"
