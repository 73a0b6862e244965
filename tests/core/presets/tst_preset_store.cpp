#include "core/presets/preset_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <string>
#include <sys/stat.h>

using namespace ledgerloom;

namespace {

Preset named(const std::string& name, std::uint64_t seed = 42) {
    Preset preset{name, "test", {}, false};
    preset.config.seed = seed;
    return preset;
}

bool has(const Error& error, std::string_view part) {
    return error.message.find(part) != std::string::npos;
}

} // namespace

/// Whatever stands in the folder, presets are whole, built-in ones stay as they are and nothing outside is touched.
class TestPresetStore : public QObject {
    Q_OBJECT

private slots:
    void init();
    void savesAndLoads();
    void theFolderIsMadeBySaving();
    void builtInOnesCannotBeChanged();
    void namesAreFoundWhateverTheirCase();
    void replacesOnlyWhenAsked();
    void renames();
    void duplicatesAndDeletes();
    void importsAndExports();
    void hostileFiles();
    void namesLeadNowhere();
    void aFailedSaveLeavesTheOldOne();
    void savingLeavesNothingBehind();

private:
    PresetStore store() const { return PresetStore(folder()); }
    std::filesystem::path folder() const { return m_folder->filePath(QStringLiteral("presets")).toStdString(); }
    void put(const std::string& file, const std::string& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPresetStore::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestPresetStore::put(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories(folder());
    QFile out(QString::fromStdString((folder() / file).string()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text.data(), static_cast<qint64>(text.size()));
}

void TestPresetStore::savesAndLoads() {
    QVERIFY(store().save(named("Mine", 7), false).ok());
    const auto preset = store().load("Mine");
    QVERIFY(preset.ok());
    QVERIFY(*preset == named("Mine", 7));
    const auto listing = store().list();
    QCOMPARE(listing.presets.size(), builtinPresets().size() + 1);
    QCOMPARE(listing.presets.back().name, std::string("Mine"));
    QVERIFY(listing.unreadable.empty());
}

void TestPresetStore::theFolderIsMadeBySaving() {
    QCOMPARE(store().list().presets.size(), builtinPresets().size());
    QVERIFY(!std::filesystem::exists(folder()));
    QVERIFY(has(store().load("Mine").error(), "there is no preset \"Mine\""));
    QVERIFY(has(store().load("balancd").error(), "Did you mean \"Balanced\"?"));
}

void TestPresetStore::builtInOnesCannotBeChanged() {
    QVERIFY(has(store().save(named("Safe"), true).error(), "built in"));
    QVERIFY(has(store().save(named("SAFE"), true).error(), "built in"));
    QVERIFY(has(store().rename("Safe", "Mine").error(), "built in"));
    QVERIFY(has(store().remove("Safe").error(), "built in"));
    QVERIFY(store().duplicate("Safe", "My safe").ok());
    QVERIFY(!store().load("My safe")->builtIn);
    QVERIFY(store().load("My safe")->config == store().load("Safe")->config);
    put("Balanced.json", presetText(named("Balanced", 1)));
    QCOMPARE(store().load("Balanced")->config.seed, std::uint64_t{42});
    QVERIFY(has(store().list().unreadable.front(), "name of a built-in preset"));
}

void TestPresetStore::namesAreFoundWhateverTheirCase() {
    QVERIFY(store().save(named("Mine", 1), false).ok());
    QCOMPARE(store().load("mINE")->name, std::string("Mine"));
    QVERIFY(has(store().save(named("MINE", 2), false).error(), "\"Mine\" exists already"));
    QVERIFY(store().save(named("MINE", 2), true).ok());
    QCOMPARE(store().load("Mine")->config.seed, std::uint64_t{2});
    QCOMPARE(store().list().presets.size(), builtinPresets().size() + 1);
}

void TestPresetStore::replacesOnlyWhenAsked() {
    QVERIFY(store().save(named("Mine", 1), false).ok());
    QVERIFY(!store().save(named("Mine", 2), false).ok());
    QCOMPARE(store().load("Mine")->config.seed, std::uint64_t{1});
    QVERIFY(store().save(named("Mine", 2), true).ok());
    QCOMPARE(store().load("Mine")->config.seed, std::uint64_t{2});
}

void TestPresetStore::renames() {
    QVERIFY(store().save(named("One", 1), false).ok());
    QVERIFY(store().save(named("Two", 2), false).ok());
    QVERIFY(has(store().rename("One", "Two").error(), "exists already"));
    QVERIFY(!store().rename("One", "../Three").ok());
    QVERIFY(store().load("One").ok());
    QVERIFY(store().rename("One", "Three").ok());
    QVERIFY(!store().load("One").ok());
    QCOMPARE(store().load("Three")->config.seed, std::uint64_t{1});
    QVERIFY(store().rename("Three", "THREE").ok());
    QCOMPARE(store().load("three")->name, std::string("THREE"));
    QVERIFY(has(store().rename("Four", "Five").error(), "there is no preset"));
}

void TestPresetStore::duplicatesAndDeletes() {
    QVERIFY(store().save(named("One", 1), false).ok());
    QVERIFY(store().duplicate("One", "Two").ok());
    QVERIFY(has(store().duplicate("One", "Two").error(), "exists already"));
    QVERIFY(store().remove("one").ok());
    QVERIFY(!store().load("One").ok());
    QVERIFY(store().load("Two").ok());
    QVERIFY(has(store().remove("One").error(), "there is no preset \"One\" to delete"));
}

void TestPresetStore::importsAndExports() {
    const std::string file = m_folder->filePath(QStringLiteral("passed on.json")).toStdString();
    QVERIFY(store().save(named("Mine", 9), false).ok());
    QVERIFY(store().exportFile("Mine", file, false).ok());
    QVERIFY(!store().exportFile("Mine", file, false).ok());
    QVERIFY(store().exportFile("Safe", file, true).ok());
    QVERIFY(has(store().importFile(file, "", false).error(), "built in"));
    QVERIFY(store().importFile(file, "Colleague's", false).ok());
    QVERIFY(store().load("Colleague's")->config == store().load("Safe")->config);
    QVERIFY(!store().importFile(file, "Colleague's", false).ok());
    QVERIFY(store().importFile(file, "Colleague's", true).ok());
    QVERIFY(!store().importFile(file + ".missing", "", false).ok());
    QVERIFY(!store().importFile(folder(), "", false).ok());
}

void TestPresetStore::hostileFiles() {
    put("broken.json", "{");
    put("big.json", std::string(5'000'000, ' '));
    put("note.txt", "not a preset");
    put(".hidden.json", "{");
    std::filesystem::create_directories(folder() / "folder.json");
    std::filesystem::create_symlink("/etc/passwd", folder() / "link.json");
    QCOMPARE(::mkfifo((folder() / "pipe.json").c_str(), 0600), 0);
    put("good.json", presetText(named("another name", 3)));
    const auto listing = store().list();
    QCOMPARE(listing.presets.size(), builtinPresets().size() + 1);
    QCOMPARE(listing.presets.back().name, std::string("good"));
    QCOMPARE(listing.unreadable.size(), std::size_t{5});
    QVERIFY(has(store().load("broken").error(), "not valid JSON"));
    QVERIFY(has(store().load("broken").error(), "broken.json"));
    QVERIFY(has(store().load("big").error(), "larger than 1 MiB"));
    QVERIFY(has(store().load("link").error(), "is a link"));
    QVERIFY(has(store().load("pipe").error(), "not a regular file"));
    QVERIFY(has(store().load("folder").error(), "not a regular file"));
}

void TestPresetStore::namesLeadNowhere() {
    const std::string outside = m_folder->filePath(QStringLiteral("outside.json")).toStdString();
    put("../outside.json", presetText(named("outside")));
    for (const char* name : {"../outside", "/etc/passwd", "..", ".", "", "a/../../outside"}) {
        QVERIFY2(!store().load(name).ok(), name);
        QVERIFY2(!store().remove(name).ok(), name);
        QVERIFY2(!store().save(named(name), true).ok(), name);
        QVERIFY2(!store().duplicate("Safe", name).ok(), name);
    }
    QVERIFY(std::filesystem::exists(outside));
}

void TestPresetStore::aFailedSaveLeavesTheOldOne() {
    QVERIFY(store().save(named("Mine", 1), false).ok());
    // The temporary file's name is taken by a folder that is not empty, so it cannot be made.
    const auto blocked = folder() / (".Mine.json." + std::to_string(QCoreApplication::applicationPid()) + ".tmp");
    std::filesystem::create_directories(blocked / "x");
    const auto saved = store().save(named("Mine", 2), true);
    QVERIFY(!saved.ok());
    QVERIFY(has(saved.error(), "cannot be made"));
    QCOMPARE(store().load("Mine")->config.seed, std::uint64_t{1});
}

void TestPresetStore::savingLeavesNothingBehind() {
    QVERIFY(store().save(named("Mine", 1), false).ok());
    QVERIFY(store().save(named("Mine", 2), true).ok());
    QVERIFY(!store().save(named("Mine", 3), false).ok());
    const QDir dir(QString::fromStdString(folder().string()));
    QCOMPARE(dir.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{QStringLiteral("Mine.json")});
}

QTEST_APPLESS_MAIN(TestPresetStore)
#include "tst_preset_store.moc"
