#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// A terminal in the neighbourhood reads cards for one to four weeks. Whoever paid there sees, days later and far
/// away, card-present purchases that rise until the card is declined.
class SkimmedCard : public Scenario {
public:
    std::string_view name() const override { return "skimmed_card"; }
    FraudType type() const override { return FraudType::clonedCard; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 7; }
    std::uint32_t honestRows() const override { return 1; }
    bool hasCampaigns() const override { return true; }
    Trend trend() const override { return Trend::fading; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(1315, 957, 120, 14'400);
        return {delayMinutes, 110, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Population& population = loom.factory.population();
        const Habits& habits = loom.factory.habits();
        // Everything but the victim is the campaign's: the merchant, and where the cards are spent.
        Rng shared(keyOf(episode.campaign != 0 ? episode.campaign : episode.key, EntityKind::campaign));
        const std::uint32_t card = habits.customer.cardCount > 1 && rng.chancePermille(600) ? 1 : 0;
        visitBadTerminal(episode, loom, card, shared, rng);

        const Cell far = population.places().cellOf(shared.below(population.plan().customers));
        std::int64_t time = episode.t0 + rng.between(6 * microsPerHour, 20 * 24 * microsPerHour);
        std::int64_t amount = rng.between(3'000, 18'000);
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            // The copy of a debit card draws cash as long as its code is known.
            const bool cash = card == 0 && rng.chancePermille(600);
            Payment p = cash ? withdrawal(time, amount, far, loom, rng) : purchase(time, amount, card, far, loom, rng);
            settle(p, i + 1 == episode.rows ? 450 : 90, 60, rng);
            loom.payments.push_back(p);
            amount = amount * rng.between(1'050, 2'100) / 1000;
            time += rng.between(4 * microsPerMinute, 3 * microsPerHour);
        }
    }

private:
    Payment purchase(std::int64_t time, std::int64_t amount, std::uint32_t card, const Cell& far, const Loom& loom,
                     Rng& rng) const {
        Payment p = fraudulent(type(), card > 0 ? PaymentType::creditCard : PaymentType::debitCard, time, amount);
        loom.factory.toMerchant(p, resaleMerchant(loom.factory.population(), far, rng));
        p.card = loom.factory.cardEntry(card);
        p.entry = rng.chancePermille(450)   ? CardEntry::magneticStripe
                  : rng.chancePermille(500) ? CardEntry::chip
                                            : CardEntry::contactless;
        p.installments = 1;
        loom.factory.merchantPlace(p);
        return p;
    }

    Payment withdrawal(std::int64_t time, std::int64_t amount, const Cell& far, const Loom& loom, Rng& rng) const {
        const Population& population = loom.factory.population();
        const std::uint32_t machine = population.reference().categoryIndex("6011");
        const std::uint32_t machines = population.places().merchantsIn(far.city, machine);
        // Notes of ten reais.
        Payment p =
            fraudulent(type(), PaymentType::withdrawal, time, std::max<std::int64_t>(amount / 1000 * 1000, 2'000));
        loom.factory.toMerchant(p, population.localMerchant(far, machine, rng.below32(machines)));
        p.channel = Channel::atm;
        loom.factory.merchantPlace(p);
        return p;
    }

    static void visitBadTerminal(const Episode& episode, const Loom& loom, std::uint32_t card, Rng& shared, Rng& rng) {
        constexpr const char* codes[] = {"5411", "5541", "5812", "5912", "5499"};
        const Population& population = loom.factory.population();
        const Customer& customer = loom.factory.habits().customer;
        const std::uint32_t category = population.reference().categoryIndex(codes[shared.below(std::size(codes))]);
        const std::uint32_t local = population.places().merchantsIn(customer.cell.city, category);
        Payment visit;
        visit.type = card > 0 ? PaymentType::creditCard : PaymentType::debitCard;
        visit.timeUs = episode.t0;
        loom.factory.toMerchant(visit, population.localMerchant(customer.cell, category, shared.below32(local)));
        visit.amountCents = loom.ordinary.purchaseAmount(customer, category, rng);
        visit.installments = 1;
        loom.factory.cardPresent(visit, card, rng);
        loom.payments.push_back(visit);
    }

    static Merchant resaleMerchant(const Population& population, const Cell& cell, Rng& rng) {
        constexpr const char* codes[] = {"5411", "5732", "5651", "5541", "5912", "5661"};
        const std::uint32_t category = population.reference().categoryIndex(codes[rng.below(std::size(codes))]);
        const std::uint32_t local = population.places().merchantsIn(cell.city, category);
        return population.localMerchant(cell, category, rng.below32(std::max<std::uint32_t>(local, 1)));
    }
};

} // namespace

const Scenario& skimmedCard() {
    static const SkimmedCard scenario;
    return scenario;
}

} // namespace ledgerloom
