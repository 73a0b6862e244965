#include "core/config/fields.h"

#include <QTest>

#include <set>
#include <string>

using namespace ledgerloom;

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// A value that is allowed and not the default.
std::string anotherValue(const Field& field) {
    switch (field.kind) {
    case FieldKind::flag:
        return "true";
    case FieldKind::integer:
    case FieldKind::count:
        return "7";
    case FieldKind::size:
        return "512MiB";
    case FieldKind::speed:
        return "7MB/s";
    case FieldKind::rate:
        return "2.25%";
    case FieldKind::softLimit:
        return "75.5%";
    case FieldKind::milliseconds:
        return "250ms";
    case FieldKind::seconds:
        return "45m";
    case FieldKind::date:
        return "2025-09-30";
    case FieldKind::choice:
        return std::string(field.choices.back());
    case FieldKind::path:
    case FieldKind::file:
        return "some folder/caf\xc3\xa9";
    case FieldKind::address:
        return "127.0.0.1:9090";
    case FieldKind::weights:
        return "phishing=2";
    case FieldKind::cluster:
        return "spark://localhost:7077";
    }
    return {};
}

JsonScalar scalar(JsonScalar::Type type, const std::string& text = {}) {
    return {type, text == "true", text};
}

} // namespace

/// One table says everything about an option, and every field of it keeps the same promises.
class TestFields : public QObject {
    Q_OBJECT

private slots:
    void namesAreUniqueAndWellFormed();
    void everyFieldReadsItsOwnText();
    void everyFieldReadsItsOwnJson();
    void everyFieldNamesItselfInErrors_data();
    void everyFieldNamesItselfInErrors();
    void rangesHoldAtBothEnds();
    void badTextLeavesTheConfigAlone();
    void jsonTypesAreStrict_data();
    void jsonTypesAreStrict();
    void sizeAndRowsExcludeEachOther();
    void softLimitIsEitherShareOrSize();
    void aSourceMayGiveSizeOrRowsOnly();
    void aSourceIsTakenWholeOrNotAtAll();
    void misspelledNamesFindTheField();
    void fieldsFitTheConfig();
};

void TestFields::namesAreUniqueAndWellFormed() {
    std::set<std::string_view> names;
    for (const Field& field : fields()) {
        QVERIFY2(names.insert(field.name).second, field.name.data());
        QVERIFY(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
        QVERIFY2(field.help.ends_with('.') && field.help.size() < 100, field.name.data());
        QCOMPARE(findField(field.name), &field);
        QCOMPARE(findField(field.key()), &field);
    }
    const Field& rate = *findField("fraud-rate");
    QCOMPARE(rate.key(), std::string("fraud_rate"));
    QCOMPARE(rate.environmentName(), std::string("LEDGERLOOM_FRAUD_RATE"));
    QCOMPARE(rate.defaultText(), std::string("0.5%"));
    QVERIFY(findField("nothing") == nullptr);
}

void TestFields::everyFieldReadsItsOwnText() {
    for (const Field& field : fields()) {
        RunConfig standard;
        if (field.isSet(standard) || field.name == "rows")
            QVERIFY2(field.setFromText(standard, field.defaultText()).ok(), field.name.data());
        QVERIFY2(standard == RunConfig{}, field.name.data());
        RunConfig changed;
        const std::string text = anotherValue(field);
        QVERIFY2(field.setFromText(changed, text).ok(), field.name.data());
        if (field.choices.size() != 1)
            QVERIFY2(!(changed == RunConfig{}), field.name.data());
        QCOMPARE(field.toText(changed), text);
        // These two are checked against each other and the format, in tst_encoding.
        if (field.name == "compression")
            changed.format = Format::parquet;
        if (field.name == "compression-level")
            changed.compression = Compression::gzip;
        QVERIFY2(checkConfig(changed).ok(), field.name.data());
    }
}

void TestFields::everyFieldReadsItsOwnJson() {
    for (const Field& field : fields()) {
        RunConfig changed;
        QVERIFY(field.setFromText(changed, anotherValue(field)).ok());
        const std::string json = field.toJson(changed);
        const bool isString = json.front() == '"';
        const auto type = isString                            ? JsonScalar::Type::string
                          : json == "true" || json == "false" ? JsonScalar::Type::boolean
                                                              : JsonScalar::Type::integer;
        RunConfig read;
        QVERIFY2(field.setFromJson(read, scalar(type, isString ? json.substr(1, json.size() - 2) : json)).ok(),
                 json.c_str());
        QVERIFY2(read == changed, field.name.data());
    }
}

void TestFields::everyFieldNamesItselfInErrors_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("allowed");
    const auto row = [](const char* name, const char* text, const char* allowed) {
        QTest::addRow("%s=%s", name, text) << std::string(name) << std::string(text) << std::string(allowed);
    };
    row("size", "0", "100KB to 1PB");
    row("size", "99999", "100KB to 1PB");
    row("size", "1.1PB", "100KB to 1PB");
    row("size", "-1GB", "100KB to 1PB");
    row("size", "1e30", "100KB to 1PB");
    row("rows", "0", "1 to 1T");
    row("rows", "2T", "1 to 1T");
    row("rows", "1,000", "1 to 1T");
    row("customers", "0", "1 to 10B, or auto");
    row("customers", "11B", "1 to 10B, or auto");
    row("start-date", "1989-12-31", "1990-01-01 to 2100-12-31");
    row("start-date", "yesterday", "1990-01-01 to 2100-12-31");
    row("end-date", "2101-01-01", "1990-01-01 to 2100-12-31");
    row("end-date", "2025-02-30", "1990-01-01 to 2100-12-31");
    row("seed", "-1", "0 to 18446744073709551615");
    row("seed", "18446744073709551616", "0 to 18446744073709551615");
    row("seed", "4.2", "0 to 18446744073709551615");
    row("fraud-rate", "2", "0% to 50%");
    row("fraud-rate", "51%", "0% to 50%");
    row("fraud-rate", "-1%", "0% to 50%");
    row("fraud-rate", "nan", "0% to 50%");
    row("no-profiles", "maybe", "true or false");
    row("customers-only", "2", "true or false");
    row("no-own-columns", "", "true or false");
    row("output", "a\nb", "a path of at most 4096 bytes");
    row("format", "xml", "jsonl");
    row("part-size", "1KB", "1MiB to 1GiB, or auto");
    row("part-size", "2GiB", "1MiB to 1GiB, or auto");
    row("chunk-size", "1KB", "1MiB to 1TiB, or none");
    row("if-exists", "replace", "fail, resume or overwrite");
    row("workers", "0", "1 to 256, or auto");
    row("workers", "257", "1 to 256, or auto");
    row("workers", "two", "1 to 256, or auto");
    row("memory-limit", "1MiB", "to 16TiB, or auto");
    row("memory-limit", "17TiB", "to 16TiB, or auto");
    row("soft-limit", "9%", "10% to 99% of the memory limit, or a size");
    row("soft-limit", "100%", "10% to 99% of the memory limit, or a size");
    row("soft-limit", "90", "10% to 99% of the memory limit, or a size");
    row("min-available", "1", "1MiB to 16TiB, or auto");
    row("arrow-limit", "1MiB", "16MiB to 16TiB, or auto");
    row("check-interval", "9", "10ms to 10000ms");
    row("check-interval", "11s", "10ms to 10000ms");
    row("growth-threshold", "1", "1MB/s to 1TB/s");
    row("serve", "localhost:http", "HOST:PORT");
    row("serve", "localhost:65536", "HOST:PORT");
    row("on", "localhost:7077", "spark://HOST:PORT");
    row("on", "spark://localhost", "spark://HOST:PORT");
    row("progress", "fancy", "auto, bar, plain, json or none");
    row("log", "a\tb", "a path of at most 4096 bytes");
    row("log-level", "loud", "error, warning, info or debug");
    row("quiet", "very", "true or false");
}

