#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// A text and how often it occurs (any unit, relative to its list).
struct WeightedText {
    std::string text;
    std::uint64_t weight = 0;
};

struct State {
    std::string uf;
    std::string name;
    std::uint8_t cpfRegion = 0;           ///< fiscal region: the CPF's ninth digit
    std::int32_t minutesFromBrasilia = 0; ///< local time minus Brasilia time
    std::vector<std::uint32_t> areaCodes; ///< DDD
    std::uint64_t population = 0;         ///< IBGE estimate 2024
};

struct City {
    std::string name;
    std::uint8_t state = 0; ///< index in Reference::states
    std::uint64_t population = 0;
    std::int32_t latE6 = 0; ///< micro-degrees
    std::int32_t lonE6 = 0;
    std::uint32_t radiusM = 0;
    std::uint32_t cepFrom = 0;
    std::uint32_t cepTo = 0;
};

struct Bank {
    std::string code; ///< COMPE, three digits
    std::string name;
    std::uint64_t weight = 0;
};

struct Profession {
    std::string name;
    std::uint64_t weight = 0;
    std::int64_t incomeMinReais = 0; ///< a month
    std::int64_t incomeMaxReais = 0;
};

struct DeviceModel {
    std::uint8_t kind = 0; ///< DeviceKind
    std::string maker;
    std::string model;
    std::vector<std::string> systems;
    std::uint64_t weight = 0;
};

/// One merchant category of ISO 18245.
struct MerchantCategory {
    std::string code;
    std::string name;
    std::string risk; ///< low, medium, high
    std::int64_t minCents = 0;
    std::int64_t medianCents = 0;
    std::int64_t maxCents = 0;
    std::uint32_t sigmaPermille = 0;  ///< of the amount's logarithm
    std::uint32_t onlinePermille = 0; ///< bought online
    std::uint32_t pixPermille = 0;    ///< paid by Pix
    std::uint64_t weight = 0;
    std::uint32_t perCell = 0;         ///< such merchants in a cell of 1,024 customers
    std::uint32_t national = 0;        ///< such merchants that serve the whole country
    std::vector<std::string> prefixes; ///< what an invented local name begins with
    std::vector<std::string> nationalNames;
};

struct AmountComponent {
    std::uint64_t weight = 0;
    std::int64_t medianCents = 0;
    std::uint32_t sigmaPermille = 0;
};

/// Payment types in the order of the v3 schema's vocabulary.
inline constexpr std::size_t paymentTypeCount = 9;
inline constexpr std::size_t channelCount = 5;
inline constexpr std::size_t deviceKindCount = 3;

struct Profile {
    std::string name;
    std::uint64_t weight = 0;
    std::uint32_t ageMin = 0, ageMax = 0;
    std::uint32_t incomeMinPermille = 0, incomeMaxPermille = 0;
    std::uint32_t monthlyMin = 0, monthlyMax = 0;                    ///< payments a month
    std::array<std::uint64_t, paymentTypeCount> types{};             ///< per mille by PaymentType
    std::vector<std::pair<std::uint32_t, std::uint64_t>> categories; ///< index in Reference::categories, weight
    std::array<std::uint64_t, 24> hours{};                           ///< weekday
    std::array<std::uint64_t, 24> weekendHours{};
    std::uint32_t weekendPermille = 1000; ///< activity of a weekend day over a weekday
    std::array<std::uint64_t, channelCount> channels{};
    std::array<std::uint64_t, deviceKindCount> deviceKinds{};
    std::uint32_t devicesMin = 1, devicesMax = 1;
    std::uint32_t contactsMin = 0, contactsMax = 0;
    std::uint32_t favouritesMin = 0, favouritesMax = 0;
    std::uint32_t ticketPermille = 1000;        ///< amounts over the category's
    std::uint32_t pixToOwnAccountsPermille = 0; ///< of all Pix
};

struct IpRange {
    std::uint32_t from = 0;
    std::uint32_t to = 0; ///< included
    std::uint64_t weight = 0;
    std::uint8_t kind = 0; ///< IpKind
};

enum class IpKind : std::uint8_t { mobile, broadband, datacenter };

/// The reference tables of resources/tables (sources: resources/SOURCES.md), checked and ready to choose from.
/// Immutable; one a process.
struct Reference {
    std::vector<WeightedText> feminineNames;
    std::vector<WeightedText> masculineNames;
    std::vector<WeightedText> surnames;
    std::vector<State> states;
    std::vector<City> cities;
    std::vector<Bank> banks;
    std::vector<Profession> professions;
    std::vector<WeightedText> streetTypes;
    std::vector<std::string> streetNames;
    std::vector<std::string> neighbourhoods;
    std::vector<DeviceModel> deviceModels;
    std::vector<MerchantCategory> categories;
    std::vector<std::string> merchantCores;
    std::vector<std::string> merchantSuffixes;
    std::vector<Profile> profiles;
    std::vector<WeightedText> keyTypes;
    std::vector<AmountComponent> personAmounts; ///< Pix between persons
    std::vector<AmountComponent> ownAmounts;    ///< Pix to an account of one's own elsewhere
    std::vector<WeightedText> brands;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> installments; ///< number, weight
    std::vector<WeightedText> emailDomains;
    std::vector<IpRange> ipRanges;
    std::array<std::array<std::uint64_t, 6>, paymentTypeCount> statusWeights{};  ///< by PaymentType, PaymentStatus
    std::array<std::array<std::uint64_t, 8>, paymentTypeCount> refusedReasons{}; ///< by PaymentType, RefusalReason
    std::array<std::array<std::uint64_t, 8>, paymentTypeCount> blockedReasons{};

    std::uint32_t categoryIndex(const std::string& code) const; ///< of an existing code
};

/// The tables that come with the program. Parsed on first use (some milliseconds); thread-safe.
const Reference& reference();

} // namespace ledgerloom
