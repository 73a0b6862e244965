// Whole sentences of the engine about files, stores and runs that meet trouble with them, made by the engine itself:
// in Portuguese all of each is Portuguese.
#include "core/presets/preset_store.h"
#include "core/run/run_feed.h"
#include "core/storage/file_io.h"
#include "core/storage/manifest_file.h"
#include "core/storage/output_check.h"
#include "core/storage/run_record.h"
#include "core/storage/store_error.h"
#include "core/storage/store_patience.h"
#include "tests/support/engine_sentences.h"
#include "tests/support/fake_clock.h"
#include "tests/support/small_engine.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QTest>

#include <cerrno>

using namespace ledgerloom;
using ledgerloom::testing::EngineSentences;
using ledgerloom::testing::smallJob;

class TestEngineTextsFiles : public QObject, private EngineSentences {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); } // brings the texts
    void init() { begin(); }
    void cleanup() { applyLanguage(LanguageChoice::english); }
    void presets();
    void namesOfPresets();
    void manifestsAndRecords();
    void outputs();
    void filesThatFail();
    void storesThatFail();
    void runsInTheOrderOfTime();
    void runsInTrouble();
    void namesAreNoLists();

private:
    void follow(const RunConfig& config, const std::shared_ptr<FileSystem>& files) {
        auto engine = Engine::create(config, {.clock = {}, .probe = {}, .files = files});
        if (!engine) {
            hear(engine);
            return;
        }
        if (const auto started = (*engine)->start(); !started) {
            hear(started);
            return;
        }
        if (const auto ended = (*engine)->wait(); !ended)
            hear(ended);
        hear((*engine)->eventsSince(0));
    }
};

/// What the list of presets shows of files that are none, and what saving, renaming and importing answer.
void TestEngineTextsFiles::presets() {
    const QByteArray start = R"({"version": 1, "name": "x", "values": )";
    const QByteArray broken[] = {"{",
                                 "[1]",
                                 "{\"version\": 1, \"version\": 1}",
                                 "{\"name\": [1]}",
                                 "{\"values\": {\"a.b\": 1}}",
                                 "{\"version\": 1e999}",
                                 "7",
                                 "{}",
                                 R"({"version": "1"})",
                                 R"({"version": 99})",
                                 R"({"version": 1})",
                                 R"({"version": 1, "name": 5})",
                                 R"({"version": 1, "name": "x"})",
                                 start + "5}",
                                 start + "{}, \"more\": 1}",
                                 start + R"({"size": "1GB"}, "description": ")" + QByteArray(600, 'd') + "\"}",
                                 start + R"({"sizes": "1GB"}})",
                                 start + R"({"if_exists": "fail"}})",
                                 start + R"({"size": "much"}})",
                                 start + R"({"size": "1GB", "rows": 5}})",
                                 start + R"({"workers": "none"}})",
                                 start + R"({"size": true}})",
                                 QByteArray(2 << 20, ' ')};
    for (int i = 0; i < int(std::size(broken)); ++i)
        file(qPrintable(QStringLiteral("presets/p%1.json").arg(i)), broken[i]);
    file("presets/Safe.json", "{}");
    const QString folder = QString::fromStdString(at("presets"));
    QDir(folder).mkdir(QStringLiteral("folder.json"));
    QFile::link(QStringLiteral("/etc/passwd"), folder + QStringLiteral("/link.json"));
    const PresetStore store(folder.toStdString());
    for (const Error& unreadable : store.list().unreadable)
        hear(unreadable.message);
    Preset mine{"mine", "", smallJob(""), false};
    QVERIFY(store.save(mine, false));
    hear(store.save(mine, false));
    hear(store.save({"Safe", "", smallJob(""), false}, true));
    hear(store.load("Saef"));
    hear(store.load("something else"));
    hear(store.remove("none"));
    hear(store.importFile(at("nothing.json"), {}, false));
    hear(store.exportFile("mine", at("no/such/place.json"), true));
    hear(PresetStore("/dev/null/presets").save(mine, false));
    for (const Preset& preset : store.list().presets)
        hear(preset.builtIn ? preset.description : std::string());
    speaksPortuguese(36);
}

