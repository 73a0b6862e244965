#include "core/dataset/row_source.h"
#include "tests/support/read_rows.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <arrow/ipc/writer.h>
#include <parquet/arrow/writer.h>
#include <zstd.h>

#include <zlib.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// A row at any place is the row that reading from the beginning comes to, in every format.
class TestPagedTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyPlaceOfAnyFormat_data();
    void anyPlaceOfAnyFormat();
    void theCountGrowsAndTheRowsStay();
    void aFolderIsOneTable();
    void blankAndBadLinesKeepTheirNumbers();
    void quotedLinesOfCsv();
    void aCutStreamEndsWhereItIsCut();
    void invalidUtf8IsOneBadRow();
    void rowsAreFound_data() { anyPlaceOfAnyFormat_data(); }
    void rowsAreFound();
    void aSearchFromARowAndWithAnEnd();
    void longCellsAreCutAndSaySo();
    void stopsWhenAsked();
    void staysInItsBudget();
    void nothingToRead();

private:
    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string put(const std::string& name, const std::string& bytes) const {
        putBytes(path(name), bytes);
        return path(name);
    }
    std::string make(const std::string& name) const;

    QTemporaryDir m_folder;
};

namespace {

constexpr std::uint64_t rowCount = 30'000;

struct Work {
    explicit Work(std::uint64_t bytes = std::uint64_t{256} << 20) : budget(bytes) {}
    FileSystem files;
    Budget budget;
    DatasetWork work{.files = files, .budget = budget};
};

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> rowAt(std::uint64_t i) {
    return {"TXN_" + std::to_string(100'000 + i), std::to_string(i * i % 1'000) + ".5", i % 50 == 7 ? "true" : "false",
            "text of row " + std::to_string(i)};
}

Rows rowsOf(const RowPage& page) {
    Rows rows;
    for (std::size_t row = 0; row < page.rows(); ++row) {
        auto& cells = rows.emplace_back();
        if (!page.fault(row).empty())
            cells.push_back("! " + std::string(page.fault(row)));
        for (std::size_t column = 0; column < page.columns() && page.fault(row).empty(); ++column)
            cells.emplace_back(page.cell(row, column).value_or("null"));
    }
    return rows;
}

Rows rowsAt(RowSource& source, std::uint64_t first, std::size_t count) {
    const auto page = source.page(first, count, RowSource::whole, {});
    return page ? rowsOf(**page) : Rows{{page.error().message}};
}

std::string jsonLine(std::uint64_t i) {
    const auto row = rowAt(i);
    return R"({"id":")" + row[0] + R"(","amount":)" + row[1] + R"(,"is_fraud":)" + row[2] + R"(,"text":")" + row[3] +
           "\"}\n";
}

std::string csvLine(std::uint64_t i) {
    const auto row = rowAt(i);
    return row[0] + "," + row[1] + "," + row[2] + "," + row[3] + "\n";
}

