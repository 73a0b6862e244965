#include "tests/support/program.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

namespace {

std::vector<std::string> makingOf(const std::string& format, const std::string& compression,
                                  const std::string& output) {
    return {"generate", "--rows", "2000", "--format", format, "--compression", compression, "--output", output};
}

} // namespace

/// `--format`, `--compression` and `--compression-level` from the real command line.
class TestFormats : public QObject {
    Q_OBJECT

private slots:
    void filesAreNamedByWhatIsInside_data() {
        QTest::addColumn<std::string>("format");
        QTest::addColumn<std::string>("compression");
        QTest::addColumn<std::string>("extension");
        const auto row = [](const char* format, const char* compression, const char* extension) {
            QTest::newRow((std::string(format) + " " + compression).c_str())
                << std::string(format) << std::string(compression) << std::string(extension);
        };
        row("jsonl", "gzip", ".jsonl.gz");
        row("jsonl", "zstd", ".jsonl.zst");
        row("csv", "none", ".csv");
        row("csv", "zstd", ".csv.zst");
        row("parquet", "snappy", ".parquet");
        row("arrow", "lz4", ".arrow");
    }
    void filesAreNamedByWhatIsInside() {
        QFETCH(std::string, format);
        QFETCH(std::string, compression);
        QFETCH(std::string, extension);
        Program program;
        const ProgramEnd end = program.run(makingOf(format, compression, "out"));
        if (end.says("built without"))
            QSKIP("this program was built without Apache Arrow");
        QVERIFY2(end.exitCode == 0, end.err.c_str());
        for (const char* table : {"customers", "devices", "transactions"})
            QVERIFY(std::filesystem::exists(program.path("out/" + std::string(table) + "/part-00000000" + extension)));
        // The dataset knows its own files: it is replaced, not refused.
        auto again = makingOf("jsonl", "none", "out");
        again.insert(again.end(), {"--if-exists", "overwrite"});
        const ProgramEnd replaced = program.run(again);
        QVERIFY2(replaced.exitCode == 0, replaced.err.c_str());
        QVERIFY(!std::filesystem::exists(program.path("out/transactions/part-00000000" + extension)));
    }
    void badCombinationsSayWhatIsAllowed_data() {
        QTest::addColumn<std::vector<std::string>>("options");
        QTest::addColumn<std::string>("message");
        using Options = std::vector<std::string>;
        QTest::newRow("codec of text") << Options{"--format", "csv", "--compression", "snappy"}
                                       << std::string("compression: \"snappy\" does not go with format csv. Allowed: "
                                                      "none, gzip or zstd.");
        QTest::newRow("codec of arrow") << Options{"--format", "arrow", "--compression", "gzip"}
                                        << std::string("Allowed: none, zstd or lz4.");
        QTest::newRow("level out of range")
            << Options{"--compression", "gzip", "--compression-level", "12"}
            << std::string("compression-level: 12 is out of range for gzip. Allowed: 1 to 9, or auto (6).");
        QTest::newRow("level of none") << Options{"--compression-level", "3"}
                                       << std::string("compression \"none\" has no levels");
        QTest::newRow("level of nothing") << Options{"--compression", "zstd", "--compression-level", "40"}
                                          << std::string("compression-level: \"40\" is out of range");
        QTest::newRow("unknown format") << Options{"--format", "parket"} << std::string("parquet");
        QTest::newRow("whole files in a stream")
            << Options{"--format", "parquet", "--output", "-"} << std::string("Allowed there: jsonl or csv");
    }
    void badCombinationsSayWhatIsAllowed() {
        QFETCH(std::vector<std::string>, options);
        QFETCH(std::string, message);
        Program program;
        std::vector<std::string> arguments{"generate", "--rows", "1000"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        if (std::ranges::find(options, "--output") == options.end())
            arguments.insert(arguments.end(), {"--output", "out"});
        const ProgramEnd end = program.run(arguments);
        QCOMPARE(end.exitCode, 2);
        QVERIFY2(end.says(message), end.err.c_str());
        QVERIFY(!std::filesystem::exists(program.path("out")));
    }
    void aStreamOfSeveralPartsHasOneHeader() {
        Program program;
        const ProgramEnd end = program.run(
            {"generate", "--rows", "200000", "--part-size", "1MiB", "--format", "csv", "--output", "-", "--quiet"});
        QVERIFY2(end.exitCode == 0, end.err.c_str());
        QCOMPARE(std::count(end.out.begin(), end.out.end(), '\n'), std::ptrdiff_t{200'001});
        QVERIFY(end.out.starts_with("transaction_id,"));
        QVERIFY(end.out.find("transaction_id,", 1) == std::string::npos);
    }
    void previewShowsTheSameRowsWhateverTheFormat() {
        Program program;
        const std::vector<std::string> preview{"preview", "--rows", "5", "--json"};
        const auto of = [&](const std::string& format) {
            program.setVariable("LEDGERLOOM_ROWS", "3000");
            std::vector<std::string> arguments = preview;
            arguments.insert(arguments.end(), {"--format", format});
            return program.run(arguments);
        };
        const ProgramEnd wanted = of("jsonl");
        QVERIFY2(wanted.exitCode == 0, wanted.err.c_str());
        for (const char* format : {"csv", "parquet", "arrow"}) {
            const ProgramEnd shown = of(format);
            if (!shown.says("built without"))
                QCOMPARE(shown.out, wanted.out);
        }
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
