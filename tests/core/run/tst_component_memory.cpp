// What one worker holds of each component, as the process shows it: each is built and worked with on its own, in a
// process of its own, so that nothing is taken from what an earlier one has freed.
#include "core/format/part_encoders.h"
#include "core/memory/give_back.h"
#include "core/memory/probe.h"
#include "core/run/dataset_info.h"
#include "core/run/planner.h"
#include "core/run/resources.h"
#include "core/storage/target.h"
#include "core/telemetry/history.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <deque>
#include <iostream>
#include <map>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = std::uint64_t{1} << 20;

class NoMeter final : public MemoryMeter {
public:
    bool take(std::uint64_t) override { return true; }
    void giveBack(std::uint64_t) override {}
};

class TableSink final : public ByteSink {
public:
    TableSink(ShardWriter* writer, Table table) : m_writer(writer), m_table(table) {}
    Result<void> write(std::string_view bytes) override {
        return m_writer != nullptr ? m_writer->write(m_table, bytes) : Result<void>();
    }

private:
    ShardWriter* m_writer;
    Table m_table;
};

/// Tells by how much the process has grown since the last time.
class Growth {
public:
    void tell(const char* component) {
        const std::uint64_t now = bytes();
        std::cout << component << '=' << now - std::min(now, m_before) << '\n';
        m_before = bytes();
    }

private:
    std::uint64_t bytes() { return m_probe->read().processBytes.value.value_or(0); }

    std::unique_ptr<MemoryProbe> m_probe = makeSystemProbe();
    std::uint64_t m_before = bytes();
};

void encode(BlockRows& rows, PartEncoders& encoders, Table table) {
    for (std::uint32_t piece = 0; piece < rows.pieceCount(table); ++piece) {
        if (table == Table::customers)
            (void)encoders.customers().write(rows.customers(piece));
        else if (table == Table::devices)
            (void)encoders.devices().write(rows.devices(piece));
        else
            (void)encoders.transactions().write(rows.transactions(piece));
    }
    (void)encoders.of(table).endBlock();
}

/// Row groups of the part that is measured.
constexpr std::uint64_t mostBlocks = 8;

/// One shard as a worker makes it, to `writer` or to nowhere.
void encodeShard(const Plan& plan, BlockRows& rows, PartEncoders& encoders, ShardWriter* writer) {
    std::deque<TableSink> sinks;
    for (const Table table : allTables)
        sinks.emplace_back(writer, table);
    for (const Table table : allTables)
        (void)encoders.of(table).begin(sinks[static_cast<std::size_t>(table)], PartStart::fresh);
    for (std::uint64_t block = 0; block < std::min({plan.firstBlock(1), plan.blocks, mostBlocks}); ++block) {
        rows.make(block);
        for (const Table table : allTables)
            encode(rows, encoders, table);
    }
    for (const Table table : allTables)
        (void)encoders.of(table).end();
}

void fillHistory(History& history) {
    constexpr int tenMinutes = 6'000;
    for (int at = 0; at < tenMinutes; ++at) {
        Sample sample;
        sample.elapsedUs = at * 100'000;
        history.add(sample);
    }
}

/// What the child process does: "component=bytes" a line.
int measure(const RunConfig& config) {
    const auto planned = makePlan(config);
    const Plan& plan = planned->plan;
    const auto resources = planResources(config, plan, makeSystemProbe()->read());
    for (const MemoryComponent& component : resources->components)
        std::cout << "said " << component.name << '=' << component.bytes << '\n';
    BlockRows rows(plan); // for the encoders: what it takes is not counted
    rows.make(0);
    (void)giveBackFreeMemory();
    Growth growth;
    BlockMaker maker(plan);
    for (std::uint64_t block = 0; block < std::min<std::uint64_t>(8, plan.blocks); ++block)
        maker.make(block);
    growth.tell("population");
    const auto batch = std::make_unique<Batch>();
    batch->take(maker, 0);
    growth.tell("batches");
    NoMeter meter;
    auto encoders = PartEncoders::make({.plan = plan, .population = rows.population(), .memory = meter});
    // Twice, so that what an allocator takes for itself only then is not taken for the write buffers.
    encodeShard(plan, rows, *encoders, nullptr);
    encodeShard(plan, rows, *encoders, nullptr);
    growth.tell("encoders");
    FileSystem files;
    const auto target = openTarget(files, datasetInfo(config, plan));
    const auto writer = (*target)->openShard(0);
    encodeShard(plan, rows, *encoders, writer->get());
    growth.tell("write buffers");
    History history;
    fillHistory(history);
    growth.tell("history");
    return 0;
}