void TestEngineTextsFiles::namesOfPresets() {
    for (const char* name : {"", "a/b", ".hidden", "ends.", "\xff"})
        hear(checkPresetName(name));
    hear(checkPresetName(std::string(65, 'n')));
    speaksPortuguese(6);
}

void TestEngineTextsFiles::manifestsAndRecords() {
    FileSystem files;
    const QByteArray start = R"({"ledgerloom_manifest": 1, "data_version": )";
    const QByteArray manifests[] = {"",
                                    "{}",
                                    start + "\"x\"}",
                                    start + "1}",
                                    start + R"(1, "parts_list": {"xxh3_128": ""}, "config": {"colour": 1}})",
                                    start + R"(1, "parts_list": {"xxh3_128": ""}, "config": {"rows": "many"}})"};
    for (const QByteArray& text : manifests)
        hear(readManifest(files, file("manifest.json", text)));
    hear(readManifest(files, at("none.json")));
    hear(readManifest(files, file("large.json", QByteArray(3 << 20, ' '))));
    for (const char* text : {"{", "{}", R"({"config": {"colour": 1}})", R"({"config": {"rows": "many"}})",
                             R"({"config": {"compression": "lz4"}, "ledgerloom_run": 1})"})
        hear(parseRunRecord(text, "/data/x/.ledgerloom/run.json"));
    hear(resumeConfig(files, at("none")));
    hear(resumeConfig(files, at(".")));
    RunRecord record;
    const RunConfig config;
    record.libraries = "zlib 1.2";
    hear(recordObstacle(record, config, "zlib 1.2", "/data/x"));
    const auto made = Engine::create(smallJob(at("made")));
    QVERIFY(made && (*made)->start() && (*made)->wait());
    record = **readRunRecord(files, at("made"));
    record.libraries = "zlib 1";
    hear(recordObstacle(record, smallJob(""), "zlib 9", "/data/x"));
    RunConfig other = smallJob("");
    other.seed = 7;
    hear(recordObstacle(record, other, record.libraries, "/data/x"));
    other.noProfiles = true;
    hear(recordObstacle(record, other, record.libraries, "/data/x"));
    hear(parseRunFeed("{}"));
    speaksPortuguese(18);
}

