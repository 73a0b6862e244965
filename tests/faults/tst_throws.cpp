// A shard whose making throws, anywhere.
#include "core/format/part_encoders.h"
#include "tests/support/file_tree.h"
#include "tests/support/refused_allocation.h"
#include "tests/support/small_engine.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <stdexcept>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

enum class Stage { none, creating, writing, sealing, naming, keepingTheName };

/// Watches a thread from its first file of a shard to the shard's record, and throws in a stage of storage.
class ThrowingFiles final : public FailingFiles {
public:
    ThrowingFiles() { skipSyncs(); }

    Stage stage = Stage::none;
    std::atomic<int> times = 0; ///< it still throws

    int createNew(const std::string& path) override {
        allocationsCount = allocationsCount || path.find("/.ledgerloom/tmp/customers-") != std::string::npos;
        throwIn(Stage::creating);
        return FailingFiles::createNew(path);
    }
    std::int64_t write(int file, const char* bytes, std::size_t count) override {
        throwIn(Stage::writing);
        return FailingFiles::write(file, bytes, count);
    }
    std::int64_t writeAt(int file, const char* bytes, std::size_t count, std::uint64_t offset) override {
        throwIn(Stage::writing);
        return FailingFiles::writeAt(file, bytes, count, offset);
    }
    int sync(int file) override {
        throwIn(Stage::sealing);
        return FailingFiles::sync(file);
    }
    int renameNoReplace(const std::string& from, const std::string& to) override {
        throwIn(Stage::naming);
        return FailingFiles::renameNoReplace(from, to);
    }
    int syncFolder(const std::string& path) override {
        throwIn(Stage::keepingTheName);
        const int synced = FailingFiles::syncFolder(path);
        // All names are kept: what is left of the commit is the record.
        allocationsCount = allocationsCount && path.find("/transactions") == std::string::npos;
        return synced;
    }

private:
    void throwIn(Stage here) {
        if (allocationsCount && stage == here && times > 0) {
            --times;
            throw std::runtime_error("thrown by the test");
        }
    }
};

} // namespace

/// Whatever a worker throws, and wherever: no partial output under a final name, the shard is made again, or the run
/// ends incomplete and goes on to the same bytes.
class TestThrows : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// Arrow also allocates where nothing may be thrown; what it takes from its pool has a test of its own.
    void anAllocationFailsWhileAShardIsMade_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("compression");
        QTest::addColumn<int>("times");
        QTest::newRow("jsonl") << int(Format::jsonl) << int(Compression::none) << 24;
        QTest::newRow("csv gzip") << int(Format::csv) << int(Compression::gzip) << 24;
        QTest::newRow("jsonl zstd") << int(Format::jsonl) << int(Compression::zstd) << 24;
        if (!checkFormatBuiltIn(Format::parquet)) {
            return;
        }
        // Some in twenty of their allocations are where an exception would end the process.
        QTest::newRow("parquet zstd") << int(Format::parquet) << int(Compression::zstd) << 150;
        QTest::newRow("arrow lz4") << int(Format::arrow) << int(Compression::lz4) << 100;
    }
    void anAllocationFailsWhileAShardIsMade() {
        QFETCH(int, format);
        QFETCH(int, compression);
        QFETCH(int, times);
        const auto job = [&](const char* name) { return jobAs(name, Format(format), Compression(compression)); };
        const auto files = std::make_shared<ThrowingFiles>();
        refusedAllocation = 0;
        allocations = 0;
        QVERIFY(runEngine(job("reference"), files).ok());
        const auto reference = fileTree(path("reference"));
        const std::uint64_t all = allocations;
        QVERIFY(all > 20);
        const std::uint64_t tries = std::min<std::uint64_t>(all, std::uint64_t(times));
        for (std::uint64_t turn = 0; turn < tries; ++turn) {
            allocations = 0;
            refusedAllocation = 1 + turn * all / tries; // the last ones are not the same in every run
            const std::string name = "out" + std::to_string(turn);
            const auto made = runEngine(job(name.c_str()), files);
            QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
            QVERIFY2(allocations >= refusedAllocation, "nothing was thrown");
            QVERIFY2(fileTree(path(name.c_str())) == reference, qPrintable(QString::number(refusedAllocation)));
        }
        refusedAllocation = 0;
    }

    void aStageOfStorageThrows_data() {
        QTest::addColumn<int>("stage");
        QTest::newRow("creating") << int(Stage::creating);
        QTest::newRow("writing") << int(Stage::writing);
        QTest::newRow("sealing") << int(Stage::sealing);
        QTest::newRow("naming") << int(Stage::naming);
        QTest::newRow("keeping the name") << int(Stage::keepingTheName);
    }
    void aStageOfStorageThrows() {
        QFETCH(int, stage);
        const auto files = std::make_shared<ThrowingFiles>();
        QVERIFY(runEngine(jobAs("reference", Format::jsonl, Compression::none), files).ok());
        const auto reference = fileTree(path("reference"));
        files->stage = Stage(stage);
        files->times = 1;
        QVERIFY(runEngine(jobAs("once", Format::jsonl, Compression::none), files).ok());
        QCOMPARE(files->times.load(), 0);
        QVERIFY(fileTree(path("once")) == reference);

        files->times = 1'000;
        const auto made = runEngine(jobAs("always", Format::jsonl, Compression::none), files);
        QVERIFY(!made.ok());
        QCOMPARE(exitCode(made.error().code), 8);
        QVERIFY(made.error().message.find("thrown by the test") != std::string::npos);
        const auto left = fileTree(path("always"));
        QVERIFY(!left.contains("manifest.json"));
        for (const auto& [name, content] : left) {
            const auto whole = reference.find(name);
            QVERIFY2(whole == reference.end() || whole->second == content, name.c_str());
        }
        files->times = 0;
        const auto resumed = resumeEngine(jobAs("always", Format::jsonl, Compression::none), files);
        QVERIFY2(resumed.ok(), resumed.ok() ? "" : resumed.error().message.c_str());
        QVERIFY(fileTree(path("always")) == reference);
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    RunConfig jobAs(const char* name, Format format, Compression compression) const {
        RunConfig config = smallJob(path(name).toStdString());
        config.rows = 2'000;
        config.format = format;
        config.compression = compression;
        return config;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestThrows)
#include "tst_throws.moc"
