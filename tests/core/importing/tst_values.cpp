#include "core/importing/columns.h"
#include "core/importing/values.h"

#include <QtTest>

#include <optional>
#include <string>

using namespace ledgerloom;

/// Values and column names are read as people write them, and what could mean two things is not guessed.
class TestValues : public QObject {
    Q_OBJECT

private slots:
    void money_data();
    void money();
    void dates();
    void documentsAndPhones();
    void wholeNumbers();
    void columnNames();
};

void TestValues::money_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("cents"); // -1: refused
    QTest::newRow("plain") << "2500" << qint64{250'000};
    QTest::newRow("decimal") << "2500.5" << qint64{250'050};
    QTest::newRow("comma") << "2500,55" << qint64{250'055};
    QTest::newRow("Brazilian") << "R$ 1.234.567,89" << qint64{123'456'789};
    QTest::newRow("English") << "1,234,567.89" << qint64{123'456'789};
    QTest::newRow("groups alone") << "1.234.567" << qint64{123'456'700};
    QTest::newRow("rounded") << "1000.2549999" << qint64{100'025};
    QTest::newRow("half up") << "1000.255" << qint64{100'026};
    QTest::newRow("binary") << "1e+05" << qint64{10'000'000};
    QTest::newRow("either") << "1.234" << qint64{-1};
    QTest::newRow("bad group") << "12.34.567,00" << qint64{-1};
    QTest::newRow("negative") << "-5" << qint64{-1};
    QTest::newRow("word") << "muito" << qint64{-1};
    QTest::newRow("too much") << "1000000000.01" << qint64{100'000'000'001};
    QTest::newRow("far too much") << "99999999999" << qint64{-1};
}

void TestValues::money() {
    QFETCH(const QString, text);
    QFETCH(const qint64, cents);
    const auto value = readMoney(text.toStdString());
    QCOMPARE(value ? qint64(*value) : qint64{-1}, cents);
}

void TestValues::dates() {
    QCOMPARE(readBirthDate("1970-01-02"), std::optional<std::int32_t>(1));
    QCOMPARE(readBirthDate("02/01/1970"), std::optional<std::int32_t>(1));
    QCOMPARE(readBirthDate("1969-12-31T00:00:00.000"), std::optional<std::int32_t>(-1));
    for (const char* bad :
         {"1899-12-31", "2023-02-29", "31-12-1980", "1980-13-01", "1980-1-1", "19800101", "1980-01-01x"})
        QVERIFY2(!readBirthDate(bad), bad);
}

void TestValues::documentsAndPhones() {
    QCOMPARE(readCpf("123.456.789-09"), std::optional<std::uint64_t>(12'345'678'909));
    QCOMPARE(readCpf("987654321"), std::optional<std::uint64_t>(987'654'321)); // zeros that a spreadsheet lost
    QVERIFY(!readCpf("123456789012") && !readCpf("***.456.789-**"));
    QCOMPARE(readPhone("+55 (11) 98765-4321"), std::optional<std::uint64_t>(11'987'654'321));
    QCOMPARE(readPhone("011 3456-7890"), std::optional<std::uint64_t>(1'134'567'890));
    QVERIFY(!readPhone("98765-4321") && !readPhone("11 98765-4321 ramal 3"));
}

void TestValues::wholeNumbers() {
    QCOMPARE(readWhole("720", 1'000), std::optional<std::uint32_t>(720));
    QCOMPARE(readWhole("720.0", 1'000), std::optional<std::uint32_t>(720));
    QVERIFY(!readWhole("720.5", 1'000) && !readWhole("1001", 1'000) && !readWhole("-1", 1'000));
}

void TestValues::columnNames() {
    QVERIFY(columnOf("Data de Nascimento")->column == CustomerColumn::birthDate);
    QVERIFY(columnOf("endereco.cidade")->column == CustomerColumn::city);
    QVERIFY(columnOf("  MUNICÍPIO ")->column == CustomerColumn::city);
    QVERIFY(columnOf("State")->column == CustomerColumn::state);
    QVERIFY(!columnOf("limite_credito") && !columnOf(""));
    // Two names for one column: the table's own is meant, wherever it stands.
    ColumnMap columns;
    columns.add("id", 0);
    columns.add("customer_id", 1);
    columns.add("cliente", 2);
    QCOMPARE(columns.fieldOf(CustomerColumn::id), std::optional<std::size_t>(1));
    QCOMPARE(columns.unused(), (std::vector<std::string>{"id", "cliente"}));
}

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
