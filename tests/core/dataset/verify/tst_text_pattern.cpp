#include "core/dataset/table_schema.h"
#include "core/dataset/verify/documents.h"
#include "core/dataset/verify/text_pattern.h"
#ifndef Q_MOC_RUN // moc 6.4 cannot read what <compare> includes
#include "core/dataset/id_key.h"
#endif

#include <QtTest>

#include <regex>

using namespace ledgerloom;

/// What single values are held against.
class TestTextPattern : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheLibrary();
    void theSchemasPatternsAreMatchedByHand();
    void documents();
    void keysTellIdsApart();
};

void TestTextPattern::agreesWithTheLibrary() {
    const std::vector<std::string> expressions{
        "^TXN_[0-9]{3}$",    "^MERCH_[0-9]{2,}$", "^[0-9]{2,3}-[0-9]$", "^a{2}b$",        "^\\([0-9]{2}\\) 9[0-9]$",
        "^[0-9]{1,2}[0-9]$", "^[a-c]+x?$",        "^(a|b)c$",           "^[0-9a-f]{2,4}$"};
    const std::vector<std::string> texts{"",     "TXN_123", "TXN_12", "TXN_1234", "MERCH_1", "MERCH_123",
                                         "12-3", "1-3",     "123-4",  "aab",      "ab",      "(12) 93",
                                         "12",   "1",       "123",    "abcx",     "abc",     "ac",
                                         "bc",   "0f",      "0fa1c",  "0F",       "TXN_12x", "12-34"};
    for (const std::string& expression : expressions) {
        const TextPattern pattern(expression);
        for (const std::string& text : texts)
            QVERIFY2(pattern.matches(text) == std::regex_match(text, std::regex(expression)),
                     (expression + " " + text).c_str());
    }
}

void TestTextPattern::theSchemasPatternsAreMatchedByHand() {
    int patterns = 0;
    for (const char* table : {"devices", "transactions"})
        for (const SchemaColumn& column : knownSchema(table)->columns)
            if (!column.pattern.empty()) {
                ++patterns;
                QVERIFY2(TextPattern(column.pattern).isSimple(), column.name.c_str());
            }
    QVERIFY(patterns > 10);
}

void TestTextPattern::documents() {
    QVERIFY(isCpf("529.982.247-25") && isCpf("52998224725"));
    QVERIFY(!isCpf("529.982.247-24") && !isCpf("111.111.111-11") && !isCpf("5299822472") && !isCpf(""));
    QVERIFY(isCnpj("11222333000181") && isCnpj("11.222.333/0001-81"));
    QVERIFY(!isCnpj("11222333000180") && !isCnpj("1122233300018"));
}

void TestTextPattern::keysTellIdsApart() {
    const std::vector<std::string> ids{"TXN_000000000000001",
                                       "TXN_1",
                                       "TXN_01",
                                       "SXN_1",
                                       "TXN_",
                                       "_1",
                                       "TXN_1x",
                                       "K-1",
                                       "K-01",
                                       "",
                                       "TXN_0",
                                       "XN_1",
                                       "TX_N1"};
    for (const std::string& one : ids)
        for (const std::string& other : ids)
            QCOMPARE(keyOfId(one) == keyOfId(other), one == other);
}

QTEST_GUILESS_MAIN(TestTextPattern)
#include "tst_text_pattern.moc"
