#include "core/dataset/pipe/grouping.h"

#include <QTemporaryDir>
#include <QtTest>

#include <arrow/api.h>

#include <cmath>
#include <map>

using namespace ledgerloom;

namespace {

std::shared_ptr<arrow::Schema> schema() {
    return arrow::schema({arrow::field("key", arrow::utf8()), arrow::field("value", arrow::float64()),
                          arrow::field("text", arrow::utf8())});
}

/// Keys come again far from each other, some null; texts get smaller, so that each is kept for a while.
std::shared_ptr<arrow::RecordBatch> batch(int first, int groups) {
    arrow::StringBuilder keys;
    arrow::DoubleBuilder values;
    arrow::StringBuilder texts;
    for (int row = first; row < first + 1'000; ++row) {
        const int group = row * 7'919 % groups;
        const auto added = (group == 0 ? keys.AppendNull() : keys.Append("group " + std::to_string(group))) &
                           (row % 10 == 0 ? values.AppendNull() : values.Append(row / 10.0)) &
                           texts.Append(std::to_string(1'000'000 - row));
        if (!added.ok())
            return nullptr;
    }
    return arrow::RecordBatch::Make(schema(), 1'000, {*keys.Finish(), *values.Finish(), *texts.Finish()});
}

} // namespace

/// Groups are the same whether they fit into memory or not, and their keys have the order of what they stand for.
class TestGrouping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryDecidesNothing_data();
    void memoryDecidesNothing();
    void noRowsAreOneGroupWithoutColumns();
    void keysHaveTheOrderOfValues();
};

void TestGrouping::memoryDecidesNothing_data() {
    QTest::addColumn<int>("mebibytes");
    QTest::addColumn<bool>("spills");
    QTest::newRow("in memory") << 512 << false;
    QTest::newRow("on disk") << 12 << true;
}

void TestGrouping::memoryDecidesNothing() {
    QFETCH(int, mebibytes);
    QFETCH(bool, spills);
    constexpr int rows = 120'000;
    constexpr int groups = 40'000;
    const QTemporaryDir folder;
    FileSystem files;
    Budget budget(static_cast<std::uint64_t>(mebibytes) << 20U);
    const DatasetWork work{.files = files, .budget = budget};
    auto pool = std::make_shared<BudgetPool>(budget, "rows");
    const auto aggregates = parseAggregates("count, sum(value), min(text) as least, max(value)");
    QVERIFY(aggregates.ok());
    auto grouping = Grouping::make(
        work, pool,
        {.groupBy = {"key"}, .aggregates = *aggregates, .scratchFolder = folder.path().toStdString(), .source = "test"},
        schema());
    QVERIFY(grouping.ok());
    std::map<std::string, std::tuple<std::int64_t, double, std::string>> expected;
    for (int first = 0; first < rows; first += 1'000) {
        const auto made = batch(first, groups);
        const auto added = (*grouping)->add(made);
        QVERIFY2(added.ok(), added.ok() ? "" : added.error().message.c_str());
        for (int row = first; row < first + 1'000; ++row) {
            const int group = row * 7'919 % groups;
            auto& [count, sum, least] = expected[group == 0 ? "" : "group " + std::to_string(group)];
            const std::string text = std::to_string(1'000'000 - row);
            least = count++ == 0 || text < least ? text : least;
            sum += row % 10 == 0 ? 0 : row / 10.0;
        }
    }
    QCOMPARE((*grouping)->spilled() > 0, spills);
    auto next = expected.begin();
    bool same = true;
    const auto drained = (*grouping)->drain({}, [&](const std::shared_ptr<arrow::RecordBatch>& page) -> Result<void> {
        const auto& keys = static_cast<const arrow::StringArray&>(*page->column(0));
        const auto& counts = static_cast<const arrow::Int64Array&>(*page->column(1));
        const auto& sums = static_cast<const arrow::DoubleArray&>(*page->column(2));
        const auto& least = static_cast<const arrow::StringArray&>(*page->column(3));
        for (std::int64_t row = 0; row < page->num_rows(); ++row, ++next)
            same = same && next != expected.end() && next->first == keys.GetView(row) &&
                   std::get<0>(next->second) == counts.Value(row) &&
                   (sums.IsNull(row) ? std::get<1>(next->second) == 0
                                     : std::abs(std::get<1>(next->second) - sums.Value(row)) < 1e-6) &&
                   std::get<2>(next->second) == least.GetView(row);
        return {};
    });
    QVERIFY2(drained.ok(), drained.ok() ? "" : drained.error().message.c_str());
    QVERIFY(same && next == expected.end());
    grouping->reset();
    QVERIFY(budget.stats().used <= std::uint64_t{8} << 20U); // what the pool keeps for the next
}

void TestGrouping::noRowsAreOneGroupWithoutColumns() {
    FileSystem files;
    Budget budget(std::uint64_t{64} << 20U);
    const DatasetWork work{.files = files, .budget = budget};
    const auto aggregates = parseAggregates("count, sum(value), max(text)");
    auto grouping =
        Grouping::make(work, std::make_shared<BudgetPool>(budget, "rows"),
                       {.groupBy = {}, .aggregates = *aggregates, .scratchFolder = {}, .source = {}}, schema());
    QVERIFY(grouping.ok());
    std::shared_ptr<arrow::RecordBatch> told;
    QVERIFY((*grouping)
                ->drain({},
                        [&](const std::shared_ptr<arrow::RecordBatch>& page) -> Result<void> {
                            told = page;
                            return {};
                        })
                .ok());
    QVERIFY(told && told->num_rows() == 1);
    QCOMPARE(told->ToString().find("null") != std::string::npos, true);
    QCOMPARE(static_cast<const arrow::Int64Array&>(*told->column(0)).Value(0), 0);
    QVERIFY(told->column(1)->IsNull(0) && told->column(2)->IsNull(0));
}

void TestGrouping::keysHaveTheOrderOfValues() {
    arrow::DoubleBuilder numbers;
    QVERIFY(numbers.AppendNull().ok());
    for (const double value : std::initializer_list<double>{-INFINITY, -2.5, -0.0, 1e-300, 3.0, INFINITY, NAN})
        QVERIFY(numbers.Append(value).ok());
    arrow::StringBuilder texts;
    QVERIFY(texts.AppendNull().ok());
    using namespace std::string_view_literals;
    for (const std::string_view text : {""sv, "\0"sv, "\0\0"sv, "\0a"sv, "a"sv, "a\0"sv, "b"sv})
        QVERIFY(texts.Append(text).ok());
    for (const std::shared_ptr<arrow::Array>& column : {*numbers.Finish(), *texts.Finish()}) {
        const arrow::ArrayVector columns{column, column};
        GroupKey keys({column->type(), column->type()});
        keys.bind(columns);
        std::string before;
        std::vector<std::unique_ptr<arrow::ArrayBuilder>> builders(2);
        for (auto& builder : builders)
            QVERIFY(arrow::MakeBuilder(arrow::default_memory_pool(), column->type(), &builder).ok());
        for (std::int64_t row = 0; row < column->length(); ++row) {
            std::string key;
            keys.of(row, key);
            QVERIFY(before < key && (row == 0 || keyHead(before) <= keyHead(key)));
            QVERIFY(keys.take(key, builders).ok());
            before = key;
        }
        for (auto& builder : builders)
            QVERIFY((*builder->Finish())->Equals(column, arrow::EqualOptions::Defaults().nans_equal(true)));
    }
}

QTEST_GUILESS_MAIN(TestGrouping)
#include "tst_grouping.moc"
