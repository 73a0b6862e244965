#include "core/storage/object_target.h"
#include "tests/support/fake_clock.h"
#include "tests/support/file_tree.h"
#include "tests/support/memory_store.h"
#include "tests/support/tiny_dataset.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr std::uint64_t shards = 5;

} // namespace

/// A run on an object store ends with a folder's bytes, and shows nothing that is not whole.
class TestObjectTarget : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_objects = std::make_shared<MemoryObjects>();
        m_info = tinyDataset("s3://bucket/p", shards);
    }

    void theBytesAreAFolders() {
        QVERIFY(makeTinyShards(*opened(), {3, 0, 4, 1, 2}).ok());
        QVERIFY(tree() == folderTree());
    }

    void chunksToo() {
        m_info.plan.shardsPerChunk = 2;
        QVERIFY(makeTinyShards(*opened(), {3, 0, 4, 1, 2}).ok());
        QVERIFY(tree() == folderTree());
    }

    void aPartIsNotSeenBeforeItsShardIsWhole() {
        const auto target = opened();
        {
            auto writer = target->openShard(0);
            QVERIFY(writer.ok());
            QVERIFY((*writer)->write(Table::customers, "half").ok());
            QVERIFY(tree().empty());
        }
        QVERIFY(tree().empty());
        QVERIFY(!target->holds(0));
    }

    void theManifestIsTheLast() {
        const auto target = opened();
        std::vector<std::string> closed;
        m_objects->fail = [&closed](const std::string& request) {
            if (request.starts_with("close ") && request.find(".ledgerloom") == std::string::npos) {
                closed.push_back(request.substr(6));
            }
            return std::optional<ErrorCode>();
        };
        QVERIFY(makeTinyShards(*target, {0, 1, 2, 3, 4}).ok());
        QVERIFY(closed.size() > 3);
        const std::vector<std::string> last(closed.end() - 3, closed.end());
        QVERIFY(last == std::vector<std::string>({"parts.jsonl", "DATASET.md", "manifest.json"}));
    }

    /// Whatever request fails, once: the run that goes on ends with the same bytes, and before that no manifest stood.
    void anErrorAtEveryRequestLeavesAResumableRun() {
        const auto whole = folderTree();
        for (int at = 0;; ++at) {
            m_objects->objects.clear();
            bool reached = false;
            m_info.config.ifExists = IfExists::fail;
            failAt(at, &reached);
            {
                auto target = ObjectTarget::open(store(), m_info, m_clock);
                if (target && makeTinyShards(**target, {0, 1, 2, 3, 4}).ok()) {
                    m_objects->fail = nullptr;
                    QVERIFY(tree() == whole);
                    if (!reached) {
                        QVERIFY(at > 30);
                        return;
                    }
                    continue;
                }
                QVERIFY(!tree().contains("manifest.json"));
            }
            m_objects->fail = nullptr;
            m_objects->nowUs += 30'000'000; // where it was the lock's giving back that failed
            m_info.config.ifExists = IfExists::resume;
            QVERIFY(makeTinyShards(*opened(), {0, 1, 2, 3, 4}).ok());
            QVERIFY2(tree() == whole, qPrintable(QStringLiteral("request %1").arg(at)));
        }
    }

    void resumeKeepsWhatHoldsAndMakesTheRest() {
        {
            const auto target = opened();
            QVERIFY(makeTinyShard(*target, 1).ok());
            QVERIFY(makeTinyShard(*target, 3).ok());
            QVERIFY(makeTinyShard(*target, 4).ok());
        }
        m_objects->objects["devices/part-00000003.jsonl"].bytes = "cut";
        m_objects->objects.erase("customers/part-00000004.jsonl");
        m_info.config.ifExists = IfExists::resume;
        const auto target = opened();
        QCOMPARE(target->kept().shards, std::uint64_t(1));
        QCOMPARE(target->kept().rows, std::uint64_t(1));
        QCOMPARE(target->kept().damaged, std::uint64_t(2));
        QVERIFY(target->holds(1));
        QVERIFY(!target->holds(3));
        QVERIFY(makeTinyShards(*target, {0, 1, 2, 3, 4}).ok());
        QVERIFY(tree() == folderTree());
    }

    void aChangedByteIsFoundWhenAskedFor() {
        QVERIFY(makeTinyShards(*opened(), {0, 1, 2, 3, 4}).ok());
        m_objects->objects["devices/part-00000003.jsonl"].bytes[0] = 'X';
        m_info.config.ifExists = IfExists::resume;
        m_info.config.checkParts = true;
        const auto target = opened();
        QCOMPARE(target->kept().damaged, std::uint64_t(1));
        QVERIFY(!target->kept().finished);
        QVERIFY(!tree().contains("manifest.json"));
    }

    void aFinishedRunHasNothingLeftToDo() {
        QVERIFY(makeTinyShards(*opened(), {0, 1, 2, 3, 4}).ok());
        m_info.config.ifExists = IfExists::resume;
        QVERIFY(opened()->kept().finished);
    }

    void anotherConfigIsNotResumed() {
        QVERIFY(makeTinyShard(*opened(), 0).ok());
        m_info.config.ifExists = IfExists::resume;
        m_info.config.seed = 7;
        const auto refused = ObjectTarget::open(store(), m_info, m_clock);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().code == ErrorCode::badInput);
        QVERIFY(refused.error().message.find("seed was 42 and is now 7") != std::string::npos);
    }

    void whatIsThereIsLeftAlone() {
        m_objects->objects["holiday.jpg"].bytes = "mine";
        const auto refused = ObjectTarget::open(store(), m_info, m_clock);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().code == ErrorCode::badInput);
        QVERIFY(refused.error().message.find("holiday.jpg") != std::string::npos);
        QCOMPARE(m_objects->objects.size(), std::size_t(1));
        m_info.config.ifExists = IfExists::resume;
        QVERIFY(!ObjectTarget::open(store(), m_info, m_clock).ok());
    }

    void overwriteRemovesOnlyTheOldDataset() {
        QVERIFY(makeTinyShards(*opened(), {0, 1, 2, 3, 4}).ok());
        m_objects->objects["holiday.jpg"].bytes = "mine";
        m_objects->objects["transactions/notes.txt"].bytes = "mine";
        m_info = tinyDataset("s3://bucket/p", 2);
        m_info.config.ifExists = IfExists::overwrite;
        QVERIFY(makeTinyShards(*opened(), {0, 1}).ok());
        auto found = tree();
        QCOMPARE(found.erase("holiday.jpg"), std::size_t(1));
        QCOMPARE(found.erase("transactions/notes.txt"), std::size_t(1));
        QVERIFY(found == folderTree());
    }

    void overwriteClearsAnInterruptedRunToo() {
        {
            const auto target = opened();
            QVERIFY(makeTinyShard(*target, 3).ok());
            m_objects->fail = [](const std::string& request) {
                return request == "close .ledgerloom/shards/00000004.json" ? std::optional(ErrorCode::io)
                                                                           : std::nullopt;
            };
            QVERIFY(!makeTinyShard(*target, 4).ok());
            m_objects->fail = nullptr;
        }
        QVERIFY(tree().contains("devices/part-00000004.jsonl"));
        m_info = tinyDataset("s3://bucket/p", 2);
        m_info.config.ifExists = IfExists::overwrite;
        QVERIFY(makeTinyShards(*opened(), {0, 1}).ok());
        QVERIFY(tree() == folderTree());
    }

    void aSecondWriterPublishesNothing() {
        const auto target = opened();
        {
            const std::lock_guard lock(m_objects->mutex);
            m_objects->objects[std::string(objectLockPath)].bytes = "{\"token\":\"foreign\",\"held\":true}";
        }
        m_clock->advanceUs(1'000'000);
        const auto made = makeTinyShard(*target, 0);
        QVERIFY(!made.ok());
        QVERIFY(made.error().code == ErrorCode::folderInUse);
        QVERIFY(target->broken());
        QVERIFY(target->broken()->code == ErrorCode::folderInUse);
        QVERIFY(tree().empty());
    }

