#include "core/fraud/crew_access.h"
#include "core/fraud/drain.h"
#include "core/fraud/scenarios/scenarios.h"

namespace ledgerloom {

namespace {

/// The line is moved to another chip; in the hours the victim has none, passwords are reset by text message, a new
/// phone with the same number is enrolled, and the account is drained.
class SimSwap : public Scenario {
public:
    std::string_view name() const override { return "sim_swap"; }
    FraudType type() const override { return FraudType::simSwap; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 6; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t) const override {
        return customer.incomeCents > 600'000 ? 1000 : 500; // lines of those who have something to lose
    }
    bool enrolsCrewDevices() const override { return true; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(416, 497, 120, 1440);
        return {delayMinutes, 60, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const std::int64_t silent = rng.between(microsPerHour, 6 * microsPerHour);
        // Mostly at once; some take it in pieces through the day, each too small to be looked at (assumption).
        const std::int64_t length = rng.chancePermille(550) ? rng.between(5 * microsPerMinute, 40 * microsPerMinute)
                                                            : rng.between(4 * microsPerHour, 20 * microsPerHour);
        const Drain drain{type(), episode.t0 + silent, length, 600, 980, 190, 120};
        // Set up from a copy of the victim's phone, one in three passes for it.
        constexpr std::uint32_t copiedPhones = 350; // per mille (assumption)
        const auto day = static_cast<std::int32_t>(drain.startUs / microsPerDay);
        const CrewAccess access = enrolOrStealSession(copiedPhones, episode, loom, day, rng);
        weaveDrain(drain, episode, loom, rng,
                   [&](Payment& p) { access.send(p, Channel::mobileApp, loom.factory, rng); });
    }
};

} // namespace

const Scenario& simSwap() {
    static const SimSwap scenario;
    return scenario;
}

} // namespace ledgerloom
