#include "core/behaviour/rates.h"

#include <numeric>

namespace ledgerloom {

namespace {

/// Of all Pix payments 45 % go to persons (first half of 2025); six in ten of those here go to known contacts.
constexpr std::uint64_t contactShareOfPixPermille = 270;
constexpr std::uint64_t billShareOfBoletoPermille = 700;

} // namespace

ProfileRates makeRates(const Profile& profile) {
    ProfileRates rates;
    const std::uint64_t total = std::accumulate(profile.types.begin(), profile.types.end(), std::uint64_t{0});
    const auto permilleOf = [&profile, total](PaymentType type, std::uint64_t share) {
        return static_cast<std::uint32_t>(profile.types[indexOf(type)] * share / total);
    };
    rates.transfersPermille = permilleOf(PaymentType::pix, contactShareOfPixPermille);
    rates.boletoBillsPermille = permilleOf(PaymentType::boleto, billShareOfBoletoPermille);
    rates.directDebitsPermille = permilleOf(PaymentType::directDebit, 1000);

    rates.ownOfOrdinaryPixPermille = static_cast<std::uint32_t>(std::uint64_t{profile.pixToOwnAccountsPermille} * 1000 /
                                                                (1000 - contactShareOfPixPermille));
    std::array<std::uint64_t, paymentTypeCount> rest{};
    for (std::size_t i = 0; i < rest.size(); ++i)
        rest[i] = profile.types[i] * 1000;
    rest[indexOf(PaymentType::pix)] = profile.types[indexOf(PaymentType::pix)] * (1000 - contactShareOfPixPermille);
    rest[indexOf(PaymentType::boleto)] =
        profile.types[indexOf(PaymentType::boleto)] * (1000 - billShareOfBoletoPermille);
    rest[indexOf(PaymentType::directDebit)] = 0;
    rest[indexOf(PaymentType::doc)] = 0; // none is issued since 2024-01-15
    rates.ordinaryType = AliasTable(rest);

    std::vector<std::uint64_t> weights;
    for (const auto& [category, weight] : profile.categories)
        weights.push_back(weight);
    rates.category = AliasTable(weights);
    // Cash machines are where cash is drawn; a payment order goes through the other channels.
    std::array<std::uint64_t, channelCount> channels = profile.channels;
    channels[indexOf(Channel::atm)] /= 4;
    rates.channel = AliasTable(channels);
    return rates;
}

} // namespace ledgerloom
