#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"
#include "tests/support/small_engine.h"
#include "tests/support/tiny_dataset.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <sched.h>
#include <set>
#include <sys/mount.h>
#include <unistd.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr std::uint64_t shards = 3;

} // namespace

/// Any error of any call, once or from then on: a named error with its own code, a true record, and a folder that goes
/// on to the same bytes.
class TestIoErrors : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        FailingFiles files;
        const QTemporaryDir folder;
        const std::string out = folder.filePath(QStringLiteral("out")).toStdString();
        QVERIFY(make(files, out, IfExists::fail).ok());
        m_reference = fileTree(QString::fromStdString(out));
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyErrorAtEveryCall_data() {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("error");
        QTest::addColumn<bool>("forEver");
        const std::pair<const char*, FileCall> calls[] = {
            {"create", FileCall::createNew}, {"write", FileCall::write},
            {"fsync", FileCall::sync},       {"rename", FileCall::renameNoReplace},
            {"mkdir", FileCall::makeFolder}, {"folder fsync", FileCall::syncFolder},
            {"close", FileCall::close}};
        for (const auto& [name, call] : calls) {
            for (const int error : {ENOSPC, EDQUOT, EIO, EROFS}) {
                for (const bool forEver : {false, true}) {
                    QTest::addRow("%s %d %s", name, error, forEver ? "for ever" : "once")
                        << int(call) << error << forEver;
                }
            }
        }
    }
    void everyErrorAtEveryCall() {
        QFETCH(int, call);
        QFETCH(int, error);
        QFETCH(bool, forEver);
        for (std::uint64_t at = 1;; ++at) {
            init();
            FailingFiles files;
            files.skipSyncs();
            files.fail({.call = FileCall(call), .error = error, .from = at, .forEver = forEver});
            const auto result = make(files, out(), IfExists::fail);
            if (files.calls(FileCall(call)) < at) {
                QVERIFY(at > 1 && result.ok());
                return;
            }
            const auto tree = fileTree(QString::fromStdString(out()));
            QCOMPARE(tree.contains("manifest.json"), result.ok());
            if (!result) {
                const bool full = error == ENOSPC || error == EDQUOT;
                QCOMPARE(int(result.error().code), int(full ? ErrorCode::diskFull : ErrorCode::io));
                QVERIFY(result.error().message.find("; ") != std::string::npos); // it says what to do
            }
            files.mend();
            const auto resumed = make(files, out(), IfExists::resume);
            QVERIFY2(resumed.ok(), resumed ? "" : resumed.error().message.c_str());
            QVERIFY(fileTree(QString::fromStdString(out())) == m_reference);
        }
    }

    void interruptedAndShortWritesAreGoneOnWith() {
        for (const int most : {1, 7, 4096, 5000}) {
            init();
            FailingFiles files;
            files.skipSyncs();
            files.shortenWrites(std::size_t(most));
            for (std::uint64_t at = 1; at < 40; at += 2) {
                files.fail({.call = FileCall::write, .error = EINTR, .from = at});
            }
            QVERIFY(make(files, out(), IfExists::fail).ok());
            QVERIFY(fileTree(QString::fromStdString(out())) == m_reference);
        }
    }

    void aFailedFsyncIsNeverTriedAgainOnTheSameFile() {
        auto files = std::make_shared<FailingFiles>();
        files->skipSyncs();
        files->keepLog();
        files->fail({.call = FileCall::sync, .error = EIO, .path = "transactions-0"});
        QVERIFY(runEngine(smallJob(out()), files).ok());
        bool made = false;
        int syncs = 0;
        for (const auto& [call, path] : files->log()) {
            if (path.find("transactions-0") == std::string::npos) {
                continue;
            }
            made = made || call == FileCall::createNew;
            if (call == FileCall::sync) {
                QVERIFY(std::exchange(made, false)); // each one on a file that was made for it
                ++syncs;
            }
        }
        QCOMPARE(syncs, 2);
    }

    /// Sizes from nothing to enough, so that the disk is full at every stage, the manifest's included.
    void everySizeOfDiskLeavesATrueRecord() {
        if (::geteuid() != 0) {
            QSKIP("not run: needs root");
        }
        if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
            QSKIP("not run: needs the right to mount");
        }
        auto files = std::make_shared<FailingFiles>();
        files->setFreeBytes(std::uint64_t(1) << 40); // or the plan would refuse what this is about
        QVERIFY(runEngine(smallJob(out()), files).ok());
        const auto reference = fileTree(QString::fromStdString(out()));
        int full = 0;
        for (int kib = 8; kib < 1'000; kib += kib < 64 ? 4 : 28) {
            init();
            const std::string disk = m_folder->path().toStdString();
            const std::string size = "size=" + std::to_string(kib) + "k";
            QCOMPARE(::mount("none", disk.c_str(), "tmpfs", 0, size.c_str()), 0);
            const auto result = runEngine(smallJob(out()), files);
            const auto tree = fileTree(QString::fromStdString(out()));
            QCOMPARE(tree.contains("manifest.json"), result.ok());
            QVERIFY2(result.ok() || result.error().code == ErrorCode::diskFull,
                     result.ok() ? "" : result.error().message.c_str());
            full += result.ok() ? 0 : 1;
            QCOMPARE(::mount("none", disk.c_str(), "tmpfs", MS_REMOUNT, "size=10m"), 0);
            const auto resumed = resumeEngine(smallJob(out()), files);
            QVERIFY2(resumed.ok(), resumed.ok() ? "" : resumed.error().message.c_str());
            QVERIFY(fileTree(QString::fromStdString(out())) == reference);
            ::umount(disk.c_str());
        }
        QVERIFY(full > 10);
    }

    void theFolderVanishes() {
        auto files = std::make_shared<FailingFiles>();
        files->skipSyncs();
        RunConfig config = smallJob(out());
        config.rows = 200'000;
        auto engine = Engine::create(config, {.clock = {}, .probe = {}, .files = files});
        QVERIFY(engine.ok() && (*engine)->start().ok());
        QTRY_VERIFY((*engine)->snapshot().rowsDone > 0);
        QVERIFY(QDir(QString::fromStdString(out())).removeRecursively());
        const auto result = (*engine)->wait();
        QVERIFY(!result.ok());
        QVERIFY(!fileTree(QString::fromStdString(out())).contains("manifest.json"));
        QVERIFY2(exitCode(result.error().code) == 5 || exitCode(result.error().code) == 8,
                 result.error().message.c_str());
    }

private:
    std::string out() const { return m_folder->filePath(QStringLiteral("out")).toStdString(); }

    static Result<void> make(FileSystem& files, const std::string& folder, IfExists ifExists) {
        DatasetInfo info = tinyDataset(folder, shards);
        info.config.ifExists = ifExists;
        auto target = FolderTarget::open(files, info);
        return target ? makeTinyShards(**target, {0, 1, 2}) : Result<void>(target.error());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::map<std::string, QByteArray> m_reference;
};

QTEST_GUILESS_MAIN(TestIoErrors)
#include "tst_io_errors.moc"
