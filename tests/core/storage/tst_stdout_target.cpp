#include "core/storage/null_target.h"
#include "core/storage/stdout_target.h"

#include <QtTest>

#include <array>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace ledgerloom;

namespace {

/// A pipe whose ends close themselves.
struct Pipe {
    Pipe() {
        if (::pipe(ends.data()) != 0) {
            qFatal("no pipe");
        }
    }
    ~Pipe() {
        closeReader();
        ::close(ends[1]);
    }
    void closeReader() { ::close(std::exchange(ends[0], -1)); }

    std::array<int, 2> ends{};
};

} // namespace

/// Standard output gets one table in order, and a reader that leaves or stands still holds nothing up.
class TestStdoutTarget : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ::signal(SIGPIPE, SIG_IGN); }

    void onlyTransactionsAndInOrder() {
        const Pipe pipe;
        FileSystem files;
        StdoutTarget target(files, pipe.ends[1], Plan());
        QVERIFY(target.wants(Table::transactions) && !target.wants(Table::customers) && target.inOrder());
        for (std::uint64_t shard = 0; shard < 2; ++shard) {
            auto writer = target.openShard(shard);
            QVERIFY((*writer)->write(Table::transactions, "shard " + std::to_string(shard) + "\n").ok());
            QVERIFY((*writer)->commit({}).ok());
        }
        std::array<char, 64> read{};
        const ssize_t count = ::read(pipe.ends[0], read.data(), read.size());
        QCOMPARE(QByteArray(read.data(), qsizetype(count)), QByteArray("shard 0\nshard 1\n"));
    }

    void customersOnlyMeansCustomers() {
        FileSystem files;
        Plan plan;
        plan.customersOnly = true;
        QVERIFY(StdoutTarget(files, 1, plan).wants(Table::customers));
        QVERIFY(!StdoutTarget(files, 1, plan).wants(Table::transactions));
        QVERIFY(!NullTarget(plan).wants(Table::transactions));
    }

    void aReaderThatLeftBreaksTheTarget() {
        Pipe pipe;
        pipe.closeReader();
        FileSystem files;
        StdoutTarget target(files, pipe.ends[1], Plan());
        auto writer = target.openShard(0);
        const auto written = (*writer)->write(Table::transactions, "x");
        QCOMPARE(int(written.error().code), int(ErrorCode::io));
        QVERIFY(target.broken().has_value());
    }

    void aShardThatFailsHalfwayBreaksTheTarget() {
        const Pipe pipe;
        FileSystem files;
        StdoutTarget target(files, pipe.ends[1], Plan());
        QVERIFY((*target.openShard(0))->write(Table::transactions, "x").ok());
        QVERIFY(target.broken().has_value());
    }

    void aStopIsHeardWhileTheReaderStandsStill() {
        const Pipe pipe;
        FileSystem files;
        StdoutTarget target(files, pipe.ends[1], Plan());
        auto writer = target.openShard(0);
        Result<void> written;
        std::thread worker([&] { written = (*writer)->write(Table::transactions, std::string(4 << 20, 'x')); });
        target.interrupt();
        worker.join();
        QCOMPARE(int(written.error().code), int(ErrorCode::cancelled));
    }

    void nullHashesWhatAFolderWould() {
        NullTarget target{Plan()};
        auto writer = target.openShard(3);
        QVERIFY((*writer)->write(Table::devices, "abc").ok());
        const auto record = (*writer)->commit({.rows = 9});
        QVERIFY(record.ok());
        QCOMPARE(record->bytes(), std::uint64_t(3));
        QCOMPARE(record->parts.size(), tableCount(Plan()));
        QCOMPARE(record->parts[1].checksum, std::string("06b05ab6733a618578af5f94892f3950"));
    }
};

QTEST_GUILESS_MAIN(TestStdoutTarget)
#include "tst_stdout_target.moc"
