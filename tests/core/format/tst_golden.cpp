#include "core/base/hashing.h"
#include "tests/core/format/golden.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace ledgerloom;

class TestGolden : public QObject {
    Q_OBJECT

private slots:
    void theBytesAreFrozen_data() {
        QTest::addColumn<int>("table");
        QTest::addColumn<quint64>("expected");
        QTest::newRow("goldenCustomersHash") << int(Table::customers) << quint64{testing::goldenCustomersHash};
        QTest::newRow("goldenDevicesHash") << int(Table::devices) << quint64{testing::goldenDevicesHash};
        QTest::newRow("goldenTransactionsHash") << int(Table::transactions) << quint64{testing::goldenTransactionsHash};
    }
    void theBytesAreFrozen() {
        QFETCH(const int, table);
        QFETCH(const quint64, expected);
        Plan plan = testing::planOf(testing::goldenRows, testing::goldenCustomers);
        plan.endDate = plan.startDate + testing::goldenDays - 1;
        testing::EncodedBlock encoder(plan);
        encoder.make(0);
        const std::uint64_t found = hashText(testing::textOf(encoder, static_cast<Table>(table)));
        QVERIFY2(
            found == expected,
            qPrintable(
                QStringLiteral("%1 = 0x%2ULL").arg(QString::fromLatin1(QTest::currentDataTag())).arg(found, 0, 16)));
    }
};

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
