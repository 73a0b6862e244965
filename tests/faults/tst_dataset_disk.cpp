#include "core/dataset/convert/convert.h"
#include "core/dataset/order/order.h"
#include "core/dataset/pipe/pipe.h"
#include "core/dataset/sample/sample.h"
#include "core/dataset/upsert/upsert.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"
#include "tests/support/small_engine.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <functional>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

struct Places {
    std::string source;
    std::string destination;
    std::string updates;
    std::string scratch;
};

using Verb = std::function<std::optional<Error>(const DatasetWork&, const Places&)>;

template <class Report> std::optional<Error> errorOf(const Result<Report>& report) {
    return report ? std::nullopt : std::optional(report.error());
}

std::optional<Error> convertTo(const DatasetWork& work, const Places& places, Format format) {
    return errorOf(convert(
        work,
        {.source = places.source, .destination = places.destination, .encoding = {.format = format}, .plan = {}}));
}

std::optional<Error> pipeTo(const DatasetWork& work, const Places& places, bool single, Format format,
                            const std::vector<std::string>& groupBy) {
    PipeRequest request;
    request.source = places.source;
    request.destination = places.destination;
    request.single = single;
    request.encoding = Encoding{.format = format};
    request.filter = "valor > 1";
    request.groupBy = groupBy;
    request.scratchFolder = places.scratch;
    return errorOf(pipe(work, request));
}

const std::vector<std::pair<const char*, Verb>>& verbs() {
    static const std::vector<std::pair<const char*, Verb>> all{
        {"convert to parquet", [](const auto& work, const auto& p) { return convertTo(work, p, Format::parquet); }},
        {"convert to csv", [](const auto& work, const auto& p) { return convertTo(work, p, Format::csv); }},
        {"order",
         [](const auto& work, const auto& p) {
             return errorOf(orderByTime(
                 work, {.source = p.source, .destination = p.destination, .scratchFolder = p.scratch, .plan = {}}));
         }},
        {"sample",
         [](const auto& work, const auto& p) {
             SampleRequest request{.source = p.source, .destination = p.destination, .scratchFolder = p.scratch};
             request.rows = 100;
             return errorOf(sample(work, request));
         }},
        {"split",
         [](const auto& work, const auto& p) {
             SplitRequest request{.source = p.source, .destination = p.destination, .scratchFolder = p.scratch};
             request.shares = {0.5, 0.5};
             return errorOf(split(work, request));
         }},
        {"pipe to a folder", [](const auto& work, const auto& p) { return pipeTo(work, p, false, Format::arrow, {}); }},
        {"pipe to a file", [](const auto& work, const auto& p) { return pipeTo(work, p, true, Format::jsonl, {}); }},
        {"pipe groups", [](const auto& work, const auto& p) { return pipeTo(work, p, true, Format::csv, {"tipo"}); }},
        {"upsert",
         [](const auto& work, const auto& p) {
             return errorOf(upsert(work, {.dataset = p.source,
                                          .updates = p.updates,
                                          .keys = {"transaction_id"},
                                          .output = {},
                                          .scratchFolder = p.scratch}));
         }},
    };
    return all;
}

} // namespace

