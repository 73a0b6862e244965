#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <array>

namespace ledgerloom {

namespace {

/// A sticker over a shop's QR code: for a day to a week its customers pay somebody else what they bought there.
class FalseQrCode : public Scenario {
public:
    std::string_view name() const override { return "false_qr_code"; }
    FraudType type() const override { return FraudType::falseQrCode; }
    std::uint32_t mostRows() const override { return 2; }
    bool strikesTogether() const override { return true; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(1315, 957, 120, 14'400);
        return {delayMinutes, 300, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Population& population = loom.factory.population();
        const Customer& customer = loom.factory.habits().customer;
        // The shop's trade and the account behind the sticker are those of all who pay there.
        const std::uint64_t sticker = keyOf(episode.campaign, EntityKind::crew);
        Rng shared(sticker);
        constexpr std::array<const char*, 6> trades{"5411", "5541", "5812", "7538", "5651", "5211"};
        const std::uint32_t category = population.reference().categoryIndex(trades[shared.below(trades.size())]);
        const bool company = shared.chancePermille(500);
        std::int64_t time = episode.t0;
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            Payment p = fraudulent(type(), PaymentType::pix, time, 0);
            const std::int64_t ticket = loom.ordinary.purchaseAmount(customer, category, rng);
            p.amountCents = withinNightLimit(std::max<std::int64_t>(ticket, 300), time);
            loom.factory.fromOwnDevice(p, Channel::mobileApp, rng);
            Payee payee = population.outsidePayee(sticker, company);
            payee.origin = PayeeOrigin::crewOfBlock;
            loom.factory.toPayee(p, payee);
            settle(p, 30, 25, rng);
            loom.payments.push_back(p);
            time += rng.between(20 * microsPerHour, 50 * microsPerHour);
        }
    }
};

} // namespace

const Scenario& falseQrCode() {
    static const FalseQrCode scenario;
    return scenario;
}

} // namespace ledgerloom