RunConfig configOf(const QStringList& words) {
    RunConfig config;
    config.sizeBytes = words[0].toULongLong();
    config.format = static_cast<Format>(words[1].toInt());
    config.compression = static_cast<Compression>(words[2].toInt());
    config.output = words[3].toStdString();
    config.workers = 1;
    if (config.compression == Compression::gzip)
        config.compressionLevel = 1; // the same memory as any, sooner
    return config;
}

} // namespace

/// The estimate's components are what a worker really takes of each: within 20 % or 4 MiB.
class TestComponentMemory : public QObject {
    Q_OBJECT

private slots:
    void eachIsWhatTheEstimateSays_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("compression");
        const auto row = [](const char* name, Format format, Compression compression) {
            QTest::newRow(name) << static_cast<int>(format) << static_cast<int>(compression);
        };
        row("jsonl", Format::jsonl, Compression::none);
        row("jsonl zstd", Format::jsonl, Compression::zstd);
        row("jsonl gzip", Format::jsonl, Compression::gzip);
        row("csv", Format::csv, Compression::none);
        row("csv zstd", Format::csv, Compression::zstd);
        if (!checkFormatBuiltIn(Format::parquet).ok())
            return;
        row("parquet", Format::parquet, Compression::none);
        row("parquet zstd", Format::parquet, Compression::zstd);
        row("parquet snappy", Format::parquet, Compression::snappy);
        row("parquet gzip", Format::parquet, Compression::gzip);
        row("parquet lz4", Format::parquet, Compression::lz4);
        row("arrow", Format::arrow, Compression::none);
        row("arrow zstd", Format::arrow, Compression::zstd);
        row("arrow lz4", Format::arrow, Compression::lz4);
    }

    void eachIsWhatTheEstimateSays() {
        QFETCH(int, format);
        QFETCH(int, compression);
        const QTemporaryDir folder;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--measure"), QStringLiteral("300000000"), QString::number(format),
                     QString::number(compression), folder.filePath(QStringLiteral("out"))});
        QVERIFY(child.waitForFinished(120'000));
        QCOMPARE(child.exitCode(), 0);
        std::map<QByteArray, std::uint64_t> found;
        for (const QByteArray& line : child.readAllStandardOutput().split('\n'))
            if (const auto at = line.indexOf('='); at > 0)
                found[line.left(at)] = line.mid(at + 1).toULongLong();
        for (const char* name : {"population", "batches", "encoders", "write buffers", "history"}) {
            const std::uint64_t said = found[QByteArray("said ") + name];
            const std::uint64_t is = found[name];
            const std::uint64_t apart = said > is ? said - is : is - said;
            const auto text = QStringLiteral("%1: %2 MiB said, %3 MiB measured")
                                  .arg(QLatin1String(name))
                                  .arg(double(said) / mib, 0, 'f', 2)
                                  .arg(double(is) / mib, 0, 'f', 2);
            qDebug("%s", qPrintable(text));
            QVERIFY2(apart <= std::max(is / 5, 4 * mib), qPrintable(text));
        }
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--measure"))
        return measure(configOf(words.mid(2)));
    TestComponentMemory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_component_memory.moc"
