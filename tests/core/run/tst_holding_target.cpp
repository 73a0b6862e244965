#include "core/run/holding_target.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

/// Remembers what was written to it, in order.
class Recorder final : public Target {
public:
    std::string written; // must outlive the target's writers
    bool finished = false;

    bool wants(Table table) const override { return table != Table::devices; }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override {
        written += "[" + std::to_string(shard);
        return std::unique_ptr<ShardWriter>(std::make_unique<Writer>(*this));
    }
    Result<void> finish() override {
        finished = true;
        return {};
    }

private:
    class Writer final : public ShardWriter {
    public:
        explicit Writer(Recorder& target) : m_target(target) {}
        Result<void> write(Table table, std::string_view bytes) override {
            m_target.written += " " + std::to_string(int(table)) + ":" +
                                (bytes.size() < 100 ? std::string(bytes) : std::to_string(bytes.size()));
            return {};
        }
        Result<ShardRecord> commit(const ShardTotals& totals) override {
            m_target.written += " rows " + std::to_string(totals.rows) + "]";
            return ShardRecord{};
        }

    private:
        Recorder& m_target;
    };
};

struct Bench {
    Budget budget{8 << 20};
    Recorder* real = new Recorder;
    int refusals = 0;
    bool goOn = true;
    std::function<bool()> whenRefused = [] { return false; };
    HoldingTarget target{std::unique_ptr<Target>(real),
                         {.budget = budget,
                          .pace = [this] { return goOn; },
                          .refused =
                              [this](const Error& error) {
                                  ++refusals;
                                  return error.code == ErrorCode::memory && whenRefused();
                              },
                          .mayGoOn = [this] { return goOn; }}};

    void hold(std::uint64_t shard, const std::string& customers, const std::string& transactions) {
        auto writer = target.openShard(shard).value();
        QVERIFY(writer->write(Table::transactions, transactions).ok());
        QVERIFY(writer->write(Table::customers, customers).ok());
        QVERIFY(writer->commit({.rows = shard + 1}).ok());
    }
};

} // namespace

/// What is held is written at the end, in order and whole, every byte reserved meanwhile.
class TestHoldingTarget : public QObject {
    Q_OBJECT

private slots:
    void writesAllInOrderAtTheEndAndGivesMemoryBack() {
        Bench bench;
        bench.hold(1, "c1", "t1");
        bench.hold(0, "c0", "t0");
        QVERIFY(bench.real->written.empty());
        QCOMPARE(bench.budget.stats().used, std::uint64_t(4) << 20);
        QVERIFY(bench.target.finish().ok());
        QCOMPARE(bench.real->written, std::string("[0 0:c0 2:t0 rows 1][1 0:c1 2:t1 rows 2]"));
        QVERIFY(bench.real->finished);
        QCOMPARE(bench.budget.stats().used, std::uint64_t(0));
    }

    void aShardThatWasNotCommittedIsDropped() {
        Bench bench;
        {
            auto writer = bench.target.openShard(0).value();
            QVERIFY(writer->write(Table::transactions, "half").ok());
        }
        QCOMPARE(bench.budget.stats().used, std::uint64_t(0));
        QVERIFY(bench.target.finish().ok());
        QVERIFY(bench.real->written.empty());
    }

    void aRefusalEndsItUnlessThereIsRoomLater() {
        Bench bench;
        const std::string nine(9 << 20, 'x');
        auto writer = bench.target.openShard(0).value();
        QVERIFY(!writer->write(Table::transactions, nine).ok());
        QCOMPARE(bench.refusals, 1);
        QCOMPARE(bench.budget.stats().peak, std::uint64_t(8) << 20);
        writer.reset();
        bench.whenRefused = [&] {
            bench.budget.setLimit(16 << 20);
            return true;
        };
        writer = bench.target.openShard(0).value();
        QVERIFY(writer->write(Table::transactions, nine).ok());
        QVERIFY(writer->commit({.rows = 1}).ok());
        QVERIFY(bench.target.finish().ok());
        std::string pieces;
        for (int piece = 0; piece < 9; ++piece) {
            pieces += " 2:1048576";
        }
        QCOMPARE(bench.real->written, "[0" + pieces + " rows 1]");
    }

    void aStopEndsHoldingAndWriting() {
        Bench bench;
        bench.hold(0, "c", "t");
        bench.goOn = false;
        QCOMPARE(int(bench.target.finish().error().code), int(ErrorCode::cancelled));
        QVERIFY(!bench.real->finished);
        auto writer = bench.target.openShard(1).value();
        QCOMPARE(int(writer->write(Table::customers, "c").error().code), int(ErrorCode::cancelled));
    }
};

QTEST_GUILESS_MAIN(TestHoldingTarget)
#include "tst_holding_target.moc"
