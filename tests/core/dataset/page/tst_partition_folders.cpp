#include "core/dataset/row_source.h"
#include "tests/support/read_rows.h"
#include "tests/support/small_engine.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Folders as Spark and Hive write them: papers are passed over, what stands in names of folders is a column of every
/// row, is searched like others, and stands there wherever in the table a row is.
class TestPartitionFolders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfFoldersAreColumns();
    void theyAreSearched();
    void ownPartitionsAreShown();

private:
    std::string spark();
    std::vector<std::string> rowAt(RowSource& rows, std::uint64_t row) const {
        const auto page = rows.page(row, 1, RowSource::whole, {});
        std::vector<std::string> cells;
        for (std::size_t column = 0; page && column < (*page)->columns(); ++column)
            cells.emplace_back((*page)->cell(0, column).value_or("null"));
        return cells;
    }

    QTemporaryDir m_folder;
    FileSystem m_files;
    Budget m_budget{std::uint64_t{512} << 20U};
    DatasetWork m_work{.files = m_files, .budget = m_budget};
};

/// 40 rows in four files, of two days and two places, one of which is null and one written in percent codes.
std::string TestPartitionFolders::spark() {
    const std::string root = m_folder.filePath(QStringLiteral("spark")).toStdString();
    const QDir folder(m_folder.path());
    int id = 0;
    for (const char* day : {"dt=2025-07-05", "dt=2025-07-06"})
        for (const char* place : {"place=S%C3%A3o%20Jo%C3%A3o%2FMG", "place=__HIVE_DEFAULT_PARTITION__"}) {
            const std::string name = std::string(day) + "/" + place;
            folder.mkpath(QString::fromStdString("spark/" + name));
            std::string text;
            for (int i = 0; i < 10; ++i, ++id)
                text += "{\"id\":" + std::to_string(id) + "}\n";
            const std::string file = "part-00000-6cb2b4dc-2a0c-4a1c-9d0b-0c4f7c1d1e11.c000.json";
            putBytes(root + "/" + name + "/" + file, text);
            putBytes(root + "/" + name + "/." + file + ".crc", std::string("crc\0\0\0\2\0", 8));
        }
    putBytes(root + "/_SUCCESS", {});
    putBytes(root + "/._SUCCESS.crc", std::string("crc\0", 4));
    return root;
}

void TestPartitionFolders::namesOfFoldersAreColumns() {
    const auto opened = openRows(m_work, spark());
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
    QCOMPARE(opened->files, std::uint64_t{4});
    QCOMPARE(opened->table, std::string("spark"));
    std::vector<std::string> names;
    for (const SourceColumn& column : opened->rows->columns())
        names.push_back(column.name);
    QCOMPARE(names, (std::vector<std::string>{"id", "dt", "place"}));
    const std::string place = "S\xC3\xA3o Jo\xC3\xA3o/MG";
    QVERIFY(opened->rows->countRows({}, {}).ok());
    QCOMPARE(opened->rows->count().rows, std::uint64_t{40});
    // Forwards, backwards and far away. '_' comes after 'S'.
    for (const std::uint64_t row : {0ULL, 39ULL, 12ULL, 25ULL, 3ULL}) {
        const std::vector<std::string> expected{std::to_string(row), row < 20 ? "2025-07-05" : "2025-07-06",
                                                row % 20 < 10 ? place : "null"};
        QCOMPARE(rowAt(*opened->rows, row), expected);
    }
}

void TestPartitionFolders::theyAreSearched() {
    const auto opened = openRows(m_work, spark());
    QVERIFY(opened.ok());
    MatchList found(m_budget, std::uint64_t{1} << 20U);
    const RowSearch search{.conditions = {{"dt", "2025-07-06"}, {"place", "S\xC3\xA3o Jo\xC3\xA3o/MG"}}};
    QVERIFY(opened->rows->search(search, found, {}, {}).ok());
    QCOMPARE(found.count(), std::uint64_t{10});
    QCOMPARE(found.at(0), std::uint64_t{20});
    QCOMPARE(found.at(9), std::uint64_t{29});
}

void TestPartitionFolders::ownPartitionsAreShown() {
    RunConfig config = smallJob(m_folder.filePath(QStringLiteral("own")).toStdString());
    config.rows = 70'000;
    config.partition = Partition::month;
    QVERIFY(runEngine(config, std::make_shared<FileSystem>()).ok());
    const auto opened = openRows(m_work, config.output, "transactions");
    QVERIFY(opened.ok());
    const auto& columns = opened->rows->columns();
    const auto at = [&](const char* name) {
        return static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(),
                                                     [&](const SourceColumn& column) { return column.name == name; }) -
                                        columns.begin());
    };
    QCOMPARE(at("dt"), columns.size() - 1);
    for (const std::uint64_t row : {0ULL, 35'000ULL, 69'999ULL}) {
        const auto cells = rowAt(*opened->rows, row);
        QCOMPARE(cells[at("dt")], cells[at("timestamp")].substr(0, 7));
    }
}

QTEST_GUILESS_MAIN(TestPartitionFolders)
#include "tst_partition_folders.moc"
