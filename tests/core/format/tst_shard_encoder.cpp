#include "core/format/jsonl_people.h"
#include "core/format/jsonl_transactions.h"
#include "core/format/shard_encoder.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ledgerloom;
using testing::linesOf;
using testing::rowsOf;
using testing::textOf;

namespace {

std::string allOf(testing::EncodedBlock& encoder) {
    std::string text;
    for (const Table table : allTables)
        text += textOf(encoder, table);
    return text;
}

} // namespace

class TestShardEncoder : public QObject {
    Q_OBJECT

private slots:
    void theSameBlockTwiceIsTheSameBytes() {
        testing::EncodedBlock encoder(testing::planOfRows(30'000));
        encoder.make(0);
        const std::string first = allOf(encoder);
        QVERIFY(first == allOf(encoder)); // encoded again
        encoder.make(0);
        QVERIFY(first == allOf(encoder)); // made again
    }
    void theOrderOfBlocksDoesNotMatter() {
        const Plan plan = testing::planOfRows(4 * rowsPerBlock - 20'000, 20'000'000);
        std::vector<std::string> forward;
        testing::EncodedBlock one(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            one.make(block);
            forward.push_back(allOf(one));
        }
        testing::EncodedBlock fresh(plan);
        for (const std::uint64_t block : {3ULL, 1ULL, 2ULL, 0ULL}) {
            fresh.make(block);
            QVERIFY(allOf(fresh) == forward[block]);
        }
    }
    void piecesMayBeAskedInAnyOrder() {
        testing::EncodedBlock encoder(testing::planOfRows(20'000));
        encoder.make(0);
        for (const Table table : allTables) {
            std::vector<std::string> pieces;
            for (std::uint32_t piece = 0; piece < encoder.rows().pieceCount(table); ++piece)
                pieces.emplace_back(encoder.piece(table, piece));
            for (std::size_t piece = pieces.size(); piece > 0; --piece)
                QVERIFY(encoder.piece(table, std::uint32_t(piece - 1)) == pieces[piece - 1]);
        }
    }
    void everyPieceIsWholeRows() {
        testing::EncodedBlock encoder(testing::planOfRows(40'000, 200'000'000));
        const BlockTotals totals = encoder.make(0);
        const std::pair<Table, std::uint64_t> expected[] = {
            {Table::customers, totals.customers}, {Table::devices, totals.devices}, {Table::transactions, totals.rows}};
        for (const auto& [table, rows] : expected) {
            std::uint64_t lines = 0;
            for (std::uint32_t piece = 0; piece < encoder.rows().pieceCount(table); ++piece) {
                const std::string text = encoder.piece(table, piece);
                QVERIFY(!text.empty() && text.back() == '\n');
                const auto inPiece = std::uint64_t(std::count(text.begin(), text.end(), '\n'));
                QVERIFY(inPiece <= rowsPerUnit);
                QCOMPARE(inPiece, encoder.rows().pieceRows(table, piece));
                lines += inPiece;
            }
            QCOMPARE(lines, rows);
        }
    }
    void totalsAreWhatTheTextHas() {
        const Plan plan = testing::planOfRows(100'000, 20'000'000);
        testing::EncodedBlock encoder(plan);
        std::uint64_t fraud = 0;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            const BlockTotals totals = encoder.make(block);
            QCOMPARE(totals.rows, plan.rowsBefore(block + 1) - plan.rowsBefore(block));
            QCOMPARE(totals.customers, plan.customersBefore(block + 1) - plan.customersBefore(block));
            QCOMPARE(totals.fraudRows, plan.fraudBefore(block + 1) - plan.fraudBefore(block));
            QVERIFY(totals.firstTimeUs < totals.lastTimeUs);
            const std::string text = textOf(encoder, Table::transactions);
            for (const std::string_view line : linesOf(text))
                fraud += line.find("\"is_fraud\":true") != std::string_view::npos ? 1U : 0U;
        }
        QCOMPARE(fraud, std::uint64_t{2'000});
    }
    void everyLineIsJsonWithTheSameKeysAndNoneIsTooLong() {
        testing::EncodedBlock encoder(testing::planOfRows(25'000, 50'000'000));
        encoder.make(0);
        const std::pair<Table, std::size_t> limits[] = {{Table::customers, JsonlPeople::mostBytesPerCustomer},
                                                        {Table::devices, JsonlPeople::mostBytesPerDevice},
                                                        {Table::transactions, JsonlTransactions::mostBytesPerRow}};
        for (const auto& [table, limit] : limits) {
            const std::string text = textOf(encoder, table);
            std::vector<std::string> keys;
            for (const std::string_view line : linesOf(text)) {
                QVERIFY(line.size() < limit);
                const auto row = nlohmann::ordered_json::parse(line);
                if (keys.empty())
                    keys = testing::keysOf(row);
                QVERIFY(testing::keysOf(row) == keys);
            }
            QVERIFY(!keys.empty());
        }
    }
    void rowsAreInTimeOrderAndTheirIdsAreUnique() {
        testing::EncodedBlock encoder(testing::planOfRows(25'000));
        encoder.make(0);
        std::string last;
        std::set<std::string> ids;
        for (const auto& row : rowsOf(textOf(encoder, Table::transactions))) {
            const std::string time = row.at("timestamp");
            QVERIFY(time >= last);
            last = time;
            QVERIFY(ids.insert(row.at("transaction_id")).second);
        }
    }
    void everyDeviceOfATransactionIsARowOfDevices() {
        const Plan plan = testing::planOfRows(70'000, 100'000'000);
        testing::EncodedBlock encoder(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            encoder.make(block);
            std::set<std::pair<std::string, std::string>> known;
            std::set<std::string> customers;
            for (const auto& row : rowsOf(textOf(encoder, Table::customers)))
                QVERIFY(customers.insert(row.at("customer_id")).second);
            for (const auto& row : rowsOf(textOf(encoder, Table::devices))) {
                QVERIFY(customers.contains(row.at("customer_id")));
                QVERIFY(known.emplace(row.at("device_id"), row.at("customer_id")).second);
            }
            for (const auto& row : rowsOf(textOf(encoder, Table::transactions))) {
                QVERIFY(customers.contains(row.at("customer_id")));
                if (!row.at("device_id").is_null())
                    QVERIFY(known.contains(
                        std::pair<std::string, std::string>(row.at("device_id"), row.at("customer_id"))));
            }
        }
    }
    void theOwnColumnsCanBeLeftOut() {
        Plan plan = testing::planOfRows(1'000);
        testing::EncodedBlock with(plan);
        with.make(0);
        plan.ownColumns = false;
        testing::EncodedBlock without(plan);
        without.make(0);
        const auto all = rowsOf(textOf(with, Table::transactions));
        const auto v3 = rowsOf(textOf(without, Table::transactions));
        QCOMPARE(all.size(), v3.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(v3[i].size(), std::size_t{38});
            auto cut = all[i];
            for (const char* own : {"conta_destino", "saldo_antes", "saldo_depois"})
                cut.erase(own);
            QVERIFY(cut == v3[i]);
        }
    }
    void customersAloneHaveNoTransactions() {
        Plan plan = testing::planOf(0, 150'000);
        plan.customersOnly = true;
        plan.blocks = 3;
        testing::EncodedBlock encoder(plan);
        std::uint64_t customers = 0;
        for (const std::uint64_t block : {2ULL, 0ULL, 1ULL}) {
            const BlockTotals totals = encoder.make(block);
            QCOMPARE(totals.rows, std::uint64_t{0});
            QCOMPARE(encoder.rows().pieceCount(Table::transactions), 0U);
            QVERIFY(totals.devices >= totals.customers);
            const std::string text = textOf(encoder, Table::customers);
            customers += std::uint64_t(std::count(text.begin(), text.end(), '\n'));
            QVERIFY(
                text.starts_with("{\"customer_id\":\"CUST_" +
                                 QStringLiteral("%1").arg(block * 50'000 + 1, 12, 10, QLatin1Char('0')).toStdString()));
        }
        QCOMPARE(customers, std::uint64_t{150'000});
    }
    void anotherSeedIsOtherBytes() {
        Plan plan = testing::planOfRows(1'000);
        testing::EncodedBlock one(plan);
        one.make(0);
        plan.seed = 43;
        testing::EncodedBlock other(plan);
        other.make(0);
        QVERIFY(allOf(one) != allOf(other));
    }
    void memoryIsConstantWhateverTheRun() {
        QVERIFY(ShardEncoder::memoryBytes(testing::planOfRows(1'000'000'000'000)) <
                ShardEncoder::memoryBytes(testing::planOfRows(1'000'000)) * 11 / 10);
    }
};

QTEST_APPLESS_MAIN(TestShardEncoder)
#include "tst_shard_encoder.moc"
