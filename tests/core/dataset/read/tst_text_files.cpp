#include "tests/support/read_rows.h"

#include <QTemporaryDir>
#include <QtTest>

#include <zstd.h>

#include <zlib.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Text files, ours and others', whole and broken, are read row by row and each bad row is told with its place.
class TestTextFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsOfOthersAreGuessed();
    void keysInAnyOrderSpacesAndEscapes();
    void badLinesAreToldAndTheRestRead();
    void aLineOf100MegabytesIsOneBadRow();
    void csvOfOthers();
    void csvBadRows();
    void compressedMembersOneAfterTheOther();
    void cutAndDamagedStreamsAreTold();
    void aBombStaysInItsBudget();
    void theSameRowsMappedAndThroughAWindow();
    void noTextAtAll();

private:
    std::string put(const std::string& name, const std::string& bytes) {
        const std::string path = m_folder.filePath(QString::fromStdString(name)).toStdString();
        putBytes(path, bytes);
        return path;
    }
    static std::string gzip(const std::string& text) {
        std::string out(compressBound(text.size()) + 64, '\0');
        z_stream stream{};
        deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, Z_FINISH);
        out.resize(stream.total_out);
        deflateEnd(&stream);
        return out;
    }
    static std::string zstd(const std::string& text) {
        std::string out(ZSTD_compressBound(text.size()), '\0');
        out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
        return out;
    }

    QTemporaryDir m_folder;
};

using Rows = std::vector<std::vector<std::string>>;
using Names = std::vector<std::string>;

void TestTextFiles::columnsOfOthersAreGuessed() {
    const auto path =
        put("a.jsonl", "{\"id\":1,\"x\":1.5,\"ok\":true,\"at\":\"2025-01-02 03:04:05\",\"d\":\"2025-01-02\","
                       "\"s\":\"a\",\"n\":null,\"mixed\":1}\n"
                       "{\"id\":2,\"x\":2,\"ok\":null,\"at\":null,\"d\":null,\"s\":null,\"mixed\":2.5}\n");
    const ReadRows read = readRows({.path = path});
    QCOMPARE(read.columns, (Names{"id:int64", "x:double", "ok:bool", "at:timestamp[us]", "d:date32[day]", "s:string",
                                  "n:string", "mixed:double"}));
    QCOMPARE(read.rows.size(), std::size_t{2});
    QCOMPARE(read.rows[0], (Names{"1", "1.5", "true", "2025-01-02 03:04:05.000000", "2025-01-02", "a", "null", "1"}));
    QCOMPARE(read.rows[1], (Names{"2", "2", "null", "null", "null", "null", "null", "2.5"}));
    QVERIFY(read.error.empty() && read.bad.empty());
}

void TestTextFiles::keysInAnyOrderSpacesAndEscapes() {
    const auto path =
        put("b.jsonl", "{\"a\": \"x\\u00e9\\ud83d\\ude00\\n\\\"\", \"in\": {\"b\": 1, \"c\": {\"d\": 2}}}\r\n"
                       "\n"
                       "  { \"in\" : {\"c\":{\"d\":4},\"b\":3} , \"a\":\"y\" , \"a2\":[1, {\"k\":2}]}  \n"
                       "{\"a\":\"z\"}");
    const ReadRows read = readRows({.path = path});
    QCOMPARE(read.columns, (Names{"a:string", "in.b:int64", "in.c.d:int64", "a2:string"}));
    QCOMPARE(read.rows, (Rows{{"x\xC3\xA9\xF0\x9F\x98\x80\n\"", "1", "2", "null"},
                              {"y", "3", "4", "[1, {\"k\":2}]"},
                              {"z", "null", "null", "null"}}));
}

void TestTextFiles::badLinesAreToldAndTheRestRead() {
    const auto path =
        put("c.jsonl", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"x\"\n{\"a\":3,\"b\":\"\xFF\"}\n"
                       "{\"a\":[4,\"b\":\"x\"}\n{\"a\":4,\"b\":\"x\"} more\n{\"a\":01,\"b\":\"x\"}\n"
                       "{\"a\":NaN,\"b\":\"x\"}\n{\"a\":5,\"b\":\"\\x\"}\n[1]\n{\"a\":6,\"b\":\"y\"}\n{\"a\":7,\"b");
    const ReadRows read = readRows({.path = path});
    QCOMPARE(read.rows, (Rows{{"1", "x"}, {"6", "y"}}));
    std::vector<std::uint64_t> places;
    for (const auto& [row, fault] : read.bad) {
        places.push_back(row);
        QVERIFY(!fault.empty());
    }
    QCOMPARE(places, (std::vector<std::uint64_t>{2, 3, 4, 5, 6, 7, 8, 9, 11}));
    QCOMPARE(read.bad[1].second, std::string("the line is no UTF-8"));
    QVERIFY2(read.bad[2].second.find("a: \"[4,") == 0, read.bad[2].second.c_str());
}

void TestTextFiles::aLineOf100MegabytesIsOneBadRow() {
    std::string text = "{\"a\":1}\n{\"a\":\"";
    text.append(100'000'000, 'x');
    text += "\"}\n{\"a\":3}\n";
    const auto path = put("long.jsonl", text);
    for (const std::uint64_t budget : {std::uint64_t{64} << 20, std::uint64_t{1} << 30}) {
        const ReadRows read = readRows({.path = path}, budget);
        QVERIFY2(read.error.empty(), read.error.c_str());
        QCOMPARE(read.rows, (Rows{{"1"}, {"3"}}));
        QCOMPARE(read.bad.size(), std::size_t{1});
        QCOMPARE(read.bad[0].first, std::uint64_t{2});
        QVERIFY(read.bad[0].second.find("the longest that is read has 16.0 MiB") != std::string::npos);
    }
}