void TestEngineTextsFiles::outputs() {
    FailingFiles files;
    const auto look = [&](const std::string& output, IfExists ifExists = IfExists::fail, std::uint64_t bytes = 0) {
        RunConfig config;
        config.output = output;
        config.ifExists = ifExists;
        for (const Error& obstacle : outputObstacles(files, config, bytes))
            hear(obstacle.message);
    };
    look("");
    look(file("file", "x"));
    look(at("no/such/folder"));
    file("full/x", "x");
    look(at("full"));
    look(at("full"), IfExists::resume);
    file("broken/.ledgerloom/run.json", "{");
    look(at("broken"));
    look(at("broken"), IfExists::resume);
    QFile::link(QStringLiteral("/nowhere"), QString::fromStdString(at("link")));
    look(at("link"));
    QDir().mkpath(QString::fromStdString(at("inside")));
    QFile::link(QStringLiteral("/tmp"), QString::fromStdString(at("inside/customers")));
    look(at("inside"));
    files.setFreeBytes(1'000);
    look(at("new"), IfExists::fail, 5'000'000);
    files.fail({.call = FileCall::list, .error = EIO, .forEver = true});
    look(at("full"));
    files.fail({.call = FileCall::writable, .error = EACCES, .forEver = true});
    look(at("newer"));
    speaksPortuguese(11);
}

/// Whatever is done to a file, and whatever the system answers.
void TestEngineTextsFiles::filesThatFail() {
    for (const int code :
         {EPERM,        ENOENT,    EIO,    EBADF,  EAGAIN, ENOMEM,    EACCES,       EBUSY,       EEXIST,
          EXDEV,        ENOTDIR,   EISDIR, EINVAL, EMFILE, EFBIG,     ENOSPC,       EROFS,       EPIPE,
          ENAMETOOLONG, ENOTEMPTY, ELOOP,  ESTALE, EDQUOT, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH})
        hear(fileError(-code, "write", "/data/x").message);
    for (const char* action : {"read",
                               "read the folder",
                               "make",
                               "make folder",
                               "make durable",
                               "look at",
                               "close",
                               "make durable the folder",
                               "make folder durable in",
                               "make durable the folder of",
                               "lock",
                               "make the journal",
                               "open the journal",
                               "open the lock",
                               "open",
                               "use as a folder",
                               "cut",
                               "give its final name to",
                               "move to",
                               "remove",
                               "remove the folder",
                               "replace"})
        hear(fileError(-EIO, action, "/data/x").message);
    hear(fileError(-EPIPE, "write to", "standard output").message);
    speaksPortuguese(49);
}

void TestEngineTextsFiles::storesThatFail() {
    const std::string name = "s3://bucket/p";
    hear(noSuchBucket(name).message);
    for (const char* text : {"AWS Error INVALID_ACCESS_KEY_ID", "AWS Error ACCESS_DENIED", "AWS Error NO_SUCH_BUCKET",
                             "AWS Error NETWORK_CONNECTION curlCode: 7"})
        hear(judgeStoreFailure(text, "read", "x", name).error.message);
    for (const char* action : {"list", "look up", "make", "read", "remove", "rename", "write"})
        hear(judgeStoreFailure("AWS Error UNKNOWN", action, "x", name).error.message);
    const auto clock = std::make_shared<FakeClock>();
    StorePatience patience(name, clock);
    for (const std::int64_t limitUs : {std::int64_t{0}, std::int64_t{90'000'000}}) {
        patience.setLimit(limitUs);
        for (int failures = 0; failures < 9; ++failures)
            patience.tryAgain(failures, "curlCode: 7");
        clock->advanceUs(20'000'000);
        patience.answered();
    }
    patience.tryAgain(1, "curlCode: 7");
    clock->advanceUs(200'000'000);
    patience.tryAgain(9, "curlCode: 7");
    hear(patience.givenUp());
    for (const TargetNote& note : patience.takeNotes())
        hear(note.text);
    speaksPortuguese(15);
}

void TestEngineTextsFiles::runsInTheOrderOfTime() {
    RunConfig config = smallJob(at("ordered"));
    config.rows = 40'000;
    config.order = Order::time;
    const auto files = std::make_shared<FailingFiles>();
    follow(config, files);
    follow(config, files); // there is a dataset now
    config.output = at("held");
    config.store = Store::memory;
    follow(config, files);
    speaksPortuguese(8);
}

/// Shards that fail once or for ever, a full disk, a run that was broken off and is taken up.
void TestEngineTextsFiles::runsInTrouble() {
    const auto files = std::make_shared<FailingFiles>();
    RunConfig config = smallJob(at("once"));
    files->fail({.call = FileCall::createNew, .error = EIO, .path = "transactions"});
    follow(config, files);
    config.output = at("never");
    files->fail({.call = FileCall::renameNoReplace, .error = EIO, .forEver = true, .path = "transactions"});
    follow(config, files);
    files->mend();
    config.ifExists = IfExists::resume;
    follow(config, files);
    config.output = at("full");
    files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = "transactions"});
    follow(config, files);
    speaksPortuguese(12);
}

/// A name that reads like a list, a range or a sentence stays what it is.
void TestEngineTextsFiles::namesAreNoLists() {
    applyLanguage(LanguageChoice::portuguese);
    for (const char* name : {"/data/from a to b", "/data/1 or 2", "\"1 to 2; 3\"", "s3://bucket/5 parts"})
        QCOMPARE(engineText(std::string_view(name)), QString::fromLatin1(name));
    QCOMPARE(engineText(std::string_view("output /data/1 to 2 is a file; choose the name of a new or empty folder")),
             QStringLiteral("a saída /data/1 to 2 é um arquivo; escolha o nome de uma pasta nova ou vazia"));
}

QTEST_MAIN(TestEngineTextsFiles)
#include "tst_engine_texts_files.moc"
