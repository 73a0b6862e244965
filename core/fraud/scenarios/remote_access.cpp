#include "core/fraud/drain.h"
#include "core/fraud/scenarios/scenarios.h"

namespace ledgerloom {

namespace {

/// The victim was talked into an application that shows and steers the phone: 2 to 6 Pix in quick succession, from the
/// victim's own device and address.
class RemoteAccess : public Scenario {
public:
    std::string_view name() const override { return "remote_access"; }
    FraudType type() const override { return FraudType::accountTakeover; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 6; }
    Trend trend() const override { return Trend::growing; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const override {
        return customer.ageAt(firstDay) >= 50 ? 1000 : 450;
    }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(294, 636, 60, 1440);
        return {delayMinutes, 80, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        Drain drain{type(), 0, episode.rows * rng.between(40 * microsPerSecond, 4 * microsPerMinute), 400, 950,
                    110,    90};
        drain.startUs = episode.t0 + rng.between(5 * microsPerMinute, 50 * microsPerMinute);
        weaveDrain(drain, episode, loom, rng,
                   [&](Payment& p) { loom.factory.fromOwnDevice(p, Channel::mobileApp, rng); });
    }
};

} // namespace

const Scenario& remoteAccess() {
    static const RemoteAccess scenario;
    return scenario;
}

} // namespace ledgerloom