std::string gzipped(const std::string& text) {
    std::string out(compressBound(text.size()) + 64, '\0');
    z_stream stream{};
    deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstded(const std::string& text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
    return out;
}

/// In frames of 100,000 bytes, which end in the middle of rows.
template <class Pack> std::string framed(const std::string& text, Pack pack) {
    std::string all;
    for (std::size_t at = 0; at < text.size(); at += 100'000)
        all += pack(text.substr(at, 100'000));
    return all;
}

std::shared_ptr<arrow::RecordBatch> batchOf(std::uint64_t first, std::uint64_t count) {
    arrow::StringBuilder ids;
    arrow::StringBuilder texts;
    arrow::DoubleBuilder amounts;
    arrow::BooleanBuilder frauds;
    for (std::uint64_t i = first; i < first + count; ++i) {
        const auto row = rowAt(i);
        static_cast<void>(ids.Append(row[0]));
        static_cast<void>(amounts.Append(std::stod(row[1])));
        static_cast<void>(frauds.Append(row[2] == "true"));
        static_cast<void>(texts.Append(row[3]));
    }
    const auto schema =
        arrow::schema({arrow::field("id", arrow::utf8()), arrow::field("amount", arrow::float64()),
                       arrow::field("is_fraud", arrow::boolean()), arrow::field("text", arrow::utf8())});
    return arrow::RecordBatch::Make(schema, static_cast<std::int64_t>(count),
                                    {*ids.Finish(), *amounts.Finish(), *frauds.Finish(), *texts.Finish()});
}

void writeColumns(const std::string& path) {
    auto sink = *arrow::io::FileOutputStream::Open(path);
    constexpr std::uint64_t group = 7'001;
    std::vector<std::shared_ptr<arrow::RecordBatch>> batches;
    for (std::uint64_t at = 0; at < rowCount; at += group)
        batches.push_back(batchOf(at, std::min(group, rowCount - at)));
    if (path.ends_with(".parquet")) {
        const auto table = *arrow::Table::FromRecordBatches(batches);
        static_cast<void>(parquet::arrow::WriteTable(*table, arrow::default_memory_pool(), sink, group));
    } else {
        auto writer = path.ends_with(".arrows") ? *arrow::ipc::MakeStreamWriter(sink, batches[0]->schema())
                                                : *arrow::ipc::MakeFileWriter(sink, batches[0]->schema());
        for (const auto& batch : batches)
            static_cast<void>(writer->WriteRecordBatch(*batch));
        static_cast<void>(writer->Close());
    }
    static_cast<void>(sink->Close());
}

} // namespace

std::string TestPagedTable::make(const std::string& name) const {
    if (name.find(".jsonl") == std::string::npos && name.find(".csv") == std::string::npos) {
        writeColumns(path(name));
        return path(name);
    }
    const bool json = name.find(".jsonl") != std::string::npos;
    std::string text = json ? "" : "id,amount,is_fraud,text\n";
    for (std::uint64_t i = 0; i < rowCount; ++i)
        text += json ? jsonLine(i) : csvLine(i);
    if (name.ends_with(".gz"))
        text = framed(text, gzipped);
    else if (name.ends_with(".zst"))
        text = name.starts_with("single") ? zstded(text) : framed(text, zstded);
    return put(name, text);
}

void TestPagedTable::anyPlaceOfAnyFormat_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("megabytes"); // of the budget: with few files are not mapped
    for (const char* name : {"a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "single.jsonl.zst", "a.csv", "a.csv.gz",
                             "a.csv.zst", "a.parquet", "a.arrow", "a.arrows"})
        QTest::newRow(name) << QString::fromLatin1(name) << 256;
    QTest::newRow("a.jsonl through a window") << QStringLiteral("a.jsonl") << 13;
    QTest::newRow("a.csv through a window") << QStringLiteral("a.csv") << 13;
}

void TestPagedTable::anyPlaceOfAnyFormat() {
    QFETCH(QString, name);
    QFETCH(int, megabytes);
    Work work(static_cast<std::uint64_t>(megabytes) << 20);
    auto opened = openRows(work.work, make(name.toStdString()));
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
    RowSource& source = *opened->rows;
    QCOMPARE(source.columns().size(), std::size_t{4});
    QCOMPARE(source.columns()[1].name, std::string("amount"));
    QVERIFY(source.columns()[1].isNumber && !source.columns()[0].isNumber);
    const auto expect = [&](std::uint64_t first, std::size_t count) {
        Rows rows;
        for (std::uint64_t i = first; i < std::min(first + count, rowCount); ++i)
            rows.push_back(rowAt(i));
        QCOMPARE(rowsAt(source, first, count), rows);
    };
    expect(0, 10);
    const std::vector<std::uint64_t> places{7'000, 29'990, 29'999, 12'345, 12'340, 12'400, 0, 21'003, 7'001, 7'000, 1};
    for (const std::uint64_t place : places) // nothing is counted yet: places are found on the way
        expect(place, 20);
    QVERIFY(source.countRows({}, {}));
    QCOMPARE(source.count().rows, rowCount);
    QVERIFY(source.count().final);
    for (const std::uint64_t place : places)
        expect(place, 300);
    expect(rowCount, 5);
    const auto page = source.page(0, 100, RowSource::whole, {});
    QVERIFY((*page)->fraud(7) && (*page)->fraud(57) && !(*page)->fraud(8));
}

void TestPagedTable::theCountGrowsAndTheRowsStay() {
    Work work;
    const auto opened = openRows(work.work, make("g.jsonl"));
    RowSource& source = *opened->rows;
    QCOMPARE(source.count().rows, std::uint64_t{0});
    QVERIFY(!source.count().final);
    int steps = 0;
    std::uint64_t before = 0;
    const auto counted =
        source.countRows([&] { return steps == 3; },
                         [&](const WorkProgress& progress) {
                             ++steps;
                             QVERIFY(source.count().rows > before && !source.count().final);
                             before = source.count().rows;
                             QVERIFY(progress.bytesDone > 0 && progress.bytesDone <= progress.bytesTotal);
                         });
    QCOMPARE(counted.error().code, ErrorCode::cancelled);
    const std::uint64_t soFar = source.count().rows;
    QVERIFY(soFar > 0 && soFar < rowCount);
    QCOMPARE(rowsAt(source, soFar + 10, 1), Rows{rowAt(soFar + 10)}); // also behind what is counted
    QVERIFY(source.countRows({}, {}));
    QCOMPARE(source.count().rows, rowCount);
}

void TestPagedTable::aFolderIsOneTable() {
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("many")));
    for (std::uint64_t file = 0; file < 5; ++file) {
        std::string text;
        for (std::uint64_t i = file * 10; i < file * 10 + (file == 2 ? 0 : 10); ++i)
            text += jsonLine(i);
        put("many/part-" + std::to_string(file) + ".jsonl", text); // the third is empty
    }
    Work work;
    const auto opened = openRows(work.work, path("many"));
    QVERIFY(opened.ok());
    QCOMPARE(opened->files, std::uint64_t{5});
    Rows rows;
    for (std::uint64_t i = 0; i < 50; ++i)
        if (i / 10 != 2)
            rows.push_back(rowAt(i));
    QCOMPARE(rowsAt(*opened->rows, 0, 100), rows); // over the ends of files that nobody has counted
    QCOMPARE(opened->rows->count().rows, std::uint64_t{40});
    QCOMPARE(rowsAt(*opened->rows, 25, 1), Rows{rowAt(35)});
    QVERIFY(opened->rows->count().final);
}

void TestPagedTable::blankAndBadLinesKeepTheirNumbers() {
    const std::string text = jsonLine(0) + "\n" + jsonLine(2) + "{\"id\":\n" + jsonLine(4) + "\n\n";
    Work work;
    const auto opened = openRows(work.work, put("b.jsonl", text));
    const Rows rows = rowsAt(*opened->rows, 0, 100);
    QCOMPARE(rows.size(), std::size_t{7});
    for (const std::size_t good : {0U, 2U, 4U})
        QCOMPARE(rows[good], rowAt(good));
    for (const std::size_t blank : {1U, 5U, 6U})
        QCOMPARE(rows[blank], std::vector<std::string>{"! the line is empty"});
    QVERIFY(rows[3][0].starts_with("! "));
    QVERIFY(opened->rows->countRows({}, {}));
    QCOMPARE(opened->rows->count().rows, std::uint64_t{7});
    QCOMPARE(rowsAt(*opened->rows, 4, 1), Rows{rowAt(4)});
}

void TestPagedTable::quotedLinesOfCsv() {
    std::string text = "a;b\n";
    for (int i = 0; i < 10'000; ++i)
        text += std::to_string(i) + ";\"two\nlines; \"\"" + std::to_string(i) + "\"\"\"\n";
    Work work;
    const auto opened = openRows(work.work, put("q.csv", text));
    QVERIFY(opened->rows->countRows({}, {}));
    QCOMPARE(opened->rows->count().rows, std::uint64_t{10'000});
    QCOMPARE(rowsAt(*opened->rows, 8'765, 1), (Rows{{"8765", "two\nlines; \"8765\""}}));
}

void TestPagedTable::aCutStreamEndsWhereItIsCut() {
    for (const char* name : {"cut.jsonl.gz", "cut.jsonl.zst"}) {
        const std::string file = make(name);
        QFile bytes(QString::fromStdString(file));
        QVERIFY(bytes.resize(bytes.size() / 2));
        Work work;
        const auto opened = openRows(work.work, file);
        QVERIFY(opened.ok());
        QVERIFY(opened->rows->countRows({}, {}));
        const RowCount count = opened->rows->count();
        QVERIFY(count.final && count.rows > 1'000 && count.rows < rowCount);
        QCOMPARE(rowsAt(*opened->rows, 500, 1), Rows{rowAt(500)});
    }
}

void TestPagedTable::invalidUtf8IsOneBadRow() {
    for (const bool json : {true, false}) {
        std::string text = json ? "" : "id,amount,is_fraud,text\n";
        for (std::uint64_t i = 0; i < 5; ++i)
            text += i == 2 ? (json ? "{\"id\":\"\xFF\xFE\"}\n" : "\xFF,1.5,true,x\n") : json ? jsonLine(i) : csvLine(i);
        Work work;
        const auto opened = openRows(work.work, put(json ? "u.jsonl" : "u.csv", text));
        const Rows rows = rowsAt(*opened->rows, 0, 10);
        QCOMPARE(rows.size(), std::size_t{5});
        QVERIFY(rows[2][0].starts_with("! "));
        QCOMPARE(rows[3], rowAt(3));
    }
}

void TestPagedTable::rowsAreFound() {
    QFETCH(QString, name);
    QFETCH(int, megabytes);
    Work work(static_cast<std::uint64_t>(megabytes) << 20);
    const auto opened = openRows(work.work, make(name.toStdString()));
    MatchList frauds(work.budget, 1 << 20);
    const auto found = opened->rows->search({.fraudOnly = true}, frauds, {}, {});
    QVERIFY2(found.ok(), found.ok() ? "" : found.error().message.c_str());
    QCOMPARE(frauds.count(), rowCount / 50);
    QCOMPARE(frauds.at(3), std::uint64_t{157});
    QCOMPARE(opened->rows->count().rows, rowCount); // counted on the way
    MatchList one(work.budget, 1 << 20);
    QVERIFY(opened->rows->search({.conditions = {{"id", "TXN_123456"}}, .mostMatches = 1}, one, {}, {}));
    QCOMPARE(one.count(), std::uint64_t{1});
    QCOMPARE(one.at(0), std::uint64_t{23'456});
}

void TestPagedTable::aSearchFromARowAndWithAnEnd() {
    Work work;
    const auto opened = openRows(work.work, make("s.jsonl"));
    QVERIFY(opened->rows->countRows({}, {}));
    MatchList next(work.budget, 1 << 20);
    QVERIFY(opened->rows->search({.fraudOnly = true, .mostMatches = 2, .fromRow = 20'008}, next, {}, {}));
    QCOMPARE(next.count(), std::uint64_t{2});
    QCOMPARE(next.at(0), std::uint64_t{20'057});
    MatchList none(work.budget, 1 << 20);
    const auto wrong = opened->rows->search({.conditions = {{"nope", "x"}}}, none, {}, {});
    QCOMPARE(wrong.error().code, ErrorCode::badInput);
    QVERIFY(wrong.error().message.find("nope") != std::string::npos);
}

void TestPagedTable::longCellsAreCutAndSaySo() {
    const std::string text = "{\"a\":\"" + std::string(5'000, 'x') + "\",\"b\":\"\xC3\xA9\xC3\xA9\"}\n";
    Work work;
    const auto opened = openRows(work.work, put("l.jsonl", text));
    const auto cut = opened->rows->page(0, 1, 3, {});
    QVERIFY((*cut)->cut(0, 0) && (*cut)->cut(0, 1));
    QCOMPARE((*cut)->cell(0, 0)->size(), std::size_t{3});
    QCOMPARE(std::string(*(*cut)->cell(0, 1)), std::string("\xC3\xA9")); // no half a character
    QCOMPARE((*opened->rows->page(0, 1, RowSource::whole, {}))->cell(0, 0)->size(), std::size_t{5'000});
}

void TestPagedTable::stopsWhenAsked() {
    Work work;
    const auto opened = openRows(work.work, make("stop.jsonl"));
    const auto page = opened->rows->page(25'000, 10, RowSource::whole, [] { return true; });
    QCOMPARE(page.error().code, ErrorCode::cancelled);
    MatchList list(work.budget, 1 << 20);
    const auto search = opened->rows->search({.fraudOnly = true}, list, [] { return true; }, {});
    QCOMPARE(search.error().code, ErrorCode::cancelled);
    QCOMPARE(rowsAt(*opened->rows, 25'000, 1), Rows{rowAt(25'000)}); // and goes on afterwards
}

void TestPagedTable::staysInItsBudget() {
    for (const char* name : {"w.jsonl.zst", "w.parquet"}) {
        Work work(std::uint64_t{48} << 20);
        {
            const auto opened = openRows(work.work, make(name));
            for (std::uint64_t at = 0; at < rowCount; at += 997)
                QVERIFY(opened->rows->page(at * 7 % rowCount, 300, 1'000, {}));
        }
        QVERIFY(work.budget.stats().peak <= std::uint64_t{48} << 20);
        QCOMPARE(work.budget.stats().used, std::uint64_t{0});
    }
    Work tiny(std::uint64_t{1} << 20);
    const auto refused = openRows(tiny.work, make("t.jsonl"));
    QCOMPARE(refused.error().code, ErrorCode::memory);
}

void TestPagedTable::nothingToRead() {
    Work work;
    QCOMPARE(openRows(work.work, path("missing")).error().code, ErrorCode::badInput);
    QCOMPARE(openRows(work.work, put("empty.jsonl", "")).error().code, ErrorCode::badInput);
    const auto odd = openRows(work.work, put("odd.bin", "\x01\x02\x03"));
    QCOMPARE(odd.error().code, ErrorCode::badInput);
    QVERIFY(odd.error().message.find("odd.bin") != std::string::npos);
    QVERIFY(!openRows(work.work, make("x.csv"), "nope").ok());
}

QTEST_GUILESS_MAIN(TestPagedTable)
#include "tst_paged_table.moc"
