#include "core/dataset/sample/episode_join.h"
#include "core/dataset/sample/row_marks.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace ledgerloom;

/// Every row hears of its episode and no other does, whether ids fit into memory or not; what stands beside rows is
/// read in their order.
class TestEpisodeJoin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowHearsOfItsEpisode_data();
    void everyRowHearsOfItsEpisode();
    void marksStandBesideTheirRows();
};

void TestEpisodeJoin::everyRowHearsOfItsEpisode_data() {
    QTest::addColumn<bool>("spills");
    QTest::newRow("in memory") << false;
    QTest::newRow("on disk") << true;
}

void TestEpisodeJoin::everyRowHearsOfItsEpisode() {
    QFETCH(bool, spills);
    constexpr std::uint64_t count = 60'000;
    const std::uint64_t budgetBytes = std::uint64_t{spills ? 1U : 32U} << 20;
    const QTemporaryDir folder;
    FileSystem files;
    Budget budget(budgetBytes);
    const DatasetWork work{.files = files, .budget = budget};
    EpisodeJoin join(work, folder.path().toStdString(), budgetBytes / 2);
    const auto id = [](std::uint64_t row) { return keyOfId("TXN_" + std::to_string(1'000'000 + row)); };
    for (std::uint64_t row = 0; row < count; row += 7) { // told twice: the least counts
        QVERIFY(join.addLabel(id(row), {1, row / 70 + 1}).ok());
        QVERIFY(join.addLabel(id(row), {1, row / 70}).ok());
    }
    for (std::uint64_t row = 0; row < count; ++row) // one behind the other, and each twice
        QVERIFY(join.addRow(id((row * 7'919) % count / 2 * 2), row).ok());
    QCOMPARE(join.rows(), count);
    std::map<std::uint64_t, int> seen;
    const auto joined = join.join([&](std::uint64_t row, std::uint64_t value, const IdKey* mark) -> Result<void> {
        ++seen[row];
        const std::uint64_t of = (row * 7'919) % count / 2 * 2;
        const bool right =
            value == row && (mark != nullptr) == (of % 7 == 0) && (mark == nullptr || mark->low == of / 70);
        return right ? Result<void>() : Error{.message = "row " + std::to_string(row)};
    });
    QVERIFY2(joined.ok(), joined.ok() ? "" : joined.error().message.c_str());
    QCOMPARE(seen.size(), std::size_t{count});
    QVERIFY(budget.stats().peak <= budgetBytes);
}

void TestEpisodeJoin::marksStandBesideTheirRows() {
    const QTemporaryDir folder;
    FileSystem files;
    for (const std::uint64_t step : {1U, 3U, 50'000U}) {
        RowMarks marks(files, folder.path().toStdString());
        for (std::uint64_t row = 0; row < 20'000; row += step)
            QVERIFY(marks.add(row, row * 2).ok());
        QVERIFY(marks.finish().ok());
        QCOMPARE(marks.count(), (20'000 + step - 1) / step);
        for (std::uint64_t row = 0; row < 20'010; ++row) {
            const auto at = marks.at(row);
            QVERIFY(at.ok());
            QCOMPARE(at->has_value(), row < 20'000 && row % step == 0);
            QCOMPARE(at->value_or(row * 2), row * 2);
        }
    }
    RowMarks none(files, folder.path().toStdString());
    QVERIFY(none.finish().ok() && none.at(0).ok() && !none.at(1)->has_value());
}

QTEST_GUILESS_MAIN(TestEpisodeJoin)
#include "tst_episode_join.moc"
