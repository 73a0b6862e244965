#include "core/format/frame_compressor.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QTest>

#include <zstd.h>

#include <zlib.h>

using namespace ledgerloom;

namespace {

/// The frames of a text, each decompressed alone.
std::vector<std::string> zstdFrames(std::string_view bytes) {
    std::vector<std::string> frames;
    while (!bytes.empty()) {
        const std::size_t size = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size());
        if (ZSTD_isError(size) != 0)
            return {};
        std::string text(ZSTD_getFrameContentSize(bytes.data(), size), '\0');
        if (ZSTD_decompress(text.data(), text.size(), bytes.data(), size) != text.size())
            return {};
        frames.push_back(std::move(text));
        bytes.remove_prefix(size);
    }
    return frames;
}

std::vector<std::string> gzipMembers(std::string_view bytes) {
    std::vector<std::string> members;
    while (!bytes.empty()) {
        z_stream stream{};
        if (inflateInit2(&stream, 15 + 16) != Z_OK)
            return {};
        std::string text(4'000'000, '\0');
        std::string input(bytes);
        stream.next_in = reinterpret_cast<Bytef*>(input.data());
        stream.avail_in = static_cast<uInt>(input.size());
        stream.next_out = reinterpret_cast<Bytef*>(text.data());
        stream.avail_out = static_cast<uInt>(text.size());
        const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
        text.resize(stream.total_out);
        const std::size_t used = stream.total_in;
        inflateEnd(&stream);
        if (!whole)
            return {};
        members.push_back(std::move(text));
        bytes.remove_prefix(used);
    }
    return members;
}

} // namespace

class TestFrames : public QObject {
    Q_OBJECT

private slots:
    void everyFrameIsWholeRowsAndTogetherThePlainText_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("compression");
        QTest::newRow("jsonl gzip") << int(Format::jsonl) << int(Compression::gzip);
        QTest::newRow("jsonl zstd") << int(Format::jsonl) << int(Compression::zstd);
        QTest::newRow("csv gzip") << int(Format::csv) << int(Compression::gzip);
        QTest::newRow("csv zstd") << int(Format::csv) << int(Compression::zstd);
    }
    void everyFrameIsWholeRowsAndTogetherThePlainText() {
        QFETCH(const int, format);
        QFETCH(const int, compression);
        Plan plan = testing::planOfRows(20'000);
        plan.encoding.format = static_cast<Format>(format);
        testing::EncodedBlock plain(plan);
        plan.encoding = *resolveEncoding(plan.encoding.format, static_cast<Compression>(compression), 0);
        testing::EncodedBlock packed(plan);
        plain.make(0);
        packed.make(0);
        for (const Table table : allTables) {
            testing::StringSink sink;
            packed.part(table, sink);
            const auto frames =
                plan.encoding.compression == Compression::zstd ? zstdFrames(sink.text) : gzipMembers(sink.text);
            QCOMPARE(frames.size(), sink.pieces.size());
            std::string together;
            for (const std::string& frame : frames) {
                QVERIFY(frame.ends_with('\n'));
                together += frame;
            }
            QVERIFY(together == testing::textOf(plain, table));
            if (table == Table::transactions)
                QVERIFY(frames.size() >= 20);
        }
    }
    void aFrameDoesNotDependOnWhatWasCompressedBefore() {
        for (const Compression compression : {Compression::gzip, Compression::zstd}) {
            const Encoding encoding = *resolveEncoding(Format::jsonl, compression, 0);
            const auto one = FrameCompressor::make(encoding, 10'000);
            const auto other = FrameCompressor::make(encoding, 10'000);
            QVERIFY(one->compress(std::string(10'000, 'x')).ok());
            const std::string text = "{\"a\":1}\n{\"a\":2}\n";
            QCOMPARE(std::string(one->compress(text).value()), std::string(other->compress(text).value()));
        }
    }
    void gzipNamesNoTimeAndNoSystem() {
        const auto gzip = FrameCompressor::make(*resolveEncoding(Format::csv, Compression::gzip, 0), 100);
        const std::string member(gzip->compress("a,b\n").value());
        QCOMPARE(member.substr(0, 8), std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
        QCOMPARE(static_cast<unsigned char>(member[9]), static_cast<unsigned char>(255));
    }
    void noneIsNoCompressor() {
        QVERIFY(FrameCompressor::make({}, 100) == nullptr);
        QCOMPARE(FrameCompressor::memoryBytes({}, 100), std::uint64_t{0});
    }
    void memoryGrowsWithTheLevel() {
        const auto bytes = [](std::uint32_t level) {
            return FrameCompressor::memoryBytes({Format::jsonl, Compression::zstd, level}, 800'000);
        };
        QVERIFY(bytes(1) > 800'000);
        QVERIFY(bytes(19) > bytes(1));
    }
};

QTEST_APPLESS_MAIN(TestFrames)
#include "tst_frames.moc"
