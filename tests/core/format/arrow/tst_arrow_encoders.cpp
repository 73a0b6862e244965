#include "core/format/part_encoders.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QtTest/QTest>

#include <arrow/api.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/reader.h>
#include <parquet/arrow/reader.h>
#include <parquet/metadata.h>

using namespace ledgerloom;

namespace {

/// Counts, and refuses beyond a limit.
class LimitedMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t bytes) override {
        if (taken + bytes > limit)
            return false;
        taken += bytes;
        peak = std::max(peak, taken);
        return true;
    }
    void giveBack(std::uint64_t bytes) override { taken -= bytes; }
    std::uint64_t limit = UINT64_MAX;
    std::uint64_t taken = 0;
    std::uint64_t peak = 0;
};

class RefusingSink final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        written += bytes.size();
        if (written > 100'000)
            return Error{ErrorCode::diskFull, "full", "output"};
        return {};
    }
    std::size_t written = 0;
};

Plan planFor(Format format, Compression compression, std::uint64_t rows) {
    Plan plan = testing::planOfRows(rows, 20'000'000);
    plan.encoding = *resolveEncoding(format, compression, 0);
    return plan;
}

Result<void> encode(ShardEncoder& encoder, Table table, ByteSink& sink, std::uint64_t blocks) {
    if (auto begun = encoder.begin(table, sink); !begun)
        return begun;
    for (std::uint64_t block = 0; block < blocks; ++block) {
        encoder.makeBlock(block);
        for (std::uint32_t piece = 0; piece < encoder.rows().pieceCount(table); ++piece)
            if (auto written = encoder.encode(table, piece); !written)
                return written;
        if (auto ended = encoder.endBlock(table); !ended)
            return ended;
    }
    return encoder.end(table);
}

} // namespace

/// Parquet and Arrow files from the encoders: what they hold, what they cost, how they fail.
class TestArrowEncoders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowGroupsAreBlocks() {
        const Plan plan = planFor(Format::parquet, Compression::snappy, 2 * rowsPerBlock + 10'000);
        LimitedMeter meter;
        const auto encoder = ShardEncoder::make(plan, meter, "{\"seed\":42}").value();
        testing::StringSink sink;
        QVERIFY(encode(*encoder, Table::transactions, sink, plan.blocks).ok());
        const auto source = std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(sink.text));
        const auto file = parquet::ParquetFileReader::Open(source);
        QCOMPARE(std::uint64_t(file->metadata()->num_row_groups()), plan.blocks);
        for (std::uint64_t block = 0; block < plan.blocks; ++block)
            QCOMPARE(std::uint64_t(file->metadata()->RowGroup(int(block))->num_rows()),
                     plan.rowsBefore(block + 1) - plan.rowsBefore(block));
        const auto told = file->metadata()->key_value_metadata();
        QCOMPARE(told->Get("ledgerloom.config").ValueOrDie(), std::string("{\"seed\":42}"));
        QCOMPARE(told->Get("ledgerloom.seed").ValueOrDie(), std::string("42"));
        QVERIFY(told->Get("ledgerloom.roles").ValueOrDie().find("\"is_fraud\":\"label\"") != std::string::npos);
    }
    void anEmptyPartIsAFile() {
        for (const Format format : {Format::parquet, Format::arrow}) {
            LimitedMeter meter;
            const auto encoder = ShardEncoder::make(planFor(format, Compression::none, 100), meter, "{}").value();
            testing::StringSink sink;
            QVERIFY(encode(*encoder, Table::customers, sink, 0).ok());
            QVERIFY(sink.text.starts_with(format == Format::parquet ? "PAR1" : "ARROW1"));
            QVERIFY(sink.text.ends_with(format == Format::parquet ? "PAR1" : "ARROW1"));
        }
    }
    void partsAreTheSameAgainAndAfterOneThatWasGivenUp() {
        for (const Format format : {Format::parquet, Format::arrow}) {
            LimitedMeter meter;
            const auto encoder = ShardEncoder::make(planFor(format, Compression::zstd, 40'000), meter, "{}").value();
            testing::StringSink first;
            QVERIFY(encode(*encoder, Table::transactions, first, 1).ok());
            {
                testing::StringSink gone;
                QVERIFY(encoder->begin(Table::transactions, gone).ok());
                QVERIFY(encoder->encode(Table::transactions, 0).ok());
            }
            testing::StringSink again;
            QVERIFY(encode(*encoder, Table::transactions, again, 1).ok());
            QVERIFY(first.text == again.text);
        }
    }
    void aSinksErrorComesBackAsItIs() {
        for (const Format format : {Format::parquet, Format::arrow}) {
            LimitedMeter meter;
            const auto encoder = ShardEncoder::make(planFor(format, Compression::none, 40'000), meter, "{}").value();
            RefusingSink sink;
            const auto encoded = encode(*encoder, Table::transactions, sink, 1);
            QVERIFY(!encoded.ok());
            QCOMPARE(encoded.error().code, ErrorCode::diskFull);
            QCOMPARE(encoded.error().field, std::string("output"));
        }
    }
    void noRoomIsAnErrorOfMemory() {
        LimitedMeter meter;
        const auto encoder =
            ShardEncoder::make(planFor(Format::parquet, Compression::none, 60'000), meter, "{}").value();
        meter.limit = meter.taken + 1'000'000; // its columns fit, a row group does not
        testing::StringSink sink;
        const auto encoded = encode(*encoder, Table::transactions, sink, 1);
        QVERIFY(!encoded.ok());
        QCOMPARE(encoded.error().code, ErrorCode::memory);
        meter.limit = UINT64_MAX;
        testing::StringSink good;
        QVERIFY(encode(*encoder, Table::transactions, good, 1).ok()); // and the encoder is as new
    }
    void memoryIsWhatWasSaid_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("compression");
        QTest::newRow("parquet none") << int(Format::parquet) << int(Compression::none);
        QTest::newRow("parquet zstd") << int(Format::parquet) << int(Compression::zstd);
        QTest::newRow("arrow zstd") << int(Format::arrow) << int(Compression::zstd);
    }
    void memoryIsWhatWasSaid() {
        QFETCH(const int, format);
        QFETCH(const int, compression);
        const Plan plan = planFor(static_cast<Format>(format), static_cast<Compression>(compression), 3 * rowsPerBlock);
        LimitedMeter meter;
        {
            const auto encoder = ShardEncoder::make(plan, meter, "{}").value();
            testing::StringSink sinks[allTables.size()];
            for (const Table table : allTables)
                QVERIFY(encoder->begin(table, sinks[std::size_t(table)]).ok());
            for (std::uint64_t block = 0; block < plan.blocks; ++block) {
                encoder->makeBlock(block);
                for (const Table table : allTables) {
                    for (std::uint32_t piece = 0; piece < encoder->rows().pieceCount(table); ++piece)
                        QVERIFY(encoder->encode(table, piece).ok());
                    QVERIFY(encoder->endBlock(table).ok());
                }
            }
            for (const Table table : allTables)
                QVERIFY(encoder->end(table).ok());
            const std::uint64_t said = PartEncoders::meteredBytes(plan);
            const std::string told = std::to_string(meter.peak) + " of " + std::to_string(said);
            QVERIFY2(meter.peak <= said, told.c_str());
            QVERIFY2(meter.peak + std::max<std::uint64_t>(said / 5, 4U << 20U) >= said, told.c_str());
            QVERIFY(PartEncoders::memoryBytes(plan) >= said);
        }
        QCOMPARE(meter.taken, std::uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestArrowEncoders)
#include "tst_arrow_encoders.moc"
