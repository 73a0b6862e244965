#include "tests/support/read_rows.h"

#include <QTemporaryDir>
#include <QtTest>

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <arrow/ipc/writer.h>
#include <parquet/arrow/writer.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Parquet and Arrow files of any types are read as the six that everything here works with.
class TestColumnFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typesOfOthers_data();
    void typesOfOthers();
    void damagedFilesAreTold();

private:
    static std::shared_ptr<arrow::RecordBatch> batch();
    std::string write(const std::string& name);

    QTemporaryDir m_folder;
};

namespace {

template <class Builder, class... Values>
std::shared_ptr<arrow::Array> arrayOf(Builder builder, const Values&... values) {
    (static_cast<void>(builder.Append(values)), ...);
    static_cast<void>(builder.AppendNull());
    return *builder.Finish();
}

} // namespace

std::shared_ptr<arrow::RecordBatch> TestColumnFiles::batch() {
    auto* pool = arrow::default_memory_pool();
    const auto code = arrayOf(arrow::StringDictionaryBuilder(pool), "A", "B");
    const auto small = arrayOf(arrow::Int16Builder(), std::int16_t{1}, std::int16_t{-2});
    const auto single = arrayOf(arrow::FloatBuilder(), 0.5F, 2.0F);
    const auto when = arrayOf(arrow::TimestampBuilder(arrow::timestamp(arrow::TimeUnit::NANO), pool),
                              std::int64_t{1'000'001'999}, std::int64_t{0});
    const auto large = arrayOf(arrow::LargeStringBuilder(), "x", "y");
    const auto inner = arrayOf(arrow::BooleanBuilder(), true, false);
    const auto nested = *arrow::StructArray::Make({inner}, std::vector<std::string>{"flag"});
    arrow::ListBuilder lists(pool, std::make_shared<arrow::Int32Builder>());
    for (int i = 0; i < 3; ++i)
        static_cast<void>(lists.Append());
    const auto list = *lists.Finish();
    const arrow::ArrayVector arrays{code, small, single, when, large, nested, list};
    const std::vector<std::string> names{"code", "small", "single", "when", "large", "in", "list"};
    arrow::FieldVector fields;
    for (std::size_t i = 0; i < arrays.size(); ++i)
        fields.push_back(arrow::field(names[i], arrays[i]->type()));
    return arrow::RecordBatch::Make(arrow::schema(fields), 3, arrays);
}

std::string TestColumnFiles::write(const std::string& name) {
    const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
    auto sink = *arrow::io::FileOutputStream::Open(path);
    const auto rows = batch();
    if (name.ends_with(".parquet")) {
        const auto table = *arrow::Table::FromRecordBatches({rows});
        static_cast<void>(parquet::arrow::WriteTable(*table, arrow::default_memory_pool(), sink));
    } else {
        auto writer = name.ends_with(".arrows") ? *arrow::ipc::MakeStreamWriter(sink, rows->schema())
                                                : *arrow::ipc::MakeFileWriter(sink, rows->schema());
        static_cast<void>(writer->WriteRecordBatch(*rows));
        static_cast<void>(writer->Close());
    }
    static_cast<void>(sink->Close());
    return path;
}

void TestColumnFiles::typesOfOthers_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"a.parquet", "a.arrow", "a.arrows"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestColumnFiles::typesOfOthers() {
    QFETCH(QString, name);
    const ReadRows read = readRows({.path = write(name.toStdString())});
    QVERIFY2(read.error.empty(), read.error.c_str());
    QCOMPARE(read.columns, (std::vector<std::string>{"code:string", "small:int64", "single:double",
                                                     "when:timestamp[us]", "large:string", "in.flag:bool"}));
    QCOMPARE(read.rows,
             (std::vector<std::vector<std::string>>{{"A", "1", "0.5", "1970-01-01 00:00:01.000001", "x", "true"},
                                                    {"B", "-2", "2", "1970-01-01 00:00:00.000000", "y", "false"},
                                                    {"null", "null", "null", "null", "null", "null"}}));
    QCOMPARE(read.notes.size(), std::size_t{1});
    QVERIFY(read.notes[0].find("column list (list<") == 0);
}

void TestColumnFiles::damagedFilesAreTold() {
    for (const char* name : {"d.parquet", "d.arrow"}) {
        const std::string path = write(name);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        QVERIFY(file.resize(size / 2));
        file.close();
        const ReadRows cut = readRows({.path = path});
        QCOMPARE(cut.code, ErrorCode::verification);
        QVERIFY(cut.error.find(path) == 0);
    }
}

QTEST_GUILESS_MAIN(TestColumnFiles)
#include "tst_column_files.moc"
