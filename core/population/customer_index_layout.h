#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <type_traits>

namespace ledgerloom {

struct Reference;

// The file of imported customers, byte for byte: header, texts, where each city's customers begin, records. Numbers are
// little-endian. Whoever changes anything here raises customerIndexVersion.

static_assert(std::endian::native == std::endian::little, "the index is written as it lies in memory");

inline constexpr std::array<char, 8> customerIndexMagic{'L', 'L', 'C', 'U', 'S', 'T', 'I', 'X'};
inline constexpr std::uint32_t customerIndexVersion = 1;
/// Detecting duplicates takes one pass over runs of this many customers in all.
inline constexpr std::uint64_t mostImportedCustomers = 1'000'000'000;

struct CustomerIndexHeader {
    std::array<char, 8> magic = customerIndexMagic;
    std::uint32_t version = customerIndexVersion;
    std::uint32_t headerBytes = 0;
    std::uint32_t recordBytes = 0;
    std::uint32_t cities = 0;
    std::uint64_t customers = 0;
    std::uint64_t fileBytes = 0;
    std::uint64_t textsAt = 0;   ///< UTF-8: each customer's id, name, e-mail and city, one after the other
    std::uint64_t citiesAt = 0;  ///< cities + 1 numbers of 64 bits: first record of each city, and the end
    std::uint64_t recordsAt = 0; ///< by city, then as they stood in the imported file
    // XXH3-128 as `xxh128sum` prints it.
    std::array<char, 32> vocabulary{}; ///< of the names that the numbers of city, profile and bank stand for
    std::array<char, 32> content{};    ///< of everything behind the header
    std::array<char, 32> header{};     ///< of all of the header before this
};
static_assert(sizeof(CustomerIndexHeader) == 160 && std::is_trivially_copyable_v<CustomerIndexHeader>);

/// What is known of one customer; `not...` is for what the imported file did not say.
struct CustomerRecord {
    static constexpr std::uint64_t noNumber = ~std::uint64_t{0};
    static constexpr std::int32_t noDate = INT32_MIN;
    static constexpr std::uint16_t noScore = 0xffff;
    static constexpr std::uint8_t noChoice = 0xff;

    std::uint64_t textAt = 0; ///< within the texts
    std::uint64_t cpf = noNumber;
    std::uint64_t phone = noNumber; ///< area code and eight or nine digits
    std::uint64_t incomeCents = noNumber;
    std::int32_t birthDate = noDate; ///< days since 1970-01-01
    std::uint16_t city = 0;          ///< index in Reference::cities, where the customer lives
    std::uint16_t creditScore = noScore;
    std::uint8_t profile = noChoice; ///< index in Reference::profiles
    std::uint8_t bank = noChoice;    ///< index in Reference::banks
    std::uint8_t idLength = 0;       ///< bytes of each text
    std::uint8_t nameLength = 0;
    std::uint8_t emailLength = 0;
    std::uint8_t cityLength = 0; ///< 0: called as in Reference::cities
    std::array<unsigned char, 2> unused{};
};
static_assert(sizeof(CustomerRecord) == 48 && std::is_trivially_copyable_v<CustomerRecord>);

// Longest texts in bytes: rows of the tables have room for them.
inline constexpr std::size_t longestImportedId = 64;
inline constexpr std::size_t longestImportedName = 120;
inline constexpr std::size_t longestImportedEmail = 120;
inline constexpr std::size_t longestImportedCity = 60;

/// CustomerIndexHeader::vocabulary of the tables of this program.
std::array<char, 32> vocabularyHash(const Reference& reference);
/// CustomerIndexHeader::header of a header that is else complete.
std::array<char, 32> headerHash(const CustomerIndexHeader& header);

} // namespace ledgerloom
