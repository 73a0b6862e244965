#include "core/dataset/sort/row_sort.h"

#include <QTemporaryDir>
#include <QtTest>

#include <arrow/api.h>

using namespace ledgerloom;

/// Rows of any columns come out in order, each once, alike ones as they came, however little memory there is.
class TestRowSort : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeOutInOrder_data();
    void rowsComeOutInOrder();
};

void TestRowSort::rowsComeOutInOrder_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("passes");
    QTest::newRow("none") << 0 << 0 << 0;
    QTest::newRow("in memory") << 2'000 << 0 << 0;
    QTest::newRow("runs") << 120'000 << 0 << 1;
    QTest::newRow("two at a time") << 120'000 << 2 << 3;
}

void TestRowSort::rowsComeOutInOrder() {
    QFETCH(int, rows);
    QFETCH(int, width);
    QFETCH(int, passes);
    const QTemporaryDir folder;
    FileSystem files;
    Budget budget(std::uint64_t{32} << 20);
    const DatasetWork work{.files = files, .budget = budget};
    auto pool = std::make_shared<BudgetPool>(budget, "rows");
    RowSort sort(work, pool, {.number = "key", .texts = {"text"}},
                 {.scratchFolder = folder.path().toStdString(),
                  .mostBytes = std::uint64_t{1} << 20,
                  .mergeWidth = static_cast<std::uint64_t>(width)});
    for (int first = 0; first < rows; first += 1'000) {
        arrow::Int64Builder keys(pool->get());
        arrow::StringBuilder texts(pool->get());
        arrow::Int64Builder numbers(pool->get());
        for (std::int64_t row = first; row < first + 1'000; ++row) {
            QVERIFY((row % 97 == 0 ? keys.AppendNull() : keys.Append(row * 7'919 % 500)).ok());
            QVERIFY(texts.Append(std::to_string(row % 3)).ok());
            QVERIFY(numbers.Append(row).ok());
        }
        const auto batch = arrow::RecordBatch::Make(
            arrow::schema({arrow::field("key", arrow::int64()), arrow::field("text", arrow::utf8()),
                           arrow::field("number", arrow::int64())}),
            1'000, {*keys.Finish(), *texts.Finish(), *numbers.Finish()});
        QVERIFY(sort.add(batch).ok());
    }
    std::vector<std::tuple<std::int64_t, std::string, std::int64_t>> seen;
    const auto drained = sort.drain({}, [&](const std::shared_ptr<arrow::RecordBatch>& page) -> Result<void> {
        const auto& keys = static_cast<const arrow::Int64Array&>(*page->column(0));
        const auto& texts = static_cast<const arrow::StringArray&>(*page->column(1));
        const auto& numbers = static_cast<const arrow::Int64Array&>(*page->column(2));
        for (std::int64_t row = 0; row < page->num_rows(); ++row)
            seen.emplace_back(keys.IsNull(row) ? INT64_MIN : keys.Value(row), texts.GetString(row), numbers.Value(row));
        return {};
    });
    QVERIFY(drained.ok());
    QCOMPARE(seen.size(), static_cast<std::size_t>(rows));
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(std::adjacent_find(seen.begin(), seen.end()), seen.end());
    QVERIFY(passes == 0 ? sort.passes() == 0 : sort.passes() >= static_cast<std::size_t>(passes));
}

QTEST_MAIN(TestRowSort)
#include "tst_row_sort.moc"
