#include "core/format/part_encoders.h"
#include "core/run/engine.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t megabyte = 1'000'000;

/// Of everything in a finished folder but the run's own notes.
std::uint64_t bytesIn(const QString& folder) {
    std::uint64_t bytes = 0;
    for (QDirIterator at(folder, QDir::Files, QDirIterator::Subdirectories); at.hasNext();) {
        at.next();
        bytes += std::uint64_t(at.fileInfo().size());
    }
    return bytes;
}

void addRow(std::uint64_t bytes, Format format, Compression compression, Partition partition) {
    const QByteArray name =
        QByteArray::number(qulonglong(bytes / megabyte)) + " MB, " + QByteArray(formatName(format).data()) + ' ' +
        QByteArray(compressionName(compression).data()) + (partition == Partition::day ? " by day" : "");
    QTest::newRow(name.constData()) << quint64(bytes) << int(format) << int(compression) << int(partition);
}

void addFewRows() {
    addRow(24 * megabyte, Format::jsonl, Compression::gzip, Partition::none);
    addRow(24 * megabyte, Format::csv, Compression::zstd, Partition::day);
    if (checkFormatBuiltIn(Format::parquet)) {
        addRow(64 * megabyte, Format::parquet, Compression::zstd, Partition::none);
        addRow(64 * megabyte, Format::parquet, Compression::snappy, Partition::day);
    }
}

void addRows(std::uint64_t bytes) {
    for (const Partition partition : {Partition::none, Partition::day}) {
        addRow(bytes, Format::jsonl, Compression::gzip, partition);
        addRow(bytes, Format::jsonl, Compression::zstd, partition);
        addRow(bytes, Format::csv, Compression::zstd, partition);
        if (checkFormatBuiltIn(Format::parquet)) {
            addRow(bytes, Format::parquet, Compression::zstd, partition);
            addRow(bytes, Format::parquet, Compression::snappy, partition);
        }
    }
}

} // namespace

/// In the order of time rows are packed together with those of other blocks, the worse the more blocks there are: a
/// size that is asked for is met all the same. LEDGERLOOM_SIZES=1 goes on to sizes that take an hour.
class TestTimeSizes : public QObject {
    Q_OBJECT

private slots:
    void theSizeAskedIsTheSizeMade_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("compression");
        QTest::addColumn<int>("partition");
        if (!qEnvironmentVariableIsSet("LEDGERLOOM_SIZES")) {
            addFewRows();
            return;
        }
        for (const std::uint64_t megabytes : {200U, 1'000U, 5'000U})
            addRows(megabytes * megabyte);
    }
    void theSizeAskedIsTheSizeMade() {
        QFETCH(const quint64, bytes);
        QFETCH(const int, format);
        QFETCH(const int, compression);
        QFETCH(const int, partition);
        const QTemporaryDir folder;
        RunConfig config;
        config.sizeBytes = bytes;
        config.format = Format(format);
        config.compression = Compression(compression);
        config.order = Order::time;
        config.partition = Partition(partition);
        config.output = folder.filePath(QStringLiteral("out")).toStdString();
        config.memoryLimitBytes = std::uint64_t(2) << 30;
        auto engine = Engine::create(config);
        QVERIFY2(engine.ok(), engine.ok() ? "" : engine.error().message.c_str());
        QVERIFY((*engine)->start().ok());
        const auto made = (*engine)->wait();
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
        const auto size = double(bytesIn(folder.filePath(QStringLiteral("out"))));
        QVERIFY2(std::abs(size - double(bytes)) <= std::max(double(bytes) / 100, 65'536.0),
                 qPrintable(QStringLiteral("%1 %").arg((size / double(bytes) - 1) * 100)));
    }
};

QTEST_GUILESS_MAIN(TestTimeSizes)
#include "tst_time_sizes.moc"
