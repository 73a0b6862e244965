#include "core/run/commit_objects.h"
#include "core/run/dataset_info.h"
#include "core/run/planner.h"
#include "core/storage/object_records.h"
#include "core/storage/old_objects.h"
#include "core/storage/shard_objects.h"
#include "tests/support/fake_clock.h"
#include "tests/support/file_tree.h"
#include "tests/support/memory_store.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

const std::string address = "s3://bucket/p";

ShardTotals totalsOf(const Plan& plan, std::uint64_t shard) {
    const std::uint64_t first = plan.firstBlock(shard);
    const std::uint64_t end = std::min(plan.firstBlock(shard + 1), plan.blocks);
    return {.rows = plan.rowsBefore(end) - plan.rowsBefore(first),
            .fraudRows = 1,
            .customers = plan.customersBefore(end) - plan.customersBefore(first),
            .devices = 1,
            .firstTimeUs = 1'751'328'000'000'000,
            .lastTimeUs = 1'751'328'000'000'001};
}

Result<void> makeShard(Target& target, const Plan& plan, std::uint64_t shard) {
    auto writer = target.openShard(shard);
    if (!writer) {
        return writer.error();
    }
    for (const Table table : allTables) {
        if (!target.wants(table)) {
            continue;
        }
        const std::string text = std::string(tableName(table)) + " of shard " + std::to_string(shard) + "\n";
        if (auto written = (*writer)->write(table, text); !written) {
            return written;
        }
    }
    auto record = (*writer)->commit(totalsOf(plan, shard));
    return record ? Result<void>() : Result<void>(record.error());
}

} // namespace