/// A disk that runs full under a verb on a dataset: disk full is said, nothing stands under the new name or hidden
/// beside it, the source is as it was, and the same verb goes through once there is room.
class TestDatasetDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto files = std::make_shared<FailingFiles>();
        files->skipSyncs();
        QVERIFY(runEngine(smallJob(path("source")), files).ok());
        m_source = tree("source");
        QFile updates(QString::fromStdString(path("updates.csv")));
        QVERIFY(updates.open(QIODevice::WriteOnly));
        const QByteArray first = firstId();
        QVERIFY(first.startsWith("TXN_"));
        updates.write("transaction_id,valor\n" + first + ",1.25\n");
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("scratch")));
    }

    void aFullDiskLeavesNothing_data() {
        QTest::addColumn<int>("verb");
        QTest::addColumn<int>("call");
        const std::pair<const char*, FileCall> calls[] = {{"create", FileCall::createNew},
                                                          {"write", FileCall::write},
                                                          {"fsync", FileCall::sync},
                                                          {"mkdir", FileCall::makeFolder}};
        for (std::size_t verb = 0; verb < verbs().size(); ++verb)
            for (const auto& [name, call] : calls)
                QTest::addRow("%s, %s", verbs()[verb].first, name) << int(verb) << int(call);
    }
    void aFullDiskLeavesNothing() {
        QFETCH(int, verb);
        QFETCH(int, call);
        const auto& [name, work] = verbs()[std::size_t(verb)];
        for (std::uint64_t at = 1;; ++at) {
            FailingFiles files;
            files.skipSyncs();
            files.fail({.call = FileCall(call), .error = ENOSPC, .from = at, .forEver = true});
            const auto error = run(work, files);
            if (files.calls(FileCall(call)) < at) {
                QVERIFY2(!error, error ? error->message.c_str() : "");
                const bool inPlace = name == std::string("upsert");
                QCOMPARE(QFile::exists(QString::fromStdString(path("new"))), !inPlace);
                QCOMPARE(tree("source") == m_source, !inPlace);
                cleanUp();
                return;
            }
            QVERIFY(error.has_value());
            QVERIFY2(error->code == ErrorCode::diskFull, error->message.c_str());
            QVERIFY(tree("source") == m_source);
            QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                     QStringList({QStringLiteral("scratch"), QStringLiteral("source"), QStringLiteral("updates.csv")}));
        }
    }

    /// Sorted runs that do not fit: the destination has not even been begun.
    void aFullScratchFolderIsNamed() {
        auto plain = std::make_shared<FailingFiles>();
        plain->skipSyncs();
        RunConfig config = smallJob(path("large"));
        config.rows = 30'000;
        QVERIFY(runEngine(config, plain).ok());
        FailingFiles files;
        files.fail({.call = FileCall::write, .error = ENOSPC, .from = 2, .forEver = true, .path = "scratch/"});
        Budget budget(std::uint64_t{48} << 20U);
        const DatasetWork work{.files = files, .budget = budget};
        const auto ordered = orderByTime(
            work, {.source = path("large"), .destination = path("new"), .scratchFolder = path("scratch"), .plan = {}});
        QVERIFY(!ordered.ok());
        QVERIFY2(ordered.error().code == ErrorCode::diskFull, ordered.error().message.c_str());
        QVERIFY(ordered.error().message.find(path("scratch")) != std::string::npos);
        QVERIFY(!QFile::exists(QString::fromStdString(path("new"))));
        QVERIFY(QDir(QString::fromStdString(path("scratch"))).isEmpty());
    }

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    std::map<std::string, QByteArray> tree(const char* name) const {
        return fileTree(QString::fromStdString(path(name)));
    }

    QByteArray firstId() const {
        for (const auto& [name, bytes] : m_source)
            if (name.starts_with("transactions/"))
                return bytes.mid(bytes.indexOf("TXN_"), qsizetype(std::string_view("TXN_000000000000000").size()));
        return {};
    }

    std::optional<Error> run(const Verb& verb, FailingFiles& files) const {
        Budget budget(std::uint64_t{256} << 20U);
        const DatasetWork work{.files = files, .budget = budget};
        return verb(work, {path("source"), path("new"), path("updates.csv"), path("scratch")});
    }

    /// The verb went through: back to where it began.
    void cleanUp() {
        QDir(QString::fromStdString(path("new"))).removeRecursively();
        QFile::remove(QString::fromStdString(path("new")));
        if (tree("source") == m_source)
            return;
        QDir(QString::fromStdString(path("source"))).removeRecursively();
        auto files = std::make_shared<FailingFiles>();
        files->skipSyncs();
        QVERIFY(runEngine(smallJob(path("source")), files).ok());
    }

    QTemporaryDir m_folder;
    std::map<std::string, QByteArray> m_source;
};

QTEST_GUILESS_MAIN(TestDatasetDisk)
#include "tst_dataset_disk.moc"
