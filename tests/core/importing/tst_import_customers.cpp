#include "core/importing/id_hashes.h"
#include "core/importing/import_customers.h"
#include "core/importing/index_writer.h"
#include "tests/support/customer_files.h"
#include "tests/support/failing_files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// An import takes all rows that are whole, tells each that is not with its line, and leaves an index that is whole or
/// none.
class TestImportCustomers : public QObject {
    Q_OBJECT

private slots:
    void badRowsAreTold_data();
    void badRowsAreTold();
    void goodRowsBesideBadOnes();
    void theSecondOfAnIdIsBad();
    void shapesOfText();
    void jsonLinesAreTheSame();
    void whatIsNoFileOfCustomers_data();
    void whatIsNoFileOfCustomers();
    void nothingIsLeftOfAFailure();
    void anotherFileIsNotReplaced();
    void theBudgetIsAsked();
    void manyIdsAreSortedOutsideMemory();

private:
    QStringList left() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    QTemporaryDir m_folder;
};

void TestImportCustomers::badRowsAreTold_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no id") << QByteArray(",SP,,,") << QByteArray("has no customer_id");
    QTest::newRow("no state") << QByteArray("1,,,,") << QByteArray("has no estado");
    QTest::newRow("state") << QByteArray("1,XX,,,") << QByteArray("estado: \"XX\" is no state of Brazil");
    QTest::newRow("income") << QByteArray("1,SP,x,,") << QByteArray("renda_mensal: \"x\" cannot be read");
    QTest::newRow("birth") << QByteArray("1,SP,,1980-02-30,") << QByteArray("data_nascimento: \"1980-02-30\" cannot");
    QTest::newRow("bank") << QByteArray("1,SP,,,999") << QByteArray("banco_codigo: \"999\" cannot be read");
    QTest::newRow("cut") << QByteArray("1,SP,") << QByteArray("has 3 fields where the header has 5");
    QTest::newRow("quote in an id") << QByteArray("\"a\"\"b\",SP,,,")
                                    << QByteArray("holds a quote, a backslash or a comma");
    QTest::newRow("open quote") << QByteArray("\"a,SP,,,") << QByteArray("opens a quote that is not closed");
    QTest::newRow("after a quote") << QByteArray("\"a\"b,SP,,,") << QByteArray("has text after a closing quote");
    QTest::newRow("UTF-8") << QByteArray("a\xff,SP,,,") << QByteArray("is not valid UTF-8");
    QTest::newRow("surrogate") << QByteArray("a\xed\xa0\x80,SP,,,") << QByteArray("is not valid UTF-8");
    QTest::newRow("control") << QByteArray("a\x01,SP,,,") << QByteArray("holds a control character");
    QTest::newRow("long id") << QByteArray(65, 'a') + ",SP,,," << QByteArray("has 65 bytes; allowed are 64 at most");
    QTest::newRow("long row") << QByteArray(70'000, 'a') + ",SP,,," << QByteArray("is longer than 64 KiB");
}

void TestImportCustomers::badRowsAreTold() {
    QFETCH(const QByteArray, row);
    QFETCH(const QByteArray, says);
    const QByteArray file = "id,uf,renda,nascimento,banco\ngood,SP,,,\n" + row + "\nlast,RJ,,,\n";
    const Imported imported = importText(m_folder.path(), file);
    QCOMPARE(imported.badRows.size(), std::size_t{1});
    QCOMPARE(imported.badRows[0].first, std::uint64_t{3});
    QVERIFY2(imported.badRows[0].second.find(says.toStdString()) != std::string::npos,
             imported.badRows[0].second.c_str());
    QVERIFY(!imported.report.ok() && imported.report.error().code == ErrorCode::badInput);
    QVERIFY(imported.report.error().message.find("1 of 3 rows") != std::string::npos);
    QVERIFY(!left().contains(QStringLiteral("customers.index")));
}

void TestImportCustomers::goodRowsBesideBadOnes() {
    const QByteArray file = "id,uf\na,SP\nb,XX\n\nc,RJ\n\"d,SP\ne,MG";
    const Imported imported = importText(m_folder.path(), file, true);
    QVERIFY2(imported.report.ok(), imported.report.ok() ? "" : imported.report.error().message.c_str());
    QCOMPARE(imported.report->rows, std::uint64_t{5});
    QCOMPARE(imported.report->customers, std::uint64_t{3});
    QCOMPARE(imported.report->badRows, std::uint64_t{2});
    QCOMPARE(imported.badRows[1].first, std::uint64_t{6});
    // The same index as of the good rows alone.
    QCOMPARE(importText(m_folder.path(), "id,uf\na,SP\nc,RJ\ne,MG\n").report->checksum, imported.report->checksum);
}

