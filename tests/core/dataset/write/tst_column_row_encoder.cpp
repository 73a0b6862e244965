#include "core/dataset/write/row_encoder.h"
#include "tests/support/encoded.h"
#include "tests/support/refused_allocation.h"

#include <QTest>

#include <arrow/api.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Rows of any schema as columns, when the system has no memory for one of Arrow's allocations: the step fails, the
/// process does not, and the next file is whole.
class TestColumnRowEncoder : public QObject {
    Q_OBJECT

private:
    static std::shared_ptr<arrow::RecordBatch> rows() {
        arrow::Int64Builder numbers;
        arrow::StringBuilder words;
        for (int i = 0; i < 5'000; ++i) {
            if (!numbers.Append(i * 7 % 1'000).ok() || !words.Append("word " + std::to_string(i % 300)).ok())
                return nullptr;
        }
        const auto schema =
            arrow::schema({arrow::field("number", arrow::int64()), arrow::field("word", arrow::utf8())});
        return arrow::RecordBatch::Make(schema, 5'000, {*numbers.Finish(), *words.Finish()});
    }

    /// A file of the rows, twice; what an exception from outside of Arrow ends counts as refused, too.
    static Result<void> writeFile(RowEncoder& encoder, ByteSink& sink,
                                  const std::shared_ptr<arrow::RecordBatch>& batch) {
        try {
            if (auto begun = encoder.begin(sink, "out"); !begun)
                return begun;
            for (int times = 0; times < 2; ++times) {
                if (auto written = encoder.write(batch); !written)
                    return written;
                if (auto ended = encoder.endBlock(); !ended)
                    return ended;
            }
            return encoder.end();
        } catch (const std::bad_alloc&) {
            return Error{.code = ErrorCode::memory, .message = "refused"};
        }
    }

private Q_SLOTS:
    void whatTheSystemRefusesFailsTheFileAndTheNextIsWhole_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("compression");
        QTest::newRow("parquet zstd") << int(Format::parquet) << int(Compression::zstd);
        QTest::newRow("parquet snappy") << int(Format::parquet) << int(Compression::snappy);
        QTest::newRow("arrow lz4") << int(Format::arrow) << int(Compression::lz4);
    }
    void whatTheSystemRefusesFailsTheFileAndTheNextIsWhole() {
        QFETCH(const int, format);
        QFETCH(const int, compression);
        Budget budget(std::uint64_t{256} << 20U);
        FileSystem files;
        const DatasetWork work{.files = files, .budget = budget};
        const auto pool = std::make_shared<BudgetPool>(budget, "writing");
        const auto batch = rows();
        auto encoder = RowEncoder::make(
            work, pool,
            {.encoding = *resolveEncoding(Format(format), Compression(compression), 0), .schema = batch->schema()});
        QVERIFY2(encoder.ok(), encoder.ok() ? "" : encoder.error().message.c_str());
        StringSink reference;
        allocations = 0;
        allocationsCount = true;
        const auto whole = writeFile(**encoder, reference, batch);
        allocationsCount = false;
        QVERIFY(whole.ok());
        const std::uint64_t all = allocations;
        QVERIFY(all > 50);
        int failed = 0;
        for (std::uint64_t turn = 0; turn < 200; ++turn) {
            allocations = 0;
            refusedAllocation = 1 + turn * all / 200;
            StringSink cut;
            cut.text.reserve(reference.text.size());
            cut.pieces.reserve(reference.pieces.size());
            allocationsCount = true;
            const auto written = writeFile(**encoder, cut, batch);
            allocationsCount = false;
            refusedAllocation = 0;
            QVERIFY(written.ok() ? cut.text == reference.text : written.error().code == ErrorCode::memory);
            failed += written.ok() ? 0 : 1;
            StringSink next;
            QVERIFY(writeFile(**encoder, next, batch).ok());
            QVERIFY(next.text == reference.text);
        }
        QVERIFY(failed > 100);
    }
};

QTEST_APPLESS_MAIN(TestColumnRowEncoder)
#include "tst_column_row_encoder.moc"