/// Shards that anybody puts into an object store become what one run would have made, or it is said what is missing.
class TestCommitObjects : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_objects = std::make_shared<MemoryObjects>();
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 300'000;
        config.partSizeBytes = 4 << 20;
        config.output = address;
        const auto planned = makePlan(config);
        QVERIFY2(planned.ok(), planned ? "" : planned.error().message.c_str());
        m_info = datasetInfo(config, planned->plan);
        m_text = planFileText(m_info, "1");
        QCOMPARE(m_info.plan.shards, std::uint64_t(5));
    }

    void theTreeOfOneRun() {
        for (const std::uint64_t shard : std::vector<std::uint64_t>{3, 0, 4, 1, 2, 3}) {
            QVERIFY(make(shard).ok());
        }
        const auto report = commit();
        QVERIFY2(report.ok(), report ? "" : report.error().message.c_str());
        QCOMPARE(report->rows, std::uint64_t(300'000));
        QVERIFY(tree() == folderTree());
        QVERIFY(commit()->wasCommitted);
        QVERIFY(tree() == folderTree());
    }

    void missingShardsAreNamedAndNothingIsChanged() {
        QVERIFY(make(1).ok());
        const auto before = tree();
        const auto report = commit();
        QCOMPARE(report.error().code, ErrorCode::incomplete);
        QVERIFY(report.error().message.starts_with("4 of 5 shards are missing in s3://bucket/p: 0, 2 to 4."));
        QVERIFY(tree() == before);
    }

    void whatIsThereIsNotMadeAgain() {
        QVERIFY(make(2).ok());
        const auto again = open(m_info, m_text, 2);
        QVERIFY((*again)->holds(2));
        QCOMPARE((*again)->kept().rows, totalsOf(m_info.plan, 2).rows);
        m_objects->objects["transactions/part-00000002.jsonl"].bytes = "cut";
        QVERIFY(!(*open(m_info, m_text, 2))->holds(2));
    }

    void anotherPlanIsRefused() {
        QVERIFY(make(2).ok());
        DatasetInfo other = m_info;
        other.config.seed = other.plan.seed = 43;
        const auto refused = open(other, planFileText(other, "1"), 2);
        QCOMPARE(refused.error().code, ErrorCode::badInput);
        QVERIFY(refused.error().message.find("shards of another plan") != std::string::npos);
    }

    void whatIsNotOursStays() {
        m_objects->objects["holiday.jpg"].bytes = "mine";
        QCOMPARE(make(0).error().code, ErrorCode::badInput);
        QCOMPARE(commit().error().code, ErrorCode::badInput);
        QCOMPARE(tree().size(), std::size_t(1));
    }

    void whatWasBegunIsClearedWhole() {
        m_objects->objects["transactions/holiday.jpg"].bytes = "mine";
        m_objects->objects[".ledgerloom/plan.json"].bytes = m_text; // claimed, whatever stands there
        QVERIFY(make(1).ok());
        QVERIFY(make(4).ok());
        // Killed before its record was written.
        m_objects->objects.erase(ObjectRecords::path(4));
        MemoryStore begun(m_objects);
        QVERIFY(clearOldObjects(begun).ok());
        QCOMPARE(m_objects->objects.size(), std::size_t(1));
        QVERIFY(m_objects->objects.contains("transactions/holiday.jpg"));
    }

    /// Whatever request fails, once: there is no manifest, and the next commit ends well.
    void anErrorAtEveryRequestOfTheCommit() {
        for (std::uint64_t shard = 0; shard < 5; ++shard) {
            QVERIFY(make(shard).ok());
        }
        const auto made = m_objects->objects;
        const auto whole = folderTree();
        for (int at = 0;; ++at) {
            m_objects->objects = made;
            m_objects->nowUs += 60'000'000;
            std::atomic<int> left = at;
            std::atomic<bool> reached = false;
            m_objects->fail = [&](const std::string&) {
                const bool now = left-- == 0;
                reached = reached || now;
                return now ? std::optional(ErrorCode::io) : std::nullopt;
            };
            const auto report = commit();
            m_objects->fail = nullptr;
            if (!report) {
                QVERIFY(!tree().contains("manifest.json"));
                m_objects->nowUs += 60'000'000;
                QVERIFY(commit().ok());
            }
            QVERIFY(tree() == whole);
            if (!reached) {
                QVERIFY(at > 20);
                return;
            }
        }
    }

private:
    std::unique_ptr<ObjectStore> store() const { return std::make_unique<MemoryStore>(m_objects); }
    Result<std::unique_ptr<Target>> open(const DatasetInfo& info, const std::string& text, std::uint64_t shard) const {
        return ShardObjectTarget::open(store(), info, shard, text);
    }
    Result<void> make(std::uint64_t shard) const {
        auto target = open(m_info, m_text, shard);
        return target ? makeShard(**target, m_info.plan, shard) : Result<void>(target.error());
    }
    Result<CommitReport> commit() const {
        return commitObjects(CommitStore{.address = address,
                                         .open = [this]() -> Result<std::unique_ptr<ObjectStore>> { return store(); },
                                         .clock = std::make_shared<FakeClock>()},
                             "1", false);
    }
    /// Without the work folder.
    std::map<std::string, QByteArray> tree() const {
        std::map<std::string, QByteArray> files;
        for (const auto& [name, object] : m_objects->objects) {
            if (!name.starts_with(".ledgerloom/")) {
                files[name] = QByteArray::fromStdString(object.bytes);
            }
        }
        return files;
    }
    std::map<std::string, QByteArray> folderTree() const {
        const QTemporaryDir folder;
        FileSystem files;
        DatasetInfo info = m_info;
        info.config.output = folder.filePath(QStringLiteral("d")).toStdString();
        auto target = openTarget(files, info);
        for (std::uint64_t shard = 0; target && shard < 5; ++shard) {
            static_cast<void>(makeShard(**target, info.plan, shard).ok());
        }
        static_cast<void>((*target)->finish().ok());
        return fileTree(folder.filePath(QStringLiteral("d")));
    }

    std::shared_ptr<MemoryObjects> m_objects;
    DatasetInfo m_info;
    std::string m_text;
};

QTEST_APPLESS_MAIN(TestCommitObjects)
#include "tst_commit_objects.moc"
