#include "core/fraud/crew_access.h"
#include "core/fraud/drain.h"
#include "core/fraud/scenarios/scenarios.h"

namespace ledgerloom {

namespace {

/// Credentials are stolen, a device of the crew is enrolled, nothing happens for hours or days, then the account is
/// drained within 5 to 40 minutes by Pix to the crew's mules.
class AccountTakeover : public Scenario {
public:
    std::string_view name() const override { return "account_takeover"; }
    FraudType type() const override { return FraudType::accountTakeover; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 6; }
    Trend trend() const override { return Trend::fading; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }
    bool enrolsCrewDevices() const override { return true; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(294, 913, 30, 2880);
        return {delayMinutes, 70, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        Drain drain{type(), 0, rng.between(5 * microsPerMinute, 40 * microsPerMinute), 600, 980, 170, 110};
        drain.startUs = episode.t0 + rng.between(20 * microsPerMinute, 60 * microsPerHour);
        const auto enrolDay = static_cast<std::int32_t>(episode.t0 / microsPerDay);
        // One in eight works from the victim's own phone: it was stolen.
        const bool stolenPhone = rng.chancePermille(120);
        const CrewAccess access = stolenPhone ? CrewAccess{} : enrolCrewDevice(episode, loom, enrolDay, rng);
        weaveDrain(drain, episode, loom, rng, [&](Payment& p) {
            const Channel channel = rng.chancePermille(750) ? Channel::mobileApp : Channel::webBanking;
            if (stolenPhone)
                loom.factory.fromOwnDevice(p, channel, rng);
            else
                access.send(p, channel, loom.factory, rng);
        });
    }
};

} // namespace

const Scenario& accountTakeover() {
    static const AccountTakeover scenario;
    return scenario;
}

} // namespace ledgerloom