private:
    std::unique_ptr<ObjectStore> store() { return std::make_unique<MemoryStore>(m_objects); }

    std::unique_ptr<ObjectTarget> opened() {
        auto target = ObjectTarget::open(store(), m_info, m_clock);
        if (!target) {
            qFatal("%s", target.error().message.c_str());
        }
        return std::move(target).value();
    }

    void failAt(int at, bool* reached) {
        auto count = std::make_shared<int>(0);
        m_objects->fail = [=](const std::string&) {
            const bool now = (*count)++ == at;
            *reached = *reached || now;
            return now ? std::optional(ErrorCode::io) : std::nullopt;
        };
    }

    std::map<std::string, QByteArray> tree() {
        const std::lock_guard lock(m_objects->mutex);
        std::map<std::string, QByteArray> found;
        for (const auto& [path, object] : m_objects->objects) {
            if (!path.starts_with(".ledgerloom/")) {
                found[path] = QByteArray::fromStdString(object.bytes);
            }
        }
        return found;
    }

    std::map<std::string, QByteArray> folderTree() {
        const QTemporaryDir folder;
        DatasetInfo info = m_info;
        info.config.output = folder.filePath(QStringLiteral("d")).toStdString();
        info.config.ifExists = IfExists::fail;
        FileSystem files;
        auto target = FolderTarget::open(files, info);
        std::vector<std::uint64_t> all;
        for (std::uint64_t shard = 0; shard < info.plan.shards; ++shard) {
            all.push_back(shard);
        }
        if (!target || !makeTinyShards(**target, all)) {
            qFatal("the folder to compare with could not be made");
        }
        return fileTree(QString::fromStdString(info.config.output));
    }

    std::shared_ptr<MemoryObjects> m_objects;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    DatasetInfo m_info;
};

QTEST_APPLESS_MAIN(TestObjectTarget)
#include "tst_object_target.moc"
