#include "core/population/names.h"

#include "core/base/digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace ledgerloom {

namespace {

/// Lower-case ASCII of a Portuguese name: accents of Latin-1 fall off, anything but letters too.
std::string asciiOf(std::string_view name) {
    // Second byte of C3 xx, both cases, to its letter.
    constexpr std::string_view letters = "aaaaaaaceeeeiiiidnooooo.ouuuuy..";
    std::string ascii;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (byte == 0xc3 && i + 1 < name.size())
            ascii += letters[static_cast<unsigned char>(name[++i]) & 0x1fU];
        else if (byte < 0x80 && byte >= 'A' && byte <= 'Z')
            ascii += static_cast<char>(byte + ('a' - 'A'));
        else if (byte >= 'a' && byte <= 'z')
            ascii += static_cast<char>(byte);
    }
    return ascii;
}

std::vector<std::string> asciiTexts(const std::vector<WeightedText>& texts) {
    std::vector<std::string> ascii;
    ascii.reserve(texts.size());
    for (const WeightedText& text : texts)
        ascii.push_back(asciiOf(text.text));
    return ascii;
}

/// Check digit of a weighted sum of digits: mod 11, and a remainder below 2 gives 0.
std::uint64_t checkDigit(std::uint64_t sum) {
    const std::uint64_t rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
}

} // namespace

std::vector<std::uint64_t> weightsOf(const std::vector<WeightedText>& texts) {
    std::vector<std::uint64_t> weights;
    weights.reserve(texts.size());
    for (const WeightedText& text : texts)
        weights.push_back(text.weight);
    return weights;
}

Names::Names(const Reference& reference)
    : m_reference(reference),
      m_feminine(weightsOf(reference.feminineNames)),
      m_masculine(weightsOf(reference.masculineNames)),
      m_surnames(weightsOf(reference.surnames)),
      m_domains(weightsOf(reference.emailDomains)),
      m_asciiFeminine(asciiTexts(reference.feminineNames)),
      m_asciiMasculine(asciiTexts(reference.masculineNames)),
      m_asciiSurnames(asciiTexts(reference.surnames)) {}

NameChoice Names::choose(std::uint64_t key, bool feminine) const {
    Rng rng(key);
    NameChoice choice;
    choice.feminine = feminine;
    choice.first = (feminine ? m_feminine : m_masculine).pick(rng);
    choice.middle = m_surnames.pick(rng);
    choice.last = m_surnames.pick(rng);
    choice.hasMiddle = choice.middle != choice.last && rng.chancePermille(600);
    choice.number = rng.below32(10'000);
    choice.domain = m_domains.pick(rng);
    return choice;
}

std::string Names::fullName(const NameChoice& choice) const {
    const auto& firsts = choice.feminine ? m_reference.feminineNames : m_reference.masculineNames;
    std::string name = firsts[choice.first].text + ' ';
    if (choice.hasMiddle)
        name += m_reference.surnames[choice.middle].text + ' ';
    return name + m_reference.surnames[choice.last].text;
}

std::size_t Names::writeEmail(const NameChoice& choice, char* out, std::size_t capacity) const {
    return writeEmail((choice.feminine ? m_asciiFeminine : m_asciiMasculine)[choice.first],
                      m_asciiSurnames[choice.last], choice, out, capacity);
}

std::size_t Names::writeEmail(std::string_view fullName, const NameChoice& choice, char* out,
                              std::size_t capacity) const {
    const std::string first = asciiOf(fullName.substr(0, fullName.find(' ')));
    const std::string last = asciiOf(fullName.substr(fullName.rfind(' ') + 1));
    // A name in another script has no letters for it.
    return writeEmail(first.empty() ? "cliente" : first, last.empty() ? "conta" : last, choice, out, capacity);
}

std::size_t Names::writeEmail(std::string_view first, std::string_view last, const NameChoice& choice, char* out,
                              std::size_t capacity) const {
    const std::string& domain = m_reference.emailDomains[choice.domain].text;
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), choice.number).ptr;
    char* at = out;
    const auto put = [&at, out, capacity](std::string_view text, std::size_t keepFree) {
        const std::size_t room = capacity - static_cast<std::size_t>(at - out) - keepFree;
        at = std::copy_n(text.begin(), std::min(text.size(), room), at);
    };
    const std::size_t tail = domain.size() + 1 + static_cast<std::size_t>(end - digits.data());
    put(first, tail);
    put(".", tail);
    put(last, tail);
    put({digits.data(), static_cast<std::size_t>(end - digits.data())}, domain.size() + 1);
    put("@", domain.size());
    put(domain, 0);
    return static_cast<std::size_t>(at - out);
}

std::uint64_t mobileNumber(std::uint64_t key, const State& state) {
    const std::uint64_t area = state.areaCodes[scaleTo(mix64(key), state.areaCodes.size())];
    // Mobile numbers in use begin with 96 to 99.
    const std::uint64_t subscriber = 960'000'000 + scaleTo(mix64(key + 1), 40'000'000);
    return area * 1'000'000'000 + subscriber;
}

std::uint64_t cpfWithCheckDigits(std::uint64_t serial, std::uint8_t region) {
    constexpr DigitWeights ofFirst({10, 9, 8, 7, 6, 5, 4, 3});
    constexpr DigitWeights ofSecond({11, 10, 9, 8, 7, 6, 5, 4});
    const std::uint64_t digits = eightDigits(static_cast<std::uint32_t>(serial));
    const std::uint64_t first = checkDigit(ofFirst.sum(digits) + std::uint64_t{2} * region);
    const std::uint64_t second = checkDigit(ofSecond.sum(digits) + std::uint64_t{3} * region + 2 * first);
    return (serial * 10 + region) * 100 + first * 10 + second;
}

std::uint64_t cnpjWithCheckDigits(std::uint64_t serial) {
    constexpr DigitWeights ofFirst({5, 4, 3, 2, 9, 8, 7, 6});  // and 5, 4, 3, 2 of the branch, 0001
    constexpr DigitWeights ofSecond({6, 5, 4, 3, 2, 9, 8, 7}); // and 6, 5, 4, 3
    const std::uint64_t digits = eightDigits(static_cast<std::uint32_t>(serial));
    const std::uint64_t first = checkDigit(ofFirst.sum(digits) + 2);
    const std::uint64_t second = checkDigit(ofSecond.sum(digits) + 3 + 2 * first);
    return (serial * 10'000 + 1) * 100 + first * 10 + second;
}

} // namespace ledgerloom
