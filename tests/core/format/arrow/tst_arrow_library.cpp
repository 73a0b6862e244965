#include <QtTest/QTest>

#include <arrow/api.h>
#include <arrow/io/memory.h>
#include <arrow/util/config.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/writer.h>

#include <memory>
#include <string>

namespace {

// libarrow's bundled allocators keep freed memory for themselves; the C library's gives it back when it is trimmed.
arrow::MemoryPool* pool() {
    return arrow::system_memory_pool();
}

arrow::Result<std::shared_ptr<arrow::Table>> makeTable() {
    arrow::StringBuilder ids(pool());
    arrow::DoubleBuilder amounts(pool());
    ARROW_RETURN_NOT_OK(ids.AppendValues({"TXN_000000000000001", "TXN_000000000000002", "ação"}));
    ARROW_RETURN_NOT_OK(amounts.Append(10.25));
    ARROW_RETURN_NOT_OK(amounts.AppendNull());
    ARROW_RETURN_NOT_OK(amounts.Append(-0.01));
    ARROW_ASSIGN_OR_RAISE(auto idColumn, ids.Finish());
    ARROW_ASSIGN_OR_RAISE(auto amountColumn, amounts.Finish());
    const auto schema = arrow::schema({arrow::field("id", arrow::utf8()), arrow::field("valor", arrow::float64())});
    return arrow::Table::Make(schema, {idColumn, amountColumn});
}

arrow::Result<std::shared_ptr<arrow::Buffer>> toParquet(const arrow::Table& table) {
    ARROW_ASSIGN_OR_RAISE(auto sink, arrow::io::BufferOutputStream::Create(4096, pool()));
    const auto properties =
        parquet::WriterProperties::Builder().memory_pool(pool())->compression(parquet::Compression::ZSTD)->build();
    ARROW_RETURN_NOT_OK(parquet::arrow::WriteTable(table, pool(), sink, 1024, properties));
    return sink->Finish();
}

arrow::Result<std::shared_ptr<arrow::Table>> fromParquet(const std::shared_ptr<arrow::Buffer>& bytes) {
    const auto source = std::make_shared<arrow::io::BufferReader>(bytes);
    ARROW_ASSIGN_OR_RAISE(auto reader, parquet::arrow::OpenFile(source, pool()));
    reader->set_use_threads(false);
#if ARROW_VERSION_MAJOR >= 24
    return reader->ReadTable();
#else
    std::shared_ptr<arrow::Table> table;
    ARROW_RETURN_NOT_OK(reader->ReadTable(&table));
    return table;
#endif
}

} // namespace

/// The Arrow that the build found can be linked, is new enough and does what the Parquet encoder will ask of it.
class TestArrowLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNewEnoughAndTheOneWhoseHeadersWereCompiled() {
        const arrow::BuildInfo& built = arrow::GetBuildInfo();
        QVERIFY2(built.version_major >= 20, built.version_string.c_str());
        QCOMPARE(built.version_string, std::string(ARROW_VERSION_STRING));
    }

    void systemPoolCountsWhatItHandsOut() {
        const int64_t before = pool()->bytes_allocated();
        QCOMPARE(pool()->backend_name(), std::string("system"));
        {
            auto buffer = arrow::AllocateBuffer(1 << 20, pool());
            QVERIFY2(buffer.ok(), buffer.status().ToString().c_str());
            QVERIFY(pool()->bytes_allocated() >= before + (1 << 20));
        }
        QCOMPARE(pool()->bytes_allocated(), before);
    }

    void parquetKeepsValuesNullsAndUtf8() {
        const auto written = makeTable();
        QVERIFY2(written.ok(), written.status().ToString().c_str());
        const auto bytes = toParquet(**written);
        QVERIFY2(bytes.ok(), bytes.status().ToString().c_str());
        const auto read = fromParquet(*bytes);
        QVERIFY2(read.ok(), read.status().ToString().c_str());
        QVERIFY2((*read)->Equals(**written), (*read)->ToString().c_str());
    }
};

QTEST_APPLESS_MAIN(TestArrowLibrary)
#include "tst_arrow_library.moc"
