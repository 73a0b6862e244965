#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// A leaked card is tried with tiny online payments at one merchant by a bot, with declines; from an hour to a week
/// later it buys online, elsewhere.
class CardTesting : public Scenario {
public:
    std::string_view name() const override { return "card_testing"; }
    FraudType type() const override { return FraudType::clonedCard; }
    std::uint32_t leastRows() const override { return 4; }
    std::uint32_t mostRows() const override { return 16; }
    bool hasCampaigns() const override { return true; }
    Trend trend() const override { return Trend::fading; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t) const override {
        return customer.cardCount > 1 ? 1000 : 0;
    }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(9660, 761, 1440, 64'800);
        return {delayMinutes, 140, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const std::uint32_t purchases = std::clamp<std::uint32_t>(episode.rows / 3, 1, 6);
        const std::uint32_t tries = episode.rows - std::min(episode.rows, purchases);
        // The whole campaign tries its cards at one merchant of cheap digital goods, from the bot's few addresses.
        Rng shared(keyOf(episode.campaign != 0 ? episode.campaign : episode.key, EntityKind::campaign));
        const Merchant tested = nationalOf(loom.factory.population(), digitalGoods, shared);
        const std::uint64_t bot = shared.next();
        // Most bots are quick; some wait, so as not to be counted.
        const std::int64_t longestGap = (shared.chancePermille(500) ? 150 : 6) * microsPerMinute;
        const std::uint32_t card = loom.factory.habits().customer.cardCount > 1 ? 1 : 0;
        std::int64_t time = episode.t0;
        for (std::uint32_t i = 0; i < tries; ++i) {
            Payment p = online(time, rng.between(100, 1'500), card, loom, rng);
            if (rng.chancePermille(700))
                p.ip = loom.factory.population().ipAddress(keyOf(bot, EntityKind::crew, rng.below(botAddresses)),
                                                           IpKind::datacenter);
            loom.factory.toMerchant(p, tested);
            settle(p, 420, 60, rng);
            loom.payments.push_back(p);
            time += rng.between(4 * microsPerSecond, longestGap);
        }
        time += rng.between(microsPerHour, 7 * 24 * microsPerHour);
        for (std::uint32_t i = 0; i < episode.rows - tries; ++i) {
            Payment p = online(time, 0, card, loom, rng);
            buyAt(p, onlineShop(loom, goods, rng), loom, 1'500, 6'000, rng);
            p.amountCents = std::max(p.amountCents, rng.between(15'000, 30'000));
            settle(p, 230, 90, rng);
            loom.payments.push_back(p);
            time += rng.between(3 * microsPerMinute, 9 * microsPerHour);
        }
    }

private:
    static constexpr std::uint64_t botAddresses = 12; ///< that a bot comes from, by turns (assumption)

    /// Without the card in hand and without the customer's device: the shop sees a card, an address and no device of
    /// the bank's.
    Payment online(std::int64_t time, std::int64_t amount, std::uint32_t card, const Loom& loom, Rng& rng) const {
        Payment p = fraudulent(type(), card > 0 ? PaymentType::creditCard : PaymentType::debitCard, time, amount);
        p.ip = loom.factory.population().ipAddress(rng.next(), IpKind::mobile);
        p.channel = rng.chancePermille(300) ? Channel::webBanking : Channel::mobileApp;
        keyIn(p, loom.factory.cardEntry(card), 870, 330, rng);
        return p;
    }
};

} // namespace

const Scenario& cardTesting() {
    static const CardTesting scenario;
    return scenario;
}

} // namespace ledgerloom
