#include "core/format/csv_people.h"
#include "core/format/csv_text.h"
#include "core/format/csv_transactions.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace ledgerloom;
using Json = nlohmann::ordered_json;

namespace {

/// The fields of one line, as RFC 4180 reads them; an empty one without quotes is null.
std::vector<Json> fieldsOf(std::string_view line) {
    std::vector<Json> fields;
    while (true) {
        std::string text;
        const bool quoted = line.starts_with('"');
        if (quoted) {
            for (line.remove_prefix(1); !line.starts_with('"') || line.starts_with("\"\"");) {
                text += line.front();
                line.remove_prefix(line.starts_with("\"\"") ? 2 : 1);
            }
            line.remove_prefix(1);
        } else {
            text = line.substr(0, line.find(','));
            line.remove_prefix(text.size());
        }
        fields.push_back(text.empty() && !quoted ? Json(nullptr) : Json(text));
        if (line.empty())
            return fields;
        line.remove_prefix(1);
    }
}

/// A JSON line as CSV has it: nested objects flattened; numbers as they are written.
void flatten(const std::string& line, std::vector<std::string>& names, std::vector<Json>& values) {
    const auto add = [&](const std::string& name, const Json& value) {
        names.push_back(name);
        if (value.is_number()) {
            const std::size_t begin = line.find("\"" + name + "\":") + name.size() + 3;
            values.emplace_back(line.substr(begin, line.find_first_of(",}", begin) - begin));
        } else
            values.push_back(value.is_boolean() ? Json(value.get<bool>() ? "true" : "false") : value);
    };
    const Json object = Json::parse(line);
    for (const auto& [key, value] : object.items()) {
        if (!value.is_object()) {
            add(key, value);
            continue;
        }
        for (const auto& [inner, field] : value.items())
            add(key + "_" + inner, field);
    }
}

Plan csvPlan(std::uint64_t rows) {
    Plan plan = testing::planOfRows(rows, 50'000'000);
    plan.encoding.format = Format::csv;
    return plan;
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void quotesOnlyWhereTheyAreNeeded() {
        QCOMPARE(csvText("Rua Nova"), std::string("Rua Nova"));
        QCOMPARE(csvText("Rua Nova, 12"), std::string("\"Rua Nova, 12\""));
        QCOMPARE(csvText("o \"Bar\""), std::string("\"o \"\"Bar\"\"\""));
        QCOMPARE(csvText("a\nb"), std::string("\"a\nb\""));
        QCOMPARE(csvText(""), std::string());
    }
    void everyValueIsThatOfTheJsonLines() {
        Plan plan = csvPlan(20'000);
        testing::EncodedBlock csv(plan);
        plan.encoding.format = Format::jsonl;
        testing::EncodedBlock json(plan);
        csv.make(0);
        json.make(0);
        for (const Table table : allTables) {
            const std::string text = testing::textOf(csv, table);
            const std::string wantedText = testing::textOf(json, table);
            const auto lines = testing::linesOf(text);
            const auto wanted = testing::linesOf(wantedText);
            QCOMPARE(lines.size(), wanted.size() + 1);
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                std::vector<std::string> names;
                std::vector<Json> values;
                flatten(std::string(wanted[i]), names, values);
                if (i == 0)
                    QVERIFY(fieldsOf(lines[0]) == std::vector<Json>(names.begin(), names.end()));
                QVERIFY2(fieldsOf(lines[i + 1]) == values, std::string(lines[i + 1]).c_str());
            }
        }
    }
    void noRowIsTooLong() {
        testing::EncodedBlock block(csvPlan(30'000));
        block.make(0);
        const std::pair<Table, std::size_t> limits[] = {{Table::customers, CsvPeople::mostBytesPerCustomer},
                                                        {Table::devices, CsvPeople::mostBytesPerDevice},
                                                        {Table::transactions, CsvTransactions::mostBytesPerRow}};
        for (const auto& [table, limit] : limits) {
            const std::string text = testing::textOf(block, table);
            for (const std::string_view line : testing::linesOf(text))
                QVERIFY(line.size() < limit);
        }
    }
    void aMerchantWithACommaIsQuoted() {
        testing::EncodedBlock block(csvPlan(3'000));
        block.make(0);
        Batch batch = block.rows().transactions(0U);
        Dictionary dictionary = *batch.dictionary;
        for (Merchant& merchant : dictionary.merchants) {
            constexpr std::string_view name = "Alves, Filhos";
            merchant.nameText = {};
            std::copy(name.begin(), name.end(), merchant.nameText.begin());
            merchant.nameLength = name.size();
        }
        batch.dictionary = &dictionary;
        CsvTransactions writer(reference(), true);
        std::string text(batch.rows * CsvTransactions::mostBytesPerRow + writerSlack, '\0');
        text.resize(std::size_t(writer.write(batch, 0, batch.rows, text.data()) - text.data()));
        std::size_t named = 0;
        for (const std::string_view line : testing::linesOf(text)) {
            const auto fields = fieldsOf(line);
            QCOMPARE(fields.size(), std::size_t{41});
            named += fields[13] == Json("Alves, Filhos") ? 1U : 0U;
        }
        QVERIFY(named > 0);
    }
    void aContinuedStreamHasOneHeader() {
        testing::EncodedBlock block(csvPlan(1'000));
        block.make(0);
        QVERIFY(testing::textOf(block, Table::devices).starts_with("device_id,"));
        QVERIFY(block.piece(Table::devices, 0).starts_with("DEV_"));
    }
};

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
