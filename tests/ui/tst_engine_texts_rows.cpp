// Whole sentences of the engine about files of rows that are looked at, made by the engine itself: in Portuguese all of
// each is Portuguese.
#include "core/dataset/inspect/inspect.h"
#include "core/dataset/row_page.h"
#include "core/dataset/row_source.h"
#include "core/format/part_encoders.h"
#include "tests/support/engine_sentences.h"
#include "ui/style/theme.h"

#include <QTest>

using namespace ledgerloom;
using ledgerloom::testing::EngineSentences;

class TestEngineTextsRows : public QObject, private EngineSentences {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!checkFormatBuiltIn(Format::parquet))
            QSKIP("rows are looked at with Apache Arrow, which was not built in");
        installStyle(); // brings the texts
    }
    void init() { begin(); }
    void cleanup() { applyLanguage(LanguageChoice::english); }
    void filesThatAreNone();
    void rowsThatCannotBeRead();
    void whatMemoryHasNoRoomFor();

private:
    /// What opening a file says, and what stands in place of its first rows.
    void look(const std::string& path, const std::string& table = {}) {
        const DatasetWork work{.files = m_files, .budget = m_budget};
        const auto opened = openRows(work, path, table);
        if (!opened) {
            hear(opened);
            return;
        }
        const auto page = opened->rows->page(0, 100, 1'000, {});
        if (!page) {
            hear(page);
            return;
        }
        for (std::size_t row = 0; row < (*page)->rows(); ++row)
            hear(std::string((*page)->fault(row)));
    }

    void sumUp(const DatasetWork& work, const std::string& path, const std::string& table = {},
               const std::vector<std::string>& by = {}) {
        InspectRequest request;
        request.path = path;
        request.table = table;
        request.by = by;
        if (const auto summed = inspect(work, request); !summed)
            hear(summed);
    }

    FileSystem m_files;
    Budget m_budget{std::uint64_t{512} << 20};
};

void TestEngineTextsRows::filesThatAreNone() {
    look(at("none"));
    look(file("empty/.hidden", ""));
    look(file("unknown.bin", QByteArray("\0\1\2", 3)));
    look(file("no.jsonl", "1\n2\n"));
    look(file("twice.csv", "a,a\n1,2\n"));
    look(file("cut.csv.gz", QByteArray::fromHex("1f8b0800000000000003")));
    look(file("bad.jsonl.zst", QByteArray::fromHex("28b52ffd0458")));
    const std::string fine = file("fine.csv", "a,b\n1,2\n");
    look(fine, "clients");
    const DatasetWork work{.files = m_files, .budget = m_budget};
    sumUp(work, fine, "clients");
    sumUp(work, fine, {}, {"c"});
    DatasetWork stopped = work;
    stopped.cancelled = [] { return true; };
    sumUp(stopped, fine);
    DatasetWork pressed = work;
    pressed.level = [] { return Level::emergency; };
    sumUp(pressed, fine);
    speaksPortuguese(9);
}

void TestEngineTextsRows::rowsThatCannotBeRead() {
    QByteArray rows = "{\"a\": 1, \"b\": \"x\", \"c\": true}\n";
    rows += rows + rows;
    for (const char* bad : {"[1]", "", "{\"a\": 1", "{\"a\": 1,", "{a: 1}", "{\"a\": 1} x", "{\"a\": \"x\n",
                            "{\"a\": tru}", "{\"a\": \"\xff\"}", "{\"a\": \"one\"}", "{\"c\": 7}"})
        rows += QByteArray(bad) + "\n";
    look(file("rows.jsonl", rows));
    look(file("rows.csv", "a,b\n1,2\n3,4\n5\n\"x\" y,6\n7,8,9\n\xff,1\n\n"));
    speaksPortuguese(9);
}

void TestEngineTextsRows::whatMemoryHasNoRoomFor() {
    const std::string fine = file("fine.jsonl", "{\"a\": 1}\n");
    for (const std::uint64_t bytes : {1'000ULL, 300'000ULL, 1'000'000ULL, 3'000'000ULL}) {
        Budget small(bytes);
        const DatasetWork work{.files = m_files, .budget = small};
        if (const auto opened = openRows(work, fine); !opened)
            hear(opened);
        sumUp(work, fine);
    }
    speaksPortuguese(2);
}

QTEST_MAIN(TestEngineTextsRows)
#include "tst_engine_texts_rows.moc"