void TestTextFiles::csvOfOthers() {
    const auto path =
        put("a.csv", "\xEF\xBB\xBFid;name;x;code;when\r\n1;\"a;\"\"b\"\"\n c\";1.5;007;2025-01-02T03:04:05Z\r\n"
                     "2;;-2;010;\r\n3;\"\";1e3;011;2025-01-02 03:04:05.5\r\n");
    const ReadRows read = readRows({.path = path});
    QCOMPARE(read.columns, (Names{"id:int64", "name:string", "x:double", "code:string", "when:timestamp[us]"}));
    QCOMPARE(read.rows, (Rows{{"1", "a;\"b\"\n c", "1.5", "007", "2025-01-02 03:04:05.000000"},
                              {"2", "null", "-2", "010", "null"},
                              {"3", "", "1000", "011", "2025-01-02 03:04:05.500000"}}));
}

void TestTextFiles::csvBadRows() {
    std::string text = "a,b\n";
    for (int i = 0; i < 20'000; ++i)
        text += "1,2\n";
    const auto path = put("b.csv", text + "1,2,3\nx,2\n\xC3,2\n5,\"open\n6,7\n");
    const ReadRows read = readRows({.path = path});
    QCOMPARE(read.rows.size(), std::size_t{20'001});
    QCOMPARE(read.bad.size(), std::size_t{4});
    QCOMPARE(read.bad[0], (std::pair<std::uint64_t, std::string>{20'001, "the row has 3 fields, the header 2"}));
    QCOMPARE(read.bad[1], (std::pair<std::uint64_t, std::string>{20'002, "a: \"x\" is no integer"}));
    QCOMPARE(read.bad[2], (std::pair<std::uint64_t, std::string>{20'003, "the row is no UTF-8"}));
    QCOMPARE(read.bad[3].first, std::uint64_t{20'004});
}

void TestTextFiles::compressedMembersOneAfterTheOther() {
    const std::string one = "{\"a\":1}\n{\"a\":2";
    const std::string two = "}\n{\"a\":3}\n";
    const Rows expected{{"1"}, {"2"}, {"3"}};
    QCOMPARE(readRows({.path = put("m.jsonl.gz", gzip(one) + gzip(two))}).rows, expected);
    QCOMPARE(readRows({.path = put("m.jsonl.zst", zstd(one) + zstd(two))}).rows, expected);
    // The bytes say what it is, not the name.
    QCOMPARE(readRows({.path = put("renamed.jsonl", zstd(one + two))}).rows, expected);
}

void TestTextFiles::cutAndDamagedStreamsAreTold() {
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "{\"a\":" + std::to_string(i * 7919 % 100'003) + "}\n";
    for (const auto& [name, packed] : {std::pair<std::string, std::string>{"d.jsonl.gz", gzip(text)},
                                       std::pair<std::string, std::string>{"d.jsonl.zst", zstd(text)}}) {
        const ReadRows cut = readRows({.path = put(name, packed.substr(0, packed.size() / 2))}, 32 << 20);
        QCOMPARE(cut.code, ErrorCode::verification);
        QVERIFY2(cut.error.find("is cut off") != std::string::npos, cut.error.c_str());
        std::string damaged = packed;
        for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 64; ++i)
            damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
        const ReadRows bad = readRows({.path = put(name, damaged)}, 32 << 20);
        QVERIFY(!bad.error.empty() || !bad.bad.empty() || bad.rows.size() != 100'000);
    }
}

void TestTextFiles::aBombStaysInItsBudget() {
    // 400 MB of blanks and of one line in some hundred kilobytes.
    for (const char filler : {'\n', ' '}) {
        const auto path = put("bomb.jsonl.gz", gzip("{\"a\":1}\n" + std::string(400'000'000, filler) + "{\"a\":2}\n"));
        const ReadRows read = readRows({.path = path}, std::uint64_t{64} << 20);
        QVERIFY2(read.error.empty(), read.error.c_str());
        QVERIFY(!read.rows.empty());
        QVERIFY(read.peakBytes < std::uint64_t{64} << 20);
    }
}

void TestTextFiles::theSameRowsMappedAndThroughAWindow() {
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text +=
            "{\"a\":" + std::to_string(i) + ",\"b\":\"" + std::string(static_cast<std::size_t>(i) % 300, 'y') + "\"}\n";
    const auto path = put("w.jsonl", text);
    const ReadRows mapped = readRows({.path = path});
    const ReadRows window = readRows({.path = path}, std::uint64_t{12} << 20);
    QCOMPARE(mapped.rows.size(), std::size_t{50'000});
    QVERIFY(mapped.rows == window.rows);
    QVERIFY(window.chunks > mapped.chunks);
}

void TestTextFiles::noTextAtAll() {
    QCOMPARE(readRows({.path = put("n.bin", std::string(1000, '\1'))}).code, ErrorCode::badInput);
    QCOMPARE(readRows({.path = "does/not/exist.jsonl"}).code, ErrorCode::badInput);
    QCOMPARE(readRows({.path = put("n.jsonl", "[1,2]\n[3]\n")}).code, ErrorCode::badInput);
    const ReadRows empty = readRows({.path = put("empty.jsonl", "")});
    QVERIFY(empty.error.empty() && empty.rows.empty() && empty.bad.empty());
}

QTEST_GUILESS_MAIN(TestTextFiles)
#include "tst_text_files.moc"
