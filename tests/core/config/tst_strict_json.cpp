#include "core/config/strict_json.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

/// JSON from outside is read exactly as it stands or refused with the place and the reason.
class TestStrictJson : public QObject {
    Q_OBJECT

private slots:
    void entriesComeInOrderWithTheirPaths();
    void numbersKeepTheirText();
    void hostileTexts_data();
    void hostileTexts();
    void truncatedTextsAreRefused();
};

void TestStrictJson::entriesComeInOrderWithTheirPaths() {
    const auto entries = readStrictJson(R"({"b": true, "a": {"x": "\u00e9", "y": {"z": null}}, "c": {}})", "file");
    QVERIFY(entries.ok());
    QCOMPARE(entries->size(), std::size_t{3});
    QCOMPARE((*entries)[0].path, std::string("b"));
    QVERIFY((*entries)[0].value.boolean);
    QCOMPARE((*entries)[1].path, std::string("a.x"));
    QCOMPARE((*entries)[1].value.text, std::string("\xc3\xa9"));
    QCOMPARE((*entries)[2].path, std::string("a.y.z"));
    QVERIFY((*entries)[2].value.type == JsonScalar::Type::null);
}

void TestStrictJson::numbersKeepTheirText() {
    const auto entries = readStrictJson(
        R"({"a": 18446744073709551615, "b": -5, "c": 0.020, "d": 1e30, "e": 99999999999999999999})", "f");
    QVERIFY(entries.ok());
    const char* texts[] = {"18446744073709551615", "-5", "0.020", "1e30", "99999999999999999999"};
    for (std::size_t i = 0; i < entries->size(); ++i)
        QCOMPARE((*entries)[i].value.text, std::string(texts[i]));
}

void TestStrictJson::hostileTexts_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* title, const std::string& text, const char* reason) {
        QTest::newRow(title) << text << std::string(reason);
    };
    row("empty", "", "not valid JSON at line 1, column 1");
    row("not JSON", "size = 5", "not valid JSON at line 1, column 1");
    row("place", "{\n  \"a\": 1,\n  \"b\": oops\n}", "line 3, column 8");
    row("trailing comma", "{\"a\": 1,}", "not valid JSON at line 1, column 9");
    row("trailing text", "{\"a\": 1} {", "not valid JSON at line 1, column 10");
    row("comment", "{ // no\n}", "not valid JSON");
    row("NaN", "{\"a\": NaN}", "not valid JSON at line 1, column 7");
    row("Infinity", "{\"a\": Infinity}", "not valid JSON");
    row("single quotes", "{'a': 1}", "not valid JSON");
    row("bad UTF-8", "{\"a\": \"\xff\"}", "not valid JSON");
    row("raw line feed", "{\"a\": \"x\ny\"}", "not valid JSON");
    row("a list", "[1, 2]", "the file must not be a list");
    row("a number", "42", "must hold one object");
    row("a string", "\"x\"", "must hold one object");
    row("list inside", "{\"a\": {\"b\": [1]}}", "\"a.b\" must not be a list");
    row("duplicate", "{\"a\": 1, \"b\": 2, \"a\": 3}", "\"a\" is given twice");
    row("duplicate inside", "{\"v\": {\"a\": 1, \"a\": 1}}", "\"v.a\" is given twice");
    row("escaped duplicate", "{\"a\": 1, \"\\u0061\": 2}", "\"a\" is given twice");
    row("huge number", "{\"a\": {\"b\": 1e999}}", "\"a.b\" is a number too large");
    row("point in a key", "{\"a.b\": 1}", "\"a.b\" is not a known key");
    row("empty key", "{\"\": 1}", "is not a known key");
    row("zero byte", std::string("{\"a\": 1\0}", 9), "not valid JSON");
    std::string deep;
    for (int i = 0; i < 9; ++i)
        deep += "{\"k\":";
    row("nine deep", deep + "1" + std::string(9, '}'), "nested more than 8 deep");
    std::string abyss;
    for (int i = 0; i < 100'000; ++i)
        abyss += "{\"k\":";
    row("100,000 deep", abyss, "nested more than 8 deep");
    row("brackets", std::string(1'000'000, '['), "must not be a list");
    row("over 1 MiB", "{\"a\": \"" + std::string(10'000'000, 'x') + "\"}", "at most 1 MiB");
}

void TestStrictJson::hostileTexts() {
    QFETCH(std::string, text);
    QFETCH(std::string, reason);
    const auto entries = readStrictJson(text, "preset evil.json");
    QVERIFY(!entries.ok());
    const std::string& message = entries.error().message;
    QVERIFY2(message.starts_with("preset evil.json: "), message.c_str());
    QVERIFY2(message.find(reason) != std::string::npos, message.c_str());
    QVERIFY(message.size() < 400);
    QCOMPARE(exitCode(entries.error().code), 2);
}

void TestStrictJson::truncatedTextsAreRefused() {
    const std::string whole = R"({"version": 1, "values": {"size": "1GB", "seed": 42, "quiet": true}})";
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!readStrictJson(whole.substr(0, length), "cut").ok(), std::to_string(length).c_str());
    QVERIFY(readStrictJson(whole, "whole").ok());
}

QTEST_APPLESS_MAIN(TestStrictJson)
#include "tst_strict_json.moc"
