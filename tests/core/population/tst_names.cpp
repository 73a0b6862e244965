#include "core/population/names.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace ledgerloom;

namespace {

/// The tax authority's rule, digit by digit: sums with weights falling to 2, mod 11.
bool checkDigitsHold(const std::string& digits, const std::vector<int>& weights) {
    for (std::size_t length = digits.size() - 2; length < digits.size(); ++length) {
        int sum = 0;
        for (std::size_t i = 0; i < length; ++i)
            sum += (digits[i] - '0') * weights[weights.size() - length + i];
        const int rest = sum % 11;
        if (digits[length] - '0' != (rest < 2 ? 0 : 11 - rest))
            return false;
    }
    return true;
}

std::string padded(std::uint64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

bool validCpf(std::uint64_t cpf) {
    return checkDigitsHold(padded(cpf, 11), {11, 10, 9, 8, 7, 6, 5, 4, 3, 2});
}
bool validCnpj(std::uint64_t cnpj) {
    return checkDigitsHold(padded(cnpj, 14), {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2});
}

} // namespace

class TestNames : public QObject {
    Q_OBJECT

private slots:
    void knownDocumentsHaveTheirCheckDigits() {
        QCOMPARE(cpfWithCheckDigits(11'144'477, 7), std::uint64_t{11'144'477'735});
        QCOMPARE(cnpjWithCheckDigits(11'222'333), std::uint64_t{11'222'333'000'181});
        QVERIFY(validCpf(11'144'477'735) && !validCpf(11'144'477'736) && !validCpf(11'144'477'725));
        QVERIFY(validCnpj(11'222'333'000'181) && !validCnpj(11'222'333'000'182));
    }
    void everyDocumentIsValidWithItsRegion() {
        Rng rng(1);
        for (int i = 0; i < 50'000; ++i) {
            const std::uint64_t serial = i == 0 ? 0 : i == 1 ? 99'999'999 : rng.below(100'000'000);
            const auto region = static_cast<std::uint8_t>(i % 10);
            const std::uint64_t cpf = cpfWithCheckDigits(serial, region);
            QVERIFY(cpf < 100'000'000'000 && validCpf(cpf));
            QCOMPARE(cpf / 1'000, serial);
            QCOMPARE(cpf / 100 % 10, std::uint64_t{region});
            const std::uint64_t cnpj = cnpjWithCheckDigits(serial);
            QVERIFY(cnpj < 100'000'000'000'000 && validCnpj(cnpj));
            QCOMPARE(cnpj / 1'000'000, serial);
        }
    }
    void namesOccurByTheirWeights() {
        const Names names(reference());
        std::map<std::uint32_t, int> seen;
        constexpr int draws = 100'000;
        for (int i = 0; i < draws; ++i)
            ++seen[names.choose(keyOf(1, i), true).first];
        std::uint64_t total = 0;
        for (const WeightedText& name : reference().feminineNames)
            total += name.weight;
        const double expected = double(reference().feminineNames[0].weight) / double(total) * draws;
        QVERIFY(std::abs(seen[0] - expected) < 6 * std::sqrt(expected));
        QVERIFY(seen.size() > reference().feminineNames.size() * 9 / 10);
    }
    void aNameIsOfItsSexAndTheSameAgain() {
        const Names names(reference());
        const NameChoice woman = names.choose(77, true);
        QCOMPARE(names.fullName(woman), names.fullName(names.choose(77, true)));
        QVERIFY(names.fullName(woman).starts_with(reference().feminineNames[woman.first].text + ' '));
        const NameChoice man = names.choose(77, false);
        QVERIFY(names.fullName(man).starts_with(reference().masculineNames[man.first].text + ' '));
        QVERIFY(names.fullName(man).ends_with(' ' + reference().surnames[man.last].text));
    }
    void addressesAreReservedOnesOfPlainLetters() {
        const Names names(reference());
        const QRegularExpression shape(
            QStringLiteral("^[a-z]+\\.[a-z]+[0-9]{1,4}@([a-z]+\\.)?example\\.(com|org|net)$"));
        for (int i = 0; i < 20'000; ++i) {
            std::array<char, 46> text{};
            const NameChoice choice = names.choose(keyOf(2, i), i % 2 == 0);
            const std::size_t length = names.writeEmail(choice, text.data(), text.size());
            const std::string address(text.data(), length);
            QVERIFY2(shape.match(QString::fromStdString(address)).hasMatch(), address.c_str());
        }
    }
    void aLongAddressIsCutAndKeepsItsDomain() {
        const Names names(reference());
        for (int i = 0; i < 2'000; ++i) {
            std::array<char, 64> text{};
            text.fill('#');
            const NameChoice choice = names.choose(keyOf(3, i), true);
            const std::size_t length = names.writeEmail(choice, text.data(), 34);
            QVERIFY(length <= 34);
            QCOMPARE(text[34], '#');
            QVERIFY(
                std::string_view(text.data(), length).ends_with('@' + reference().emailDomains[choice.domain].text));
        }
    }
    void mobileNumbersBelongToTheState() {
        for (const State& state : reference().states)
            for (std::uint64_t key = 0; key < 500; ++key) {
                const std::uint64_t number = mobileNumber(key, state);
                const auto area = static_cast<std::uint32_t>(number / 1'000'000'000);
                QVERIFY(std::count(state.areaCodes.begin(), state.areaCodes.end(), area) == 1);
                const std::uint64_t subscriber = number % 1'000'000'000;
                QVERIFY(subscriber >= 960'000'000 && subscriber <= 999'999'999);
            }
    }
};

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
