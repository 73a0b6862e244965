#include "core/config/config_json.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

namespace {

Result<void> read(RunConfig& config, const std::string& text) {
    const auto entries = readStrictJson(text, "file");
    if (!entries)
        return entries.error();
    return readConfigJson(config, *entries, "", "file");
}

} // namespace

/// What is written is read back to the same config, and the same config is always the same text.
class TestConfigJson : public QObject {
    Q_OBJECT

private slots:
    void roundTrip();
    void onlyPresetFieldsThatAreSet();
    void refusals_data();
    void refusals();
};

void TestConfigJson::roundTrip() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 123'456'789;
    config.customers = 5'000;
    config.seed = UINT64_MAX;
    config.fraudRatePpb = 12'345'678;
    config.noProfiles = true;
    config.output = "quote \" back\\slash caf\xc3\xa9";
    config.partSizeBytes = 100'000'001;
    config.chunkSizeBytes = 5'000'000'000;
    config.workers = 3;
    config.softLimitBytes = 1'234'567'890;
    config.checkIntervalMs = 50;
    const std::string text = writeConfigJson(config);
    RunConfig again;
    const auto done = read(again, text);
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().message.c_str());
    QVERIFY(again == config);
    QCOMPARE(writeConfigJson(again), text);
}

void TestConfigJson::onlyPresetFieldsThatAreSet() {
    RunConfig config;
    config.quiet = true;
    config.ifExists = IfExists::overwrite;
    const std::string text = writeConfigJson(config);
    for (const char* absent : {"quiet", "if_exists", "rows", "output", "serve", "log"})
        QVERIFY2(text.find("\"" + std::string(absent) + "\"") == std::string::npos, absent);
    QVERIFY(text.starts_with("{\n  \"size\": \"1GB\",\n  \"customers\": \"auto\",\n"));
    QVERIFY(text.ends_with("\n}"));
}

void TestConfigJson::refusals_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* title, const char* text, const char* reason) {
        QTest::newRow(title) << std::string(text) << std::string(reason);
    };
    row("unknown", R"({"seeed": 1})", "\"seeed\": this key is not known. Did you mean \"seed\"?");
    row("unknown and far", R"({"zebra": 1})", "\"zebra\": this key is not known.");
    row("dash", R"({"fraud-rate": "1%"})", "Did you mean \"fraud_rate\"?");
    row("case", R"({"Seed": 1})", "Did you mean \"seed\"?");
    row("object for a value", R"({"seed": {"a": 1}})", "\"seed.a\": this key is not known");
    row("of one run", R"({"quiet": true})", "Give it on the command line, --quiet");
    row("overwrites", R"({"if_exists": "overwrite"})", "--if-exists");
    row("both volumes", R"({"size": "1GB", "rows": 5})", "\"size\" and \"rows\" are both given");
    row("range", R"({"seed": 1, "workers": 1000})",
        "\"workers\": workers: \"1000\" is out of range. Allowed: 1 to 256");
    row("type", R"({"workers": true})", "\"workers\"");
}

void TestConfigJson::refusals() {
    QFETCH(std::string, text);
    QFETCH(std::string, reason);
    RunConfig config;
    const auto done = read(config, text);
    QVERIFY(!done.ok());
    QVERIFY2(done.error().message.starts_with("file: "), done.error().message.c_str());
    QVERIFY2(done.error().message.find(reason) != std::string::npos, done.error().message.c_str());
    QVERIFY(config == RunConfig{});
}

QTEST_APPLESS_MAIN(TestConfigJson)
#include "tst_config_json.moc"
