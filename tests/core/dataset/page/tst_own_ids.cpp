#include "core/dataset/row_source.h"
#include "tests/support/small_engine.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

struct Found {
    std::vector<std::uint64_t> rows;
    std::uint64_t mostBytes = 0; ///< of what was to be read
};

} // namespace

/// An id of Ledgerloom's own is found in the one part that its customer is in, and what is found is what reading
/// everything finds.
class TestOwnIds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneIdIsFoundInItsPart();
    void allRowsOfACustomerAreFound();
    void whatIsNotThereIsLookedForEverywhere();
    void theOrderOfTimeIsReadToTheEnd();

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    Found search(RowSource& rows, const char* column, const std::string& text, std::uint64_t most) {
        MatchList list(m_budget, std::uint64_t{1} << 20U);
        Found found;
        const auto told = [&](const WorkProgress& done) {
            found.mostBytes = std::max(found.mostBytes, done.bytesTotal);
        };
        const auto done = rows.search({.conditions = {{column, text}}, .mostMatches = most}, list, {}, told);
        if (!done)
            qFatal("%s", done.error().message.c_str());
        for (std::uint64_t i = 0; i < list.count(); ++i)
            found.rows.push_back(list.at(i));
        return found;
    }
    OpenedRows open(const std::string& path, const std::string& table) {
        auto opened = openRows(m_work, path, table);
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        return std::move(opened).value();
    }
    static std::string cell(RowSource& rows, std::uint64_t row, std::size_t column) {
        return std::string((*rows.page(row, 1, RowSource::whole, {}))->cell(0, column).value_or(""));
    }

    QTemporaryDir m_folder;
    FileSystem m_files;
    Budget m_budget{std::uint64_t{512} << 20U};
    DatasetWork m_work{.files = m_files, .budget = m_budget};
};

void TestOwnIds::initTestCase() {
    for (const char* name : {"data", "time"}) {
        RunConfig config = smallJob(path(name));
        config.rows = 150'000;
        config.order = name == std::string("time") ? Order::time : Order::shard;
        QVERIFY(runEngine(config, std::make_shared<FileSystem>()).ok());
    }
}

void TestOwnIds::oneIdIsFoundInItsPart() {
    const OpenedRows opened = open(path("data"), "transactions");
    QCOMPARE(opened.files, std::uint64_t{3});
    for (const std::uint64_t row : {0ULL, 65'535ULL, 65'536ULL, 100'000ULL, 149'999ULL})
        for (const auto& [column, name] : {std::pair<std::size_t, const char*>{0, "transaction_id"}}) {
            const Found found = search(*opened.rows, name, cell(*opened.rows, row, column), 1);
            QCOMPARE(found.rows, std::vector<std::uint64_t>{row});
            QVERIFY(found.mostBytes < opened.bytes / 2);
        }
    const OpenedRows customers = open(path("data"), "customers");
    const std::uint64_t last = customers.rows->count().rows - 1;
    const Found found = search(*customers.rows, "customer_id", cell(*customers.rows, last, 0), 1);
    QCOMPARE(found.rows, std::vector<std::uint64_t>{last});
    QVERIFY(found.mostBytes < customers.bytes);
}

void TestOwnIds::allRowsOfACustomerAreFound() {
    const OpenedRows opened = open(path("data"), "transactions");
    const OpenedRows plain = open(path("data") + "/transactions", ""); // no manifest, so nothing is known
    for (const std::uint64_t row : {5ULL, 70'000ULL, 140'000ULL}) {
        const std::string customer = cell(*opened.rows, row, 1);
        const Found quick = search(*opened.rows, "customer_id", customer, UINT64_MAX);
        const Found slow = search(*plain.rows, "customer_id", customer, UINT64_MAX);
        QVERIFY(quick.rows.size() > 10 && quick.rows == slow.rows);
        QVERIFY(quick.mostBytes < opened.bytes / 2 && slow.mostBytes == opened.bytes);
    }
}

void TestOwnIds::whatIsNotThereIsLookedForEverywhere() {
    const OpenedRows opened = open(path("data"), "transactions");
    for (const char* id : {"TXN_000000000099999", "TXN_999999999999999", "TXN_1", "nonsense"}) {
        const Found found = search(*opened.rows, "transaction_id", id, 1);
        QVERIFY(found.rows.empty());
        QCOMPARE(found.mostBytes, opened.bytes);
    }
}

void TestOwnIds::theOrderOfTimeIsReadToTheEnd() {
    const OpenedRows opened = open(path("time"), "transactions");
    for (const std::uint64_t row : {0ULL, 90'000ULL, 149'999ULL}) {
        const Found found = search(*opened.rows, "transaction_id", cell(*opened.rows, row, 0), 1);
        QCOMPARE(found.rows, std::vector<std::uint64_t>{row});
    }
}

QTEST_GUILESS_MAIN(TestOwnIds)
#include "tst_own_ids.moc"