void TestFields::everyFieldNamesItselfInErrors() {
    QFETCH(std::string, name);
    QFETCH(std::string, text);
    QFETCH(std::string, allowed);
    RunConfig config;
    const auto result = findField(name)->setFromText(config, text);
    QVERIFY(!result.ok());
    const std::string& message = result.error().message;
    QVERIFY2(message.starts_with(name + ": "), message.c_str());
    if (text.find_first_of("\n\t") == std::string::npos)
        QVERIFY2(has(message, "\"" + text + "\""), message.c_str());
    QVERIFY2(has(message, "Allowed: ") && has(message, allowed), message.c_str());
    QCOMPARE(result.error().field, name);
    QCOMPARE(exitCode(result.error().code), 2);
    QVERIFY(config == RunConfig{});
}

void TestFields::rangesHoldAtBothEnds() {
    for (const Field& field : fields()) {
        if (field.most == 0 || field.kind == FieldKind::flag || field.kind == FieldKind::choice)
            continue;
        RunConfig config;
        const auto ends = field.allowedText();
        const std::string low = ends.substr(0, ends.find(' '));
        std::string high = ends.substr(ends.find(" to ") + 4);
        high = high.substr(0, high.find_first_of(" ,"));
        QVERIFY2(field.setFromText(config, low).ok(), (std::string(field.name) + " " + low).c_str());
        QCOMPARE(field.number(config), field.least);
        QVERIFY2(field.setFromText(config, high).ok(), (std::string(field.name) + " " + high).c_str());
        QCOMPARE(field.number(config), field.most);
    }
}

void TestFields::badTextLeavesTheConfigAlone() {
    for (const Field& field : fields()) {
        RunConfig config;
        const auto result = field.setFromText(config, std::string(1'000'000, '\x01'));
        QVERIFY2(!result.ok(), field.name.data());
        QVERIFY(result.error().message.size() < 600);
        QVERIFY(!has(result.error().message, "\x01"));
        QVERIFY(config == RunConfig{});
    }
}

