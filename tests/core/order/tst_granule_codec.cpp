#include "core/batch/block_maker.h"
#include "core/order/granule_codec.h"
#include "core/order/row_columns.h"
#include "tests/support/plans.h"

#include <QTest>

#include <memory>
#include <string>
#include <vector>

using namespace ledgerloom;

namespace {

std::vector<OrderedRow> rowsOfBlock(std::uint64_t rows) {
    BlockMaker maker(testing::planOfRows(rows, 50'000'000));
    maker.make(0);
    const auto batch = std::make_unique<Batch>();
    std::vector<OrderedRow> all;
    for (std::uint32_t unit = 0; all.size() < maker.rowCount(); ++unit) {
        batch->take(maker, unit);
        for (std::size_t i = 0; i < batch->rows; ++i) {
            all.emplace_back().take(*batch, i);
        }
    }
    return all;
}

bool sameRow(const OrderedRow& a, const OrderedRow& b) {
    bool same = a.timeUs == b.timeUs && a.parts == b.parts;
    visitNumbers([&](std::uint8_t part, auto place) {
        same = same && (part == inEveryRow || (a.parts & part) == 0 || place(a) == place(b));
    });
    return same && (!a.has(OrderedRow::hasMerchant) || a.merchant.name() == b.merchant.name()) &&
           (!a.has(OrderedRow::hasPayee) || a.payee.key() == b.payee.key());
}

} // namespace

class TestGranuleCodec : public QObject {
    Q_OBJECT

private slots:
    void rowsComeBackAsTheyWere() {
        const std::vector<OrderedRow> rows = rowsOfBlock(20'000);
        GranuleCodec codec;
        std::vector<OrderedRow> back(rowsPerGranule);
        for (std::size_t first = 0; first < rows.size(); first += rowsPerGranule) {
            const std::size_t count = std::min<std::size_t>(rowsPerGranule, rows.size() - first);
            const std::string packed(codec.encode({&rows[first], count}));
            const auto decoded = codec.decode(packed, back.data());
            QVERIFY(decoded.ok());
            QCOMPARE(std::size_t{*decoded}, count);
            for (std::size_t i = 0; i < count; ++i) {
                QVERIFY(sameRow(rows[first + i], back[i]));
            }
        }
    }
    void extremesComeBack() {
        OrderedRow row{};
        row.timeUs = 4'102'444'800'000'000; // the year 2100
        row.customer = UINT64_MAX;
        row.amountCents = INT64_MIN;
        row.sumLast24hCents = INT64_MAX;
        row.latE6 = noPlace;
        row.lonE6 = INT32_MAX;
        row.distanceCentiKm = -1;
        row.parts = OrderedRow::hasPayee | OrderedRow::hasMerchant;
        row.payee.keyLength = Payee::keyCapacity;
        row.payee.keyText.fill('k');
        row.merchant.nameLength = 0;
        GranuleCodec codec;
        std::vector<OrderedRow> back(rowsPerGranule);
        const std::string packed(codec.encode({&row, 1}));
        const auto decoded = codec.decode(packed, back.data());
        QVERIFY(decoded.ok() && *decoded == 1);
        QVERIFY(sameRow(row, back.front()));
    }
    void aFullGranuleOfNoiseFits() {
        std::vector<OrderedRow> rows(rowsPerGranule);
        std::uint64_t state = 1;
        for (OrderedRow& row : rows) {
            std::array<std::uint64_t, sizeof(OrderedRow) / 8> noise;
            for (std::uint64_t& word : noise) {
                word = state = mix64(state + 1);
            }
            std::memcpy(static_cast<void*>(&row), noise.data(), sizeof row);
            row.parts = 15;
            row.merchant.nameLength = Merchant::nameCapacity;
            row.payee.keyLength = Payee::keyCapacity;
        }
        GranuleCodec codec;
        std::vector<OrderedRow> back(rowsPerGranule);
        const std::string packed(codec.encode(rows));
        QVERIFY(packed.size() <= GranuleCodec::mostBytes());
        const auto decoded = codec.decode(packed, back.data());
        QVERIFY(decoded.ok());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(sameRow(rows[i], back[i]));
        }
    }
    void bytesOfNobodyAreAnError() {
        const std::vector<OrderedRow> rows = rowsOfBlock(1'000);
        GranuleCodec codec;
        std::vector<OrderedRow> back(rowsPerGranule);
        const std::string packed(codec.encode({rows.data(), rowsPerGranule}));
        for (std::size_t cut = 0; cut < packed.size(); cut += 97) {
            const auto decoded = codec.decode(std::string_view(packed).substr(0, cut), back.data());
            QVERIFY(!decoded.ok());
            QCOMPARE(decoded.error().code, ErrorCode::io);
        }
        // Changed bytes are the checksum's business; here they only must not lead out of the buffers.
        for (std::size_t at = 0; at < packed.size(); at += 13) {
            std::string changed = packed;
            changed[at] = static_cast<char>(changed[at] ^ 0x55);
            (void)codec.decode(changed, back.data());
        }
    }
    void aRowOfABatchComesBackIntoABatch() {
        BlockMaker maker(testing::planOfRows(5'000));
        maker.make(0);
        const auto before = std::make_unique<Batch>();
        const auto after = std::make_unique<Batch>();
        before->take(maker, 0);
        Dictionary dictionary;
        after->dictionary = &dictionary;
        OrderedRow row{};
        for (std::size_t i = 0; i < before->rows; ++i) {
            row.take(*before, i);
            row.appendTo(*after, dictionary);
        }
        QCOMPARE(after->rows, before->rows);
        for (std::size_t i = 0; i < before->rows; ++i) {
            OrderedRow one{};
            OrderedRow other{};
            one.take(*before, i);
            other.take(*after, i);
            QVERIFY(sameRow(one, other));
        }
    }
    void aRowTakesLittleRoom() {
        // What staging is planned with: about a tenth of the row's JSON.
        const std::vector<OrderedRow> rows = rowsOfBlock(65'536);
        GranuleCodec codec;
        std::uint64_t bytes = 0;
        for (std::size_t first = 0; first + rowsPerGranule <= rows.size(); first += rowsPerGranule) {
            bytes += codec.encode({&rows[first], rowsPerGranule}).size();
        }
        QVERIFY2(bytes / rows.size() < 110, std::to_string(bytes / rows.size()).c_str());
    }
};

QTEST_APPLESS_MAIN(TestGranuleCodec)
#include "tst_granule_codec.moc"
