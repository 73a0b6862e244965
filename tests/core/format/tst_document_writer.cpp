#include "core/format/document_writer.h"

#include <QTest>

using namespace ledgerloom;

namespace {

template <class Write> std::string written(Write write) {
    std::array<char, 64> buffer{};
    return {buffer.data(), static_cast<std::size_t>(write(buffer.data()) - buffer.data())};
}

} // namespace

class TestDocumentWriter : public QObject {
    Q_OBJECT

private slots:
    void merchantNumbersHaveSixDigitsOrMore() {
        const std::pair<std::uint64_t, const char*> known[] = {{0, "000001"},        {41, "000042"},
                                                               {99'999, "100000"},   {999'998, "999999"},
                                                               {999'999, "1000000"}, {12'345'678'900, "12345678901"}};
        for (const auto& [number, text] : known)
            QCOMPARE(written([n = number](char* out) { return putMerchantNumber(out, n); }), std::string(text));
    }
    void branchesHaveFourDigits() {
        QCOMPARE(written([](char* out) { return putBranch(out, 7 * accountsPerBranch + 5); }), std::string("0007"));
        QCOMPARE(written([](char* out) { return putBranch(out, 9'999 * accountsPerBranch); }), std::string("9999"));
    }
    void accountNumbersEndInACheckDigit() {
        const std::uint64_t account = 1'234 * accountsPerBranch + 512'345'678;
        QCOMPARE(written([=](char* out) { return putAccountNumber(out, account); }), std::string("512345678-8"));
        QCOMPARE(written([](char* out) { return putAccountNumber(out, accountsPerBranch + 10'000); }),
                 std::string("10000-3"));
    }
};

QTEST_APPLESS_MAIN(TestDocumentWriter)
#include "tst_document_writer.moc"
