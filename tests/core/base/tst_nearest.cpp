#include "core/base/nearest.h"

#include <QTest>

using namespace ledgerloom;

class TestNearest : public QObject {
    Q_OBJECT

private:
    static constexpr std::string_view names[] = {"size", "rows", "customers", "fraud-rate", "output"};

private slots:
    void misspellingsFindTheirName() {
        QCOMPARE(nearestName("sise", names), std::string("size"));
        QCOMPARE(nearestName("custmers", names), std::string("customers"));
        QCOMPARE(nearestName("fruad-rate", names), std::string("fraud-rate")); // a swap is one edit
        QCOMPARE(nearestName("outputs", names), std::string("output"));
        QCOMPARE(nearestName("rows", names), std::string("rows"));
    }
    void nothingNearIsNothing() {
        QCOMPARE(nearestName("quality", names), std::string());
        QCOMPARE(nearestName("", names), std::string());
        QCOMPARE(nearestName(std::string(100'000, 's'), names), std::string());
        QCOMPARE(nearestName("size", {}), std::string());
    }
};

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
