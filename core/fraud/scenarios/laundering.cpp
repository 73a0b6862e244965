#include "core/fraud/mule_rings.h"
#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

namespace ledgerloom {

namespace {

/// What one mule sends on of the ring's money, to other mules and in the end to a company outside.
class Laundering : public Scenario {
public:
    std::string_view name() const override { return "laundering"; }
    FraudType type() const override { return FraudType::laundering; }
    std::uint32_t mostRows() const override { return 48; }
    bool hasRings() const override { return true; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 0; }
    EpisodeRole role() const override { return EpisodeRole::mule; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(19'320, 1039, 1440, 259'200);
        return {delayMinutes, 400, ReportedBy::bank};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Population& population = loom.factory.population();
        const auto member = loom.rings.of(loom.factory.habits().customer.index);
        if (!member)
            return;
        const std::uint64_t ring = loom.rings.keyOfRing(member->ring);
        const bool oneDevice = MuleRings::hasOneDevice(ring);
        std::uint32_t woven = 0;
        for (const RingTransfer& transfer : loom.rings.transfers(member->ring)) {
            if (transfer.payer != member->place || woven == episode.rows)
                continue;
            Payment p = fraudulent(type(), PaymentType::pix, transfer.timeUs, transfer.amountCents);
            send(p, oneDevice, ring, episode, loom, rng);
            if (transfer.receiver == RingTransfer::outside) {
                Payee company =
                    population.outsidePayee(MuleRings::companyKey(ring, rng.below(MuleRings::companies)), true);
                company.origin = PayeeOrigin::crew;
                loom.factory.toPayee(p, company);
                settle(p, 60, 60, rng);
            } else {
                // Decided: what the next one passes on has come in.
                p.set(Payment::statusDecided);
                const std::uint64_t to = loom.rings.memberAt(member->ring, transfer.receiver);
                loom.factory.toPayee(p, population.customerPayee(population.customer(to), ring));
            }
            loom.payments.push_back(p);
            ++woven;
        }
    }

private:
    static void send(Payment& payment, bool oneDevice, std::uint64_t ring, const Episode& episode, const Loom& loom,
                     Rng& rng) {
        if (!oneDevice) {
            loom.factory.fromOwnDevice(payment, Channel::mobileApp, rng);
            return;
        }
        const Population& population = loom.factory.population();
        const auto day = static_cast<std::int32_t>(payment.timeUs / microsPerDay);
        constexpr std::int32_t daysOfDevice = MuleRings::daysOfDevice;
        const auto which = static_cast<std::uint32_t>(day / daysOfDevice);
        const Device device = population.crewDevice(ring, which, day / daysOfDevice * daysOfDevice - 3);
        loom.enrolments.push_back({episode.customer, device});
        loom.factory.fromStrangeDevice(payment, Channel::mobileApp, device.number,
                                       population.ipAddress(keyOf(ring, EntityKind::device, day), IpKind::mobile));
    }
};

} // namespace

const Scenario& laundering() {
    static const Laundering scenario;
    return scenario;
}

} // namespace ledgerloom
