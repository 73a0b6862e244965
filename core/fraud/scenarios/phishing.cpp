#include "core/fraud/crew_access.h"
#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// A page that looks like the bank's took the password. Days later somebody logs in from elsewhere, in a browser or on
/// a phone, and pays by Pix, boleto and top-up, each small enough for a device the bank does not know.
class Phishing : public Scenario {
public:
    std::string_view name() const override { return "phishing"; }
    FraudType type() const override { return FraudType::phishing; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 7; }
    Trend trend() const override { return Trend::fading; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }
    bool enrolsCrewDevices() const override { return true; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(657, 957, 60, 7200);
        return {delayMinutes, 130, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        std::int64_t time = episode.t0 + rng.between(0, 14 * 24 * microsPerHour);
        const CrewAccess access =
            enrolOrStealSession(stolenSessions, episode, loom, static_cast<std::int32_t>(time / microsPerDay), rng);
        std::int64_t pixLeft = dayCapCents;
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            const std::uint32_t kind = rng.below32(10);
            Payment p = kind < 6 && pixLeft > 0 ? pix(time, pixLeft, episode, loom, rng)
                        : kind < 8              ? boleto(time, loom, rng)
                                                : topUp(time, loom, rng);
            access.send(p, rng.chancePermille(650) ? Channel::webBanking : Channel::mobileApp, loom.factory, rng);
            settle(p, 160, 100, rng);
            loom.payments.push_back(p);
            time += rng.between(microsPerMinute, 50 * microsPerMinute);
        }
    }

private:
    static constexpr std::uint32_t stolenSessions = 200; ///< per mille (assumption)
    // From a device that is not registered a Pix is R$ 200 at most, and R$ 1,000 a day, since 2024-11-01.
    static constexpr std::int64_t pixCapCents = 20'000;
    static constexpr std::int64_t dayCapCents = 100'000;

    Payment pix(std::int64_t time, std::int64_t& left, const Episode& episode, const Loom& loom, Rng& rng) const {
        const std::int64_t amount = std::min(left, rng.between(6'000, pixCapCents) / 500 * 500);
        left -= amount;
        Payment p = fraudulent(type(), PaymentType::pix, time, amount);
        loom.factory.toPayee(p, muleAccount(loom.factory.population(), episode.crew, rng.below32(6), time));
        return p;
    }
    Payment boleto(std::int64_t time, const Loom& loom, Rng& rng) const {
        Payment p = fraudulent(type(), PaymentType::boleto, time, rng.between(9'000, 140'000));
        loom.factory.toMerchant(p, nationalOf(loom.factory.population(), billers, rng));
        return p;
    }
    Payment topUp(std::int64_t time, const Loom& loom, Rng& rng) const {
        constexpr std::int64_t amounts[] = {2'000, 3'000, 5'000, 10'000};
        Payment p = fraudulent(type(), PaymentType::mobileTopUp, time, amounts[rng.below(std::size(amounts))]);
        loom.factory.toMerchant(p, nationalOf(loom.factory.population(), telecoms, rng));
        return p;
    }
};

} // namespace

const Scenario& phishing() {
    static const Phishing scenario;
    return scenario;
}

} // namespace ledgerloom