void TestImportCustomers::theSecondOfAnIdIsBad() {
    const QByteArray file = "id,uf,nome\na,SP,first\nb,SP,\nb,RJ,\na,SP,second\nc,SP,\na,SP,third\n";
    const Imported imported = importText(m_folder.path(), file, true);
    QCOMPARE(imported.report->customers, std::uint64_t{3});
    QCOMPARE(imported.badRows.size(), std::size_t{3});
    QCOMPARE(imported.badRows[0], (std::pair<std::uint64_t, std::string>(4, "customer_id: \"b\" stands already at 3")));
    QCOMPARE(imported.badRows[1], (std::pair<std::uint64_t, std::string>(5, "customer_id: \"a\" stands already at 2")));
    QCOMPARE(imported.badRows[2], (std::pair<std::uint64_t, std::string>(7, "customer_id: \"a\" stands already at 2")));
    const auto index = CustomerIndex::open(m_folder.filePath(QStringLiteral("customers.index")).toStdString());
    QVERIFY(index.ok());
    for (std::uint64_t place = 0; place < 3; ++place)
        if ((*index)->at(place).id == "a")
            QCOMPARE((*index)->at(place).name, std::string_view("first"));
}

void TestImportCustomers::shapesOfText() {
    const std::string plain =
        importText(m_folder.path(), "id,uf,nome\n1,SP,\"Ana, a \"\"Z\"\"\"\n2,RJ,\n").report->checksum;
    for (const QByteArray& same :
         {QByteArray("\xef\xbb\xbfid,uf,nome\r\n1,SP,\"Ana, a \"\"Z\"\"\"\r\n2,RJ,\r\n"),
          QByteArray("id;uf;nome\n1;SP;\"Ana, a \"\"Z\"\"\"\n2;RJ;"),
          QByteArray("UF\tNome\tID\tx\nsao paulo\tAna, a \"Z\"\t1\ty\nRj\t\t 2 \t\n"),
          QByteArray("\"id\",\"uf\",\"nome\"\n\"1\",\"SP\",\"Ana, a \"\"Z\"\"\"\n\"2\",\"RJ\",\"\"\n")}) {
        const Imported imported = importText(m_folder.path(), same);
        QVERIFY2(imported.report.ok(), imported.report.ok() ? "" : imported.report.error().message.c_str());
        QCOMPARE(imported.report->checksum, plain);
    }
}

void TestImportCustomers::jsonLinesAreTheSame() {
    const std::string csv =
        importText(m_folder.path(), "id,uf,cidade,renda\n1,SP,Campinas,2500.5\nb,RJ,,\n").report->checksum;
    const QByteArray json = "{\"customer_id\": 1, \"endereco\": {\"estado\": \"SP\", \"cidade\": \"Campinas\"}, "
                            "\"renda_mensal\": 2500.5, \"tags\": [1]}\n"
                            "{\"id\": \"b\", \"uf\": \"RJ\", \"renda\": null}\n";
    const Imported imported = importText(m_folder.path(), json);
    QVERIFY2(imported.report.ok(), imported.report.ok() ? "" : imported.report.error().message.c_str());
    QCOMPARE(imported.report->checksum, csv);
    const Imported cut = importText(m_folder.path(), json + "{\"id\": \"c\", \"uf\": \"S\n[1]\n{\"id\":\"d\"}");
    QCOMPARE(cut.badRows.size(), std::size_t{3});
    QVERIFY(cut.badRows[0].second.find("is no JSON: cut in the middle") != std::string::npos);
    QVERIFY(cut.badRows[1].second.find("is no JSON object") != std::string::npos);
    QVERIFY(cut.badRows[2].second.find("has no estado") != std::string::npos);
}

void TestImportCustomers::whatIsNoFileOfCustomers_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray() << QByteArray("is empty");
    QTest::newRow("no state") << QByteArray("id,name\n1,x\n") << QByteArray("no column is the customer's state");
    QTest::newRow("no id") << QByteArray("uf,Ort\nSP,x\n") << QByteArray("were not understood: \"Ort\"");
    QTest::newRow("header alone") << QByteArray("id,uf\n") << QByteArray("no customer was found");
    QTest::newRow("array") << QByteArray("[{\"id\":1}]") << QByteArray("is one JSON array");
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08") << QByteArray("is compressed");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfei\0d\0", 6) << QByteArray("is UTF-16");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0",
                                          6)
                            << QByteArray("is not text");
}

