#include "core/presets/builtin_presets.h"
#include "core/presets/preset.h"
#include "core/presets/preset_store.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <string>

using namespace ledgerloom;

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string withValues(const std::string& values) {
    return R"({"version": 1, "name": "Mine", "description": "", "values": {)" + values + "}}";
}

} // namespace

/// Presets are read strictly, written stably, and the built-in ones say everything they stand for.
class TestPreset : public QObject {
    Q_OBJECT

private slots:
    void builtInOnes();
    void builtInOnesListEveryValue();
    void roundTrip();
    void refusals_data();
    void refusals();
    void oldKeysAreStillRead();
    void names_data();
    void names();
};

void TestPreset::builtInOnes() {
    const auto& presets = builtinPresets();
    std::vector<std::string> names;
    std::ranges::transform(presets, std::back_inserter(names), &Preset::name);
    QVERIFY((names == std::vector<std::string>{"Quick look", "Safe", "Balanced", "Aggressive", "Chunked"}));
    QCOMPARE(presets[0].config.sizeBytes, std::uint64_t{100'000'000});
    for (std::size_t i = 1; i < presets.size(); ++i)
        QCOMPARE(presets[i].config.sizeBytes, std::uint64_t{50'000'000'000});
    const RunConfig& safe = presets[1].config;
    const RunConfig& aggressive = presets[3].config;
    QVERIFY(safe.memoryLimitBytes < presets[2].config.memoryLimitBytes);
    QVERIFY(presets[2].config.memoryLimitBytes < aggressive.memoryLimitBytes);
    QVERIFY(safe.softLimitPermille < aggressive.softLimitPermille);
    QCOMPARE(presets[4].config.chunkSizeBytes, std::uint64_t{5'000'000'000});
    QVERIFY(std::ranges::all_of(presets, &Preset::builtIn));
}

void TestPreset::builtInOnesListEveryValue() {
    for (const std::string_view text : builtinPresetTexts()) {
        const auto preset = parsePreset(text, "built in");
        QVERIFY(preset.ok());
        // The text that would be saved holds every value that is set, so equality says that none is missing.
        QCOMPARE(presetText(*preset), std::string(text));
        QVERIFY(!preset->description.empty());
    }
}

void TestPreset::roundTrip() {
    Preset preset{"Caf\xc3\xa9 \"quoted\"", "line\nfeed", {}, false};
    preset.name = "Caf\xc3\xa9 2";
    preset.config.rows = 5'000'000;
    preset.config.sizeBytes = 0;
    preset.config.output = "out";
    const auto again = parsePreset(presetText(preset), "file");
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
    QVERIFY(*again == preset);
}

void TestPreset::refusals_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* title, const std::string& text, const char* reason) {
        QTest::newRow(title) << text << std::string(reason);
    };
    row("not JSON", "Balanced", "not valid JSON at line 1");
    row("no version", R"({"name": "Mine", "values": {"seed": 1}})", "\"version\" is missing");
    row("version as text", R"({"version": "1", "name": "Mine", "values": {"seed": 1}})", "whole number");
    row("version 0", R"({"version": 0, "name": "Mine", "values": {"seed": 1}})", "whole number from 1");
    row("version 1.5", R"({"version": 1.5, "name": "Mine", "values": {"seed": 1}})", "whole number");
    row("newer", R"({"version": 2, "name": "Mine", "values": {"seed": 1}})", "written by a newer Ledgerloom");
    row("much newer", R"({"version": 99999999999, "name": "M", "values": {"seed": 1}})", "whole number");
    row("no name", R"({"version": 1, "values": {"seed": 1}})", "\"name\" is missing");
    row("name as number", R"({"version": 1, "name": 5, "values": {"seed": 1}})", "\"name\" has to be a string");
    row("name with a path", R"({"version": 1, "name": "../x", "values": {"seed": 1}})", "cannot name a preset");
    row("no values", R"({"version": 1, "name": "Mine"})", "\"values\" is missing or empty");
    row("values as text", R"({"version": 1, "name": "Mine", "values": "all"})", "has to be an object");
    row("unknown member", R"({"version": 1, "name": "M", "colour": "red", "values": {"seed": 1}})",
        "\"colour\": this key is not known");
    row("unknown value", withValues(R"("sed": 1)"), "\"values.sed\": this key is not known. Did you mean \"seed\"?");
    row("duplicate value", withValues(R"("seed": 1, "seed": 2)"), "\"values.seed\" is given twice");
    row("duplicate version", R"({"version": 1, "version": 1})", "\"version\" is given twice");
    row("ill type", withValues(R"("customers_only": "yes")"), "true or false, without quotes");
    row("1e30", withValues(R"("size": 1e30)"), "\"values.size\": size: \"1e30\"");
    row("NaN", withValues(R"("size": NaN)"), "not valid JSON");
    row("out of range", withValues(R"("workers": 500)"), "Allowed: 1 to 256, or auto");
    row("both volumes", withValues(R"("size": "1GB", "rows": 5)"), "Leave one out");
    row("contradiction", withValues(R"("start_date": "2025-10-01", "end_date": "2025-09-01")"), "before start-date");
    row("of one run", withValues(R"("progress": "json")"), "belongs to one run");
    row("deep", withValues(R"("a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": 1}}}}}}})"), "nested more than 8 deep");
    row("long description",
        R"({"version": 1, "name": "M", "description": ")" + std::string(501, 'x') + R"(", "values": {"seed": 1}})",
        "longer than 500");
}

void TestPreset::refusals() {
    QFETCH(std::string, text);
    QFETCH(std::string, reason);
    const auto preset = parsePreset(text, "preset evil.json");
    QVERIFY(!preset.ok());
    QVERIFY2(preset.error().message.starts_with("preset evil.json: "), preset.error().message.c_str());
    QVERIFY2(has(preset.error().message, reason), preset.error().message.c_str());
    QCOMPARE(exitCode(preset.error().code), 2);
}

void TestPreset::oldKeysAreStillRead() {
    constexpr std::array<RenamedKey, 2> table{RenamedKey{1, "threads", "workers"}, RenamedKey{2, "dice", "seed"}};
    const auto renamed = [&table](int version) {
        std::vector<JsonEntry> entries{{"values.threads", {}}, {"values.dice", {}}, {"threads", {}}};
        renameOldKeys(entries, version, table);
        return entries[0].path + " " + entries[1].path + " " + entries[2].path;
    };
    QCOMPARE(renamed(1), std::string("values.workers values.seed threads"));
    QCOMPARE(renamed(2), std::string("values.threads values.seed threads"));
    QCOMPARE(renamed(3), std::string("values.threads values.dice threads"));
}

void TestPreset::names_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* title, const std::string& name, bool allowed) {
        QTest::newRow(title) << name << allowed;
    };
    row("plain", "My preset-2_b", true);
    row("accents", "Caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80", true);
    row("64 bytes", std::string(64, 'x'), true);
    row("65 bytes", std::string(65, 'x'), false);
    row("empty", "", false);
    row("parent", "../evil", false);
    row("slash", "a/b", false);
    row("backslash", "a\\b", false);
    row("hidden", ".config", false);
    row("option", "-rf", false);
    row("blank first", " a", false);
    row("blank last", "a ", false);
    row("point last", "a.", false);
    row("star", "a*", false);
    row("line feed", "a\nb", false);
    row("zero byte", std::string("a\0b", 3), false);
    row("bad UTF-8", "a\xff", false);
    row("cut UTF-8", "a\xc3", false);
}

void TestPreset::names() {
    QFETCH(std::string, name);
    QFETCH(bool, allowed);
    QCOMPARE(checkPresetName(name).ok(), allowed);
    if (!allowed)
        QVERIFY(has(checkPresetName(name).error().message, "cannot name a preset: "));
}

QTEST_APPLESS_MAIN(TestPreset)
#include "tst_preset.moc"
