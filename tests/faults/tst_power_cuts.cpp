#include "core/storage/folder_target.h"
#include "core/storage/run_record.h"
#include "tests/support/failing_files.h"
#include "tests/support/fault_runs.h"
#include "tests/support/tiny_dataset.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr std::uint64_t shards = 12;

// The same request on ext4, XFS and F2FS. What was not yet written out is gone, as when the power goes.
constexpr unsigned long shutdownRequest = _IOR('X', 125, std::uint32_t);
constexpr std::uint32_t withoutFlush = 2;

/// Up to some 700 kB, so that parts span several writes.
std::string contentOf(Table table, std::uint64_t shard) {
    const std::string line = std::string(tableName(table)) + " of shard " + std::to_string(shard) + "\n";
    std::string text;
    for (std::uint64_t repeat = 0; repeat < 1 + (shard * 7 + static_cast<std::uint64_t>(table)) % 9 * 3'000; ++repeat) {
        text += line;
    }
    return text;
}

Result<void> makeShard(Target& target, std::uint64_t shard) {
    auto writer = target.openShard(shard);
    if (!writer) {
        return writer.error();
    }
    for (const Table table : {Table::customers, Table::devices, Table::transactions}) {
        if (auto written = (*writer)->write(table, contentOf(table, shard)); !written) {
            return written;
        }
    }
    auto record = (*writer)->commit({.rows = 1, .customers = 1, .devices = 1});
    return record ? Result<void>() : Result<void>(record.error());
}

/// Goes on with the dataset and says each finished shard into `pipe`, and `shards` at the very end.
int makeRest(const std::string& folder, int pipe) {
    FileSystem files;
    DatasetInfo info = tinyDataset(folder, shards);
    info.config.ifExists = IfExists::resume;
    auto target = FolderTarget::open(files, info);
    if (!target) {
        return 1;
    }
    for (std::uint64_t shard = 0; shard <= shards; ++shard) {
        const bool last = shard == shards;
        if (!(last ? (*target)->finish() : (*target)->holds(shard) ? Result<void>() : makeShard(**target, shard))) {
            return 1;
        }
        const auto byte = static_cast<char>(shard);
        if (::write(pipe, &byte, 1) != 1) {
            return 1;
        }
    }
    return 0;
}

} // namespace

