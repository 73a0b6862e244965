#include "core/config/encoding.h"
#include "core/config/fields.h"

#include <QTest>

#include <algorithm>

using namespace ledgerloom;

namespace {

constexpr Format allFormats[] = {Format::jsonl, Format::csv, Format::parquet, Format::arrow};
constexpr Compression allCompressions[] = {Compression::none, Compression::gzip, Compression::zstd, Compression::snappy,
                                           Compression::lz4};

} // namespace

class TestEncoding : public QObject {
    Q_OBJECT

private slots:
    void theChoicesOfTheFieldsAreTheNames() {
        for (std::size_t i = 0; i < std::size(allFormats); ++i)
            QCOMPARE(findField("format")->choices[i], formatName(allFormats[i]));
        for (std::size_t i = 0; i < std::size(allCompressions); ++i)
            QCOMPARE(findField("compression")->choices[i], compressionName(allCompressions[i]));
    }
    void everyPairIsTakenOrRefusedWithWhatIsAllowed() {
        for (const Format format : allFormats)
            for (const Compression compression : allCompressions) {
                const auto allowed = compressionsOf(format);
                const bool good = std::ranges::find(allowed, compression) != allowed.end();
                RunConfig config;
                config.format = format;
                config.compression = compression;
                const auto checked = checkConfig(config);
                QCOMPARE(checked.ok(), good);
                if (good)
                    continue;
                QCOMPARE(checked.error().code, ErrorCode::badInput);
                QCOMPARE(checked.error().field, std::string("compression"));
                for (const std::string_view word :
                     {compressionName(compression), formatName(format), std::string_view("Allowed: none")})
                    QVERIFY(checked.error().message.find(word) != std::string::npos);
            }
    }
    void levelsHaveTheirCodecsRange() {
        const auto level = [](Compression compression, std::uint32_t asked) {
            return resolveEncoding(Format::parquet, compression, asked);
        };
        QCOMPARE(level(Compression::zstd, 19)->level, 19U);
        QCOMPARE(level(Compression::gzip, 9)->level, 9U);
        QVERIFY(!level(Compression::gzip, 10).ok());
        QVERIFY(level(Compression::gzip, 10).error().message.find("1 to 9") != std::string::npos);
        QVERIFY(!level(Compression::zstd, 20).ok());
        for (const Compression none : {Compression::none, Compression::snappy, Compression::lz4}) {
            QCOMPARE(level(none, 0)->level, 0U);
            QVERIFY(!level(none, 1).ok());
            QCOMPARE(level(none, 1).error().field, std::string("compression-level"));
        }
    }
    void autoIsALevelOfItsOwnSoThatPlansAreEqual() {
        for (const Compression one : {Compression::gzip, Compression::zstd})
            QVERIFY(*resolveEncoding(Format::csv, one, 0) == *resolveEncoding(Format::csv, one, levelsOf(one).usual));
    }
    void standardOutputTakesTextAlone() {
        RunConfig config;
        config.output = "-";
        for (const Format format : allFormats) {
            config.format = format;
            QCOMPARE(checkConfig(config).ok(), (Encoding{.format = format}).isText());
        }
        QCOMPARE(checkConfig(config).error().field, std::string("format"));
    }
    void extensionsSayWhatIsInside() {
        QCOMPARE(fileExtension({}), std::string(".jsonl"));
        QCOMPARE(fileExtension({Format::jsonl, Compression::zstd, 1}), std::string(".jsonl.zst"));
        QCOMPARE(fileExtension({Format::csv, Compression::gzip, 6}), std::string(".csv.gz"));
        QCOMPARE(fileExtension({Format::parquet, Compression::gzip, 6}), std::string(".parquet"));
        QCOMPARE(fileExtension({Format::arrow, Compression::lz4, 0}), std::string(".arrow"));
    }
};

QTEST_APPLESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
