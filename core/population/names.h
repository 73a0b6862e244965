#pragma once

#include "core/base/alias_table.h"
#include "core/population/reference.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Whose name it is: places in the reference lists.
struct NameChoice {
    std::uint32_t first = 0;  ///< in feminineNames or masculineNames
    std::uint32_t middle = 0; ///< in surnames
    std::uint32_t last = 0;   ///< in surnames
    std::uint32_t number = 0; ///< tells namesakes' addresses apart
    std::uint32_t domain = 0; ///< in emailDomains
    bool feminine = false;
    bool hasMiddle = false;
};

/// Names of persons, weighted as they occur. Immutable, so safe from any thread.
class Names {
public:
    explicit Names(const Reference& reference);

    NameChoice choose(std::uint64_t key, bool feminine) const;
    std::string fullName(const NameChoice& choice) const;
    /// "maria.silva4821@correio.example.com"; at most `capacity` characters are written, ASCII. Returns the length.
    std::size_t writeEmail(const NameChoice& choice, char* out, std::size_t capacity) const;
    /// The same for somebody who is called otherwise: of `choice` only number and domain count.
    std::size_t writeEmail(std::string_view fullName, const NameChoice& choice, char* out, std::size_t capacity) const;

private:
    std::size_t writeEmail(std::string_view first, std::string_view last, const NameChoice& choice, char* out,
                           std::size_t capacity) const;

    const Reference& m_reference;
    AliasTable m_feminine;
    AliasTable m_masculine;
    AliasTable m_surnames;
    AliasTable m_domains;
    std::vector<std::string> m_asciiFeminine;
    std::vector<std::string> m_asciiMasculine;
    std::vector<std::string> m_asciiSurnames;
};

/// Phone numbers from here on have nine digits after the area code, those below eight: land lines.
inline constexpr std::uint64_t firstMobileNumber = 11'000'000'000;

/// A mobile number without the country's 55: area code of the state, 9 and eight digits; from a key.
std::uint64_t mobileNumber(std::uint64_t key, const State& state);

/// CPF with its check digits, as a number of 11 digits: mod 11 with weights 10..2 and 11..2, a remainder below 2 gives
/// 0; the ninth digit is the fiscal region (Receita Federal). `serial` in [0, 10^8).
std::uint64_t cpfWithCheckDigits(std::uint64_t serial, std::uint8_t region);
/// CNPJ with its check digits, as a number of 14 digits: weights 5,4,3,2,9..2 and 6,5,4,3,2,9..2. `serial` in
/// [0, 10^8) is the company, followed by branch 0001.
std::uint64_t cnpjWithCheckDigits(std::uint64_t serial);

/// Weights of a list, for an AliasTable.
std::vector<std::uint64_t> weightsOf(const std::vector<WeightedText>& texts);

} // namespace ledgerloom