void TestFields::jsonTypesAreStrict_data() {
    using enum JsonScalar::Type;
    QTest::addColumn<std::string>("name");
    QTest::addColumn<JsonScalar>("value");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* title, const char* name, const JsonScalar& value, const char* reason) {
        QTest::newRow(title) << std::string(name) << value << std::string(reason);
    };
    row("string for a flag", "no-profiles", scalar(string, "true"), "true or false, without quotes, not a string");
    row("number for a flag", "customers-only", scalar(integer, "1"), "not a number");
    row("flag for a size", "size", scalar(boolean, "true"), "a number or a string, not true or false");
    row("null for a rate", "fraud-rate", scalar(null), "not null");
    row("number for a date", "start-date", scalar(integer, "20250701"), "a string, not a number");
    row("number for a choice", "format", scalar(integer, "0"), "a string, not a number");
    row("number for a path", "output", scalar(integer, "1"), "a string, not a number");
    row("1e30 bytes", "size", scalar(decimal, "1e30"), "\"1e30\"");
    row("1e30 customers", "customers", scalar(decimal, "1e30"), "\"1e30\"");
    row("half a worker", "workers", scalar(decimal, "1.5"), "not a whole number");
    row("below zero", "seed", scalar(integer, "-1"), "\"-1\"");
    row("bare rate", "fraud-rate", scalar(integer, "2"), "did you mean 2%");
}

void TestFields::jsonTypesAreStrict() {
    QFETCH(std::string, name);
    QFETCH(JsonScalar, value);
    QFETCH(std::string, reason);
    RunConfig config;
    const auto result = findField(name)->setFromJson(config, value);
    QVERIFY(!result.ok());
    QVERIFY2(has(result.error().message, name) && has(result.error().message, reason), result.error().message.c_str());
    QVERIFY(config == RunConfig{});
}

void TestFields::sizeAndRowsExcludeEachOther() {
    RunConfig config;
    QVERIFY(findField("rows")->setFromText(config, "10M").ok());
    QCOMPARE(config.rows, std::uint64_t{10'000'000});
    QCOMPARE(config.sizeBytes, std::uint64_t{0});
    QVERIFY(!findField("size")->isSet(config));
    QVERIFY(findField("size")->setFromText(config, "2GB").ok());
    QCOMPARE(config.rows, std::uint64_t{0});
    QVERIFY(findField("rows")->setFromText(config, "none").ok());
    QCOMPARE(config.sizeBytes, std::uint64_t{2'000'000'000});
}

void TestFields::softLimitIsEitherShareOrSize() {
    const Field& soft = *findField("soft-limit");
    RunConfig config;
    QVERIFY(soft.setFromText(config, "1.5GiB").ok());
    QCOMPARE(config.softLimitBytes, std::uint64_t{1'610'612'736});
    QCOMPARE(soft.toText(config), std::string("1.5GiB"));
    QVERIFY(soft.setFromText(config, "80%").ok());
    QCOMPARE(config.softLimitBytes, std::uint64_t{0});
    QCOMPARE(config.softLimitPermille, 800u);
    QCOMPARE(soft.toText(config), std::string("80%"));
}

void TestFields::aSourceMayGiveSizeOrRowsOnly() {
    RunConfig config;
    const std::vector<Assignment> both{{findField("size"), "1GB"}, {findField("rows"), "5"}};
    const auto result = applySource(config, both, "command line");
    QVERIFY(!result.ok());
    QVERIFY2(result.error().message.starts_with("command line: size and rows are both given"),
             result.error().message.c_str());
    const std::vector<Assignment> one{{findField("size"), "1GB"}, {findField("rows"), "none"}};
    QVERIFY(applySource(config, one, "preset").ok());
}

void TestFields::aSourceIsTakenWholeOrNotAtAll() {
    RunConfig config;
    const std::vector<Assignment> values{{findField("seed"), "7"}, {findField("workers"), "many"}};
    const auto result = applySource(config, values, "environment");
    QVERIFY(!result.ok());
    QVERIFY2(result.error().message.starts_with("environment: workers: "), result.error().message.c_str());
    QVERIFY(config == RunConfig{});
}

void TestFields::misspelledNamesFindTheField() {
    QCOMPARE(nearestFieldName("fraud_raet"), std::string("fraud-rate"));
    QCOMPARE(nearestFieldName("worker"), std::string("workers"));
    QCOMPARE(nearestFieldName("zzzzzzzz"), std::string());
}

void TestFields::fieldsFitTheConfig() {
    // Names that the program writes must be those it reads, whatever the enums hold.
    for (const Field& field : fields()) {
        for (const std::string_view choice : field.choices) {
            RunConfig config;
            QVERIFY(field.setFromText(config, choice).ok());
            QCOMPARE(field.toText(config), std::string(choice));
        }
    }
    RunConfig config;
    QVERIFY(findField("if-exists")->setFromText(config, "Overwrite").ok());
    QCOMPARE(config.ifExists, IfExists::overwrite);
    QVERIFY(findField("progress")->setFromText(config, "json").ok());
    QCOMPARE(config.progress, ProgressStyle::json);
    QVERIFY(findField("log-level")->setFromText(config, "warning").ok());
    QCOMPARE(config.logLevel, LogLevel::warning);
}

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