/// Whatever a power cut takes away: a file under its final name is whole, a shard that was reported done is there, and
/// going on gives the bytes of an uninterrupted run. Real file systems in an image; LEDGERLOOM_POWER_CUTS says how
/// many cuts on each (50).
class TestPowerCuts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (::geteuid() != 0) {
            QSKIP("not run: needs root / loop devices");
        }
        if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
            QSKIP("not run: needs the right to mount");
        }
    }
    void cleanup() { run("umount", {QStringLiteral("-l"), mountPoint()}); }

    void nothingThatWasReportedIsLost_data() {
        QTest::addColumn<QString>("make");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("ext4") << QStringLiteral("mkfs.ext4") << QStringList{QStringLiteral("-q"), QStringLiteral("-F")};
        QTest::newRow("xfs") << QStringLiteral("mkfs.xfs") << QStringList{QStringLiteral("-q"), QStringLiteral("-f")};
    }
    void nothingThatWasReportedIsLost() {
        QFETCH(QString, make);
        QFETCH(QStringList, options);
        m_image = m_folder.filePath(QStringLiteral("image"));
        QDir().mkpath(mountPoint());
        QFile image(m_image);
        QVERIFY(image.open(QIODevice::WriteOnly) && image.resize(qint64(400) << 20));
        image.close();
        if (!run(make.toLatin1().constData(), options << m_image)) {
            QSKIP("not run: the file system's tools are not installed");
        }
        if (!mountImage()) {
            QSKIP("not run: needs root / loop devices");
        }
        const auto reference = referenceTree();
        std::mt19937 random(3);
        const int wanted = faultCount("LEDGERLOOM_POWER_CUTS", 50);
        for (int cut = 0; cut < wanted && !QTest::currentTestFailed(); ++cut) {
            const std::uint64_t reported = makeUntilTheCut(int(random() % 120'000));
            run("umount", {mountPoint()});
            QVERIFY2(mountImage(), "the file system did not come back");
            expectTrueRecord(reported);
            if (reported > shards) {
                QVERIFY(fileTree(out()) == reference);
                QDir(out()).removeRecursively();
            }
        }
        finishAndCompare(reference);
    }

private:
    QString mountPoint() const { return m_folder.filePath(QStringLiteral("mnt")); }
    QString out() const { return mountPoint() + QStringLiteral("/out"); }

    static bool run(const char* program, const QStringList& arguments) {
        QProcess process;
        process.start(QString::fromLatin1(program), arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }
    bool mountImage() const {
        return run("mount", {QStringLiteral("-o"), QStringLiteral("loop"), m_image, mountPoint()});
    }

    std::map<std::string, QByteArray> referenceTree() const {
        const QTemporaryDir folder;
        const int null = ::open("/dev/null", O_WRONLY);
        const int code = makeRest(folder.filePath(QStringLiteral("out")).toStdString(), null);
        ::close(null);
        if (code != 0) {
            qFatal("the test could not make its reference");
        }
        return fileTree(folder.filePath(QStringLiteral("out")));
    }

    /// The number of shards that were reported before the power went; one more with the listing.
    std::uint64_t makeUntilTheCut(int afterUs) const {
        int pipe[2] = {-1, -1};
        if (::pipe2(pipe, O_CLOEXEC) != 0) {
            qFatal("the test has no pipe");
        }
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(makeRest(out().toStdString(), pipe[1]));
        }
        ::close(pipe[1]);
        ::usleep(static_cast<useconds_t>(afterUs));
        // Only what was read before the cut has been promised.
        ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
        std::uint64_t reported = 0;
        char shard = 0;
        while (::read(pipe[0], &shard, 1) == 1) {
            reported = static_cast<std::uint64_t>(shard) + 1;
        }
        const int root = ::open(mountPoint().toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
        std::uint32_t mode = withoutFlush;
        if (::ioctl(root, shutdownRequest, &mode) != 0) {
            qFatal("the file system cannot be shut down");
        }
        ::close(root);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(pipe[0]);
        return reported;
    }

    void expectTrueRecord(std::uint64_t reported) const {
        FileSystem files;
        std::map<std::uint64_t, ShardRecord> recorded;
        const auto keep = [&](const ShardRecord& record) { recorded[record.shard] = record; };
        QVERIFY(Journal::forEach(files, out().toStdString() + "/.ledgerloom/journal.jsonl", keep).ok());
        const auto tree = fileTree(out());
        for (std::uint64_t shard = 0; shard < std::min(reported, shards); ++shard) {
            QVERIFY2(recorded.contains(shard), qPrintable(QStringLiteral("lost shard %1").arg(shard)));
        }
        const DatasetLayout layout(tinyDataset("", shards).plan);
        for (std::uint64_t shard = 0; shard < shards; ++shard) {
            for (const Table table : {Table::customers, Table::devices, Table::transactions}) {
                const auto found = tree.find(layout.partPath(table, shard));
                QVERIFY(found != tree.end() || !recorded.contains(shard));
                QVERIFY2(found == tree.end() || found->second.toStdString() == contentOf(table, shard),
                         layout.partPath(table, shard).c_str());
            }
        }
        QVERIFY(reported <= shards || tree.contains("manifest.json"));
        QVERIFY(!tree.contains("manifest.json") || recorded.size() == shards);
    }

    void finishAndCompare(const std::map<std::string, QByteArray>& reference) const {
        const int null = ::open("/dev/null", O_WRONLY);
        QCOMPARE(makeRest(out().toStdString(), null), 0);
        ::close(null);
        QVERIFY(fileTree(out()) == reference);
    }

    QTemporaryDir m_folder;
    QString m_image;
};

QTEST_GUILESS_MAIN(TestPowerCuts)
#include "tst_power_cuts.moc"
