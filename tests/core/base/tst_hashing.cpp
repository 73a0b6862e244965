#include "core/base/hashing.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

class TestHashing : public QObject {
    Q_OBJECT

private slots:
    /// XXH3's own value of the empty text with seed 0.
    void theEmptyTextHasItsPublishedHash() { QCOMPARE(hashText(""), 0x2d06800538d394c2ULL); }

    void hashesAreFrozen() {
        QCOMPARE(hashText("+5511987654321"), 14415240721272504448ULL);
        QCOMPARE(hashText(std::string(1'000, 'x')), 13881368916332952194ULL);
    }
    void oneLetterChangesTheHash() {
        QVERIFY(hashText("maria@example.com") != hashText("mario@example.com"));
        QVERIFY(hashText(std::string_view("a\0b", 3)) != hashText("a"));
    }
};

QTEST_APPLESS_MAIN(TestHashing)
#include "tst_hashing.moc"