void TestImportCustomers::whatIsNoFileOfCustomers() {
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, says);
    const Imported imported = importText(m_folder.path(), content);
    QVERIFY(!imported.report.ok() && imported.report.error().code == ErrorCode::badInput);
    QVERIFY2(imported.report.error().message.find(says.toStdString()) != std::string::npos,
             imported.report.error().message.c_str());
}

void TestImportCustomers::nothingIsLeftOfAFailure() {
    const QTemporaryDir folder;
    putFile(folder.filePath(QStringLiteral("c.csv")), customersCsv(20'000));
    const std::string index = folder.filePath(QStringLiteral("c.index")).toStdString();
    Budget budget(std::uint64_t{64} << 20);
    const ImportRequest request{
        .file = folder.filePath(QStringLiteral("c.csv")).toStdString(), .index = index, .badRowsFile = {}};
    for (const auto& [call, error] : {std::pair{FileCall::write, ENOSPC}, std::pair{FileCall::readAt, EIO},
                                      std::pair{FileCall::sync, EIO}, std::pair{FileCall::renameReplace, EACCES}}) {
        FailingFiles files;
        files.fail({.call = call, .error = error, .from = 3, .forEver = true});
        if (call == FileCall::sync || call == FileCall::renameReplace)
            files.fail({.call = call, .error = error});
        const auto report = importCustomers(files, budget, request);
        QVERIFY(!report.ok());
        QVERIFY(report.error().code == (error == ENOSPC ? ErrorCode::diskFull : ErrorCode::io));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("c.csv")));
    }
    FailingFiles shortWrites;
    shortWrites.shortenWrites(1'000);
    QVERIFY(importCustomers(shortWrites, budget, request).ok());
    // A later failure leaves the older index as it was.
    FailingFiles full;
    full.fail({.call = FileCall::write, .error = ENOSPC, .from = 2, .forEver = true});
    QVERIFY(!importCustomers(full, budget, request).ok());
    QVERIFY(CustomerIndex::open(index).ok());
}

void TestImportCustomers::anotherFileIsNotReplaced() {
    putFile(m_folder.filePath(QStringLiteral("precious")), "1,2,3");
    const Imported imported = importText(m_folder.path(), customersCsv(10), false, "precious");
    QVERIFY(imported.report.error().message.find("is no index of customers, so it is not replaced") !=
            std::string::npos);
    QCOMPARE(fileTree(m_folder.path())["precious"], QByteArray("1,2,3"));
    QVERIFY(importText(m_folder.path(), customersCsv(10), false, "customers.txt")
                .report.error()
                .message.find("is the file to import itself") != std::string::npos);
}

void TestImportCustomers::theBudgetIsAsked() {
    FileSystem files;
    Budget small(std::uint64_t{1} << 20);
    const auto report = importCustomers(files, small, {.file = "x", .index = "y", .badRowsFile = {}});
    QVERIFY(!report.ok() && report.error().code == ErrorCode::memory);
    QVERIFY(importMemoryBytes() < (std::uint64_t{32} << 20));
}

void TestImportCustomers::manyIdsAreSortedOutsideMemory() {
    FileSystem files;
    IdHashes hashes(files, m_folder.filePath(QStringLiteral("x")).toStdString());
    constexpr std::uint64_t count = IdHashes::entriesHeld * 2 + 12'345; // three runs
    for (std::uint64_t row = 0; row < count; ++row)
        QVERIFY(hashes.add({(row * 0x9e3779b97f4a7c15) >> 20U, row}).ok());
    QVERIFY(hashes.sort().ok());
    IdHashes::Entry entry;
    IdHashes::Entry before;
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto more = hashes.next(entry);
        QVERIFY(more.ok() && *more);
        QVERIFY(i == 0 || before < entry);
        before = entry;
        sum += entry.row;
    }
    QCOMPARE(sum, count * (count - 1) / 2);
    QVERIFY(!*hashes.next(entry));
}

QTEST_GUILESS_MAIN(TestImportCustomers)
#include "tst_import_customers.moc"
