#include "core/base/random.h"
#include "core/dataset/read/json_row.h"
#include "core/dataset/text_view.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace ledgerloom;

/// Rows are read by a parser of our own, which is held against another one.
class TestJsonRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAnotherParserOnDamagedRows();
    void numbersAreTheNearestOnes();
    void ownRowsMustBeAsTheyAreWritten();
};

namespace {

std::string withPadding(const std::string& line) {
    return line + std::string(TextView::padding, 'x');
}

const std::string wholeRow =
    "{\"a\":\"x\\u00e9 \\\\ "
    "\\\"q\\\"\",\"n\":-12.50,\"i\":7,\"b\":true,\"in\":{\"c\":null,\"d\":\"2\"},\"l\":[1,{\"z\":[]}]}";

} // namespace

void TestJsonRow::agreesWithAnotherParserOnDamagedRows() {
    JsonRow row(RowOrigin::any);
    row.setColumns({{"a", ColumnType::text},
                    {"n", ColumnType::number},
                    {"i", ColumnType::text},
                    {"b", ColumnType::text},
                    {"in.c", ColumnType::text},
                    {"in.d", ColumnType::text},
                    {"l", ColumnType::text}});
    Rng rng(7);
    int good = 0;
    for (int round = 0; round < 200'000; ++round) {
        std::string line = wholeRow;
        for (std::uint64_t change = rng.below(3); change > 0; --change) {
            const std::size_t at = rng.below(line.size());
            const std::string_view letters = "{}[]\",:\\u0 1-.etn\x01\xC3";
            if (rng.below(3) == 0)
                line.erase(at, 1);
            else if (rng.below(2) == 0)
                line.insert(at, 1, letters[rng.below(letters.size())]);
            else
                line[at] = letters[rng.below(letters.size())];
        }
        const std::string padded = withPadding(line);
        const std::string fault = row.parse(std::string_view(padded).substr(0, line.size()));
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object()) {
            QVERIFY2(!fault.empty(), line.c_str());
            continue;
        }
        if (!fault.empty()) {
            // What another parser takes is turned down only where a value does not fit its column.
            QVERIFY2(fault.find(" is no number") != std::string::npos, (line + ": " + fault).c_str());
            continue;
        }
        ++good;
        if (json.contains("a") && json["a"].is_string() && json.value("n", nlohmann::json()).is_number()) {
            QCOMPARE(std::string(row.cells()[0].text), json["a"].get<std::string>());
            QCOMPARE(row.cells()[1].number, json["n"].get<double>());
        }
    }
    QVERIFY(good > 50'000);
}

void TestJsonRow::numbersAreTheNearestOnes() {
    JsonRow row(RowOrigin::any);
    row.setColumns({{"n", ColumnType::number}});
    Rng rng(11);
    for (int round = 0; round < 200'000; ++round) {
        std::string number = std::to_string(rng.next() >> rng.below(64));
        if (rng.below(2) == 0)
            number.insert(rng.below(number.size()) + 1, ".");
        if (number.back() == '.')
            number += '0';
        number = (rng.below(2) == 0 ? "-" : "") + number;
        if (rng.below(4) == 0)
            number += "e" + std::to_string(rng.between(-30, 30));
        const std::string line = "{\"n\":" + number + "}";
        const std::string padded = withPadding(line);
        QCOMPARE(row.parse(std::string_view(padded).substr(0, line.size())), std::string());
        QCOMPARE(row.cells()[0].number, std::strtod(number.c_str(), nullptr));
    }
}

void TestJsonRow::ownRowsMustBeAsTheyAreWritten() {
    JsonRow row(RowOrigin::own);
    row.setColumns({{"a", ColumnType::text},
                    {"in.b", ColumnType::integer},
                    {"in.c", ColumnType::number},
                    {"d", ColumnType::timestamp}});
    const auto parse = [&row](const std::string& line) {
        const std::string padded = withPadding(line);
        return row.parse(std::string_view(padded).substr(0, line.size()));
    };
    QCOMPARE(parse("{\"a\":\"x\",\"in\":{\"b\":1,\"c\":2.50},\"d\":\"2025-07-01T00:00:00.000001\"}"), std::string());
    QCOMPARE(row.cells()[1].integer, std::int64_t{1});
    QCOMPARE(row.cells()[3].integer, std::int64_t{1'751'328'000'000'001});
    QCOMPARE(parse("{\"a\":\"x\\\"y\",\"in\":{\"b\":null,\"c\":2.50},\"d\":null}"), std::string());
    QCOMPARE(std::string(row.cells()[0].text), std::string("x\"y"));
    QVERIFY(parse("{\"a\":\"x\",\"in\":{\"c\":2.5,\"b\":1},\"d\":null}").find("stands where in.b is expected") !=
            std::string::npos);
    QVERIFY(parse("{\"a\":\"x\",\"in\":{\"b\":1,\"c\":2.5}}").find("column d is missing") != std::string::npos);
    QVERIFY(parse("{\"a\":\"x\",\"in\":{\"b\":1,\"c\":2.5},\"d\":null,\"e\":1}").find("the row should end") !=
            std::string::npos);
    QVERIFY(parse("{\"a\":\"x\",\"in\":{\"b\":1.5,\"c\":2.5},\"d\":null}").find("in.b: \"1.5\" is no integer") == 0);
    QVERIFY(parse("{\"a\":\"x\",\"in\":{\"b\":1,\"c\":2.5},\"d\":\"2025-07-01\"}")
                .find("d: \"2025-07-01\" is no timestamp") == 0);
    QVERIFY(parse("{\"a\":\"x\",\"in\":{\"b\":1,\"c\":2.5},\"d\":\"2025-02-30T00:00:00.000000\"}")
                .find("is no timestamp") != std::string::npos);
    QVERIFY(parse("{\"a\": \"x\",\"in\":{\"b\":1,\"c\":2.5},\"d\":null}").find("spaced otherwise") !=
            std::string::npos);
}

QTEST_GUILESS_MAIN(TestJsonRow)
#include "tst_json_row.moc"
