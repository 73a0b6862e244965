#include "core/format/record_rows.h"
#include "core/format/schema_names.h"
#include "core/population/reference.h"
#include "tests/support/plans.h"

#include <QTest>

#include <set>
#include <string>

using namespace ledgerloom;

class TestSchemaNames : public QObject {
    Q_OBJECT

private:
    const SchemaNames& v3 = SchemaNames::of(SchemaLanguage::pt);
    const SchemaNames& english = SchemaNames::of(SchemaLanguage::en);
    Plan plan = testing::planOfRows(1'000);

    template <class Names> void checkValues(std::string_view column, const Names& originals) {
        std::set<std::string, std::less<>> seen;
        for (const auto& original : originals) {
            const std::string_view name = english.value(column, original);
            QCOMPARE(english.originalValue(column, name), std::string_view(original));
            QVERIFY2(seen.emplace(name).second, std::string(name).c_str());
            QCOMPARE(v3.value(column, original), std::string_view(original));
        }
    }

private slots:
    // Who reads an English dataset can find the v3 name of every column, and of every value in it.
    void everyColumnHasOneNameOfItsOwn() {
        for (const Table table : allTables) {
            std::set<std::string, std::less<>> seen;
            for (const Column& column : originalColumnsOf(table, plan)) {
                const std::string_view name = english.column(column.name);
                QCOMPARE(english.originalColumn(name), column.name);
                QVERIFY2(seen.emplace(name).second, std::string(name).c_str());
                QCOMPARE(v3.column(column.name), column.name);
                QCOMPARE(name.find('.') == std::string_view::npos, column.name.find('.') == std::string_view::npos);
            }
        }
    }
    void everyValueHasOneNameOfItsOwn() {
        checkValues("tipo", paymentTypeNames);
        checkValues("tipo", creditKindNames);
        checkValues("canal", channelNames);
        checkValues("entrada_cartao", cardEntryNames);
        checkValues("chave_pix_tipo", pixKeyTypeNames);
        checkValues("status", paymentStatusNames);
        checkValues("motivo_recusa", refusalReasonNames);
        checkValues("fraud_type", fraudTypeNames);
        checkValues("source", reportSourceNames);
        std::vector<std::string> categories;
        for (const MerchantCategory& category : reference().categories)
            categories.push_back(category.name);
        checkValues("merchant_category", categories);
        std::vector<std::string> professions;
        for (const Profession& profession : reference().professions)
            professions.push_back(profession.name);
        checkValues("profissao", professions);
    }
    // A word that was forgotten would show by its accent or by being the same in both.
    void nothingIsLeftInPortuguese() {
        const auto isAscii = [](std::string_view text) {
            return std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
        };
        for (const MerchantCategory& category : reference().categories)
            QVERIFY2(isAscii(english.value("merchant_category", category.name)), category.name.c_str());
        for (const Profession& profession : reference().professions)
            QVERIFY2(isAscii(english.value("profissao", profession.name)), profession.name.c_str());
        for (const std::string_view fraud : fraudTypeNames)
            QVERIFY2(english.value("fraud_type", fraud) != fraud || fraud == "PHISHING" || fraud == "SIM_SWAP",
                     std::string(fraud).c_str());
        for (const std::string_view reason : refusalReasonNames)
            QVERIFY2(english.value("motivo_recusa", reason) != reason, std::string(reason).c_str());
        for (const std::string_view status : paymentStatusNames)
            QVERIFY2(english.value("status", status) != status, std::string(status).c_str());
    }
    void textsForPeopleNameColumns() {
        QCOMPARE(english.inText("| endereco | object: logradouro, cidade |"),
                 std::string("| address | object: street, city |"));
        QCOMPARE(english.inText("saldo_depois is 3.00, it must be 2.00"),
                 std::string("balance_after is 3.00, it must be 2.00"));
        QCOMPARE(english.inText("saldo_depoisx, VALOR"), std::string("saldo_depoisx, VALOR"));
        QCOMPARE(v3.inText("saldo_depois"), std::string("saldo_depois"));
        QCOMPARE(english.inText(""), std::string());
    }
};

QTEST_APPLESS_MAIN(TestSchemaNames)
#include "tst_schema_names.moc"
