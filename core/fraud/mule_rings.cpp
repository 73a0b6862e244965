#include "core/fraud/mule_rings.h"

#include "core/fraud/fraud_mix.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

enum class Motif : std::uint8_t { chain, fanOut, fanIn, cycle, scatterGather };
constexpr std::uint64_t motifs = 5;

constexpr std::uint64_t sampledRings = 200; ///< whose rows are counted; more are as many in the mean
constexpr std::uint64_t mostMulesShare = 5; ///< one customer in so many is a mule, at most

constexpr std::uint64_t ringsKey = 30; // apart from the keys of other crews
constexpr std::uint64_t placesKey = 31;

/// Members between the first and the last of a motif.
std::uint32_t drawWidth(Motif motif, Rng& rng) {
    switch (motif) {
    case Motif::chain:
        return static_cast<std::uint32_t>(rng.between(1, 3));
    case Motif::cycle:
        return static_cast<std::uint32_t>(rng.between(2, 6));
    case Motif::scatterGather:
        return static_cast<std::uint32_t>(rng.between(3, 6));
    default:
        return static_cast<std::uint32_t>(rng.between(3, 8));
    }
}

/// What is passed on of an amount: a mule keeps 2 to 15 %.
std::int64_t passedOn(std::int64_t cents, Rng& rng) {
    return cents * rng.between(850, 980) / 1000;
}

/// Minutes to an hour (assumption: no figure of how long mules hold money is public).
std::int64_t dwell(Rng& rng) {
    return rng.between(microsPerMinute, microsPerHour);
}

std::uint64_t launderingPpm(const Plan& plan) {
    std::uint64_t ppm = 0;
    for (const MixEntry& entry : fraudMix(plan.scenarioWeights))
        ppm += entry.scenario->hasRings() ? entry.rowsPpm : 0;
    return ppm;
}

} // namespace

struct MuleRings::Round {
    Motif motif = Motif::chain;
    std::uint32_t width = 0;
    std::int64_t startUs = 0;
    std::int64_t amountCents = 0;
    Rng& rng;
};

MuleRings::MuleRings(const Population& population, const Calendar& calendar)
    : m_population(population),
      m_calendar(calendar),
      m_places(keyOf(population.plan().seed, EntityKind::crew, placesKey), population.plan().customers) {
    const Plan& plan = population.plan();
    if (plan.rows == 0 || plan.customers == 0)
        return;
    m_count = std::min(countFor(mulDiv(plan.fraudBefore(plan.blocks), launderingPpm(plan), 1'000'000)),
                       mostOf(plan.customers));
}

std::uint64_t MuleRings::countFor(std::uint64_t rows) const {
    std::uint64_t sampled = 0;
    for (std::uint64_t ring = 0; ring < sampledRings; ++ring) {
        const std::uint64_t rowsOfRing = transfers(ring).size();
        // The few of a small run are counted: one more only where that comes nearer.
        if (sampled + rowsOfRing / 2 > rows)
            return ring;
        sampled += rowsOfRing;
    }
    return mulDiv(rows, sampledRings, sampled);
}

std::uint64_t MuleRings::keyOfRing(std::uint64_t ring) const {
    return keyOf(m_population.plan().seed, EntityKind::crew, ringsKey, ring);
}

std::uint64_t MuleRings::mostOf(std::uint64_t customers) {
    return customers / mostMulesShare / places;
}

std::uint64_t MuleRings::companyKey(std::uint64_t ringKey, std::uint64_t which) {
    return keyOf(ringKey, EntityKind::payee, which);
}

bool MuleRings::hasOneDevice(std::uint64_t ringKey) {
    return Rng(keyOf(ringKey, EntityKind::device)).chancePermille(330);
}

std::optional<MuleRings::Membership> MuleRings::of(std::uint64_t customer) const {
    if (m_count == 0)
        return std::nullopt;
    const std::uint64_t at = m_places.backward(customer);
    if (at >= m_count * places)
        return std::nullopt;
    return Membership{at / places, static_cast<std::uint32_t>(at % places)};
}

std::uint64_t MuleRings::memberAt(std::uint64_t ring, std::uint32_t place) const {
    return m_places.forward(ring * places + place);
}

std::vector<RingTransfer> MuleRings::transfers(std::uint64_t ring) const {
    Rng rng(keyOfRing(ring));
    const auto motif = static_cast<Motif>(rng.below(motifs));
    const std::uint32_t width = drawWidth(motif, rng);
    const std::int64_t rounds = rng.between(1, 6);
    std::vector<RingTransfer> all;
    for (std::int64_t i = 0; i < rounds; ++i) {
        // Begun by day: three layers of an hour end before the limits of the night.
        std::int64_t day = rng.between(m_calendar.firstDay(), m_calendar.lastDay()) * microsPerDay;
        day += rng.between(0, 1'000'000);
        const std::int64_t start = day + rng.between(8 * microsPerHour, 15 * microsPerHour);
        std::int64_t amount = rng.between(100, 1'400);
        amount *= rng.between(100, 1'000);
        addRound({motif, width, start, amount, rng}, all);
    }
    std::ranges::stable_sort(all, {}, &RingTransfer::timeUs);
    return all;
}

void MuleRings::incoming(const Membership& member, std::vector<Credit>& out) const {
    Rng rng(keyOf(keyOfRing(member.ring), EntityKind::credit, member.place));
    std::int64_t purse = 0; // of a day: what was kept of other days is the member's own
    std::int64_t day = 0;
    const auto add = [&](std::int64_t timeUs, std::int64_t cents) -> Credit& {
        purse += cents;
        Credit credit;
        credit.timeUs = timeUs;
        credit.amountCents = cents;
        credit.kind = CreditKind::pix;
        return out.emplace_back(credit);
    };
    for (const RingTransfer& transfer : transfers(member.ring)) {
        if (std::exchange(day, transfer.timeUs / microsPerDay) != transfer.timeUs / microsPerDay)
            purse = 0;
        if (transfer.receiver == member.place)
            add(arrivalUs(transfer.timeUs, transfer.payer), transfer.amountCents).payer =
                memberAt(member.ring, transfer.payer);
        if (transfer.payer != member.place)
            continue;
        if (transfer.amountCents > purse) {
            const std::int64_t wanted = (transfer.amountCents - purse) * rng.between(1'020, 1'180) / 1000;
            const std::uint64_t victim = keyOf(member.ring, EntityKind::credit, member.place, transfer.timeUs);
            add(transfer.timeUs - rng.between(2 * microsPerMinute, 3 * microsPerHour), wanted).outsider = victim;
        }
        purse -= transfer.amountCents;
    }
}

void MuleRings::addRound(const Round& round, std::vector<RingTransfer>& out) const {
    Rng& rng = round.rng;
    const std::uint32_t last = round.width + 1;
    const auto add = [&](std::uint32_t payer, std::uint32_t receiver, std::int64_t time, std::int64_t cents) {
        out.push_back({payer, receiver, time, cents});
        return cents;
    };
    std::int64_t time = round.startUs;
    std::int64_t gathered = round.amountCents;
    switch (round.motif) {
    case Motif::chain:
    case Motif::cycle: {
        // Of a cycle the last member pays the first.
        const std::uint32_t members = round.motif == Motif::chain ? last : last + 1;
        for (std::uint32_t place = 0; place < members; ++place) {
            const bool closes = place + 1 == members;
            const std::uint32_t beyond = round.motif == Motif::cycle ? 0 : RingTransfer::outside;
            gathered = add(place, closes ? beyond : place + 1, time, passedOn(gathered, rng));
            time += dwell(rng) * 3 / std::max<std::int64_t>(3, members);
        }
        return;
    }
    case Motif::fanOut:
    case Motif::scatterGather: {
        const std::int64_t each = passedOn(round.amountCents, rng) / round.width;
        gathered = 0;
        std::int64_t latest = time;
        for (std::uint32_t place = 1; place <= round.width; ++place) {
            const std::int64_t at = time + rng.between(0, 20 * microsPerMinute);
            const std::int64_t sent = add(0, place, at, each * rng.between(700, 1'000) / 1000);
            const std::int64_t then = at + dwell(rng);
            const std::uint32_t to = round.motif == Motif::fanOut ? RingTransfer::outside : last;
            gathered += add(place, to, then, passedOn(sent, rng));
            latest = std::max(latest, then);
        }
        if (round.motif == Motif::scatterGather)
            add(last, RingTransfer::outside, latest + dwell(rng), passedOn(gathered, rng));
        return;
    }
    case Motif::fanIn: {
        gathered = 0;
        std::int64_t latest = time;
        for (std::uint32_t place = 1; place <= round.width; ++place) {
            const std::int64_t at = time + rng.between(0, 90 * microsPerMinute);
            gathered += add(place, 0, at, round.amountCents / round.width * rng.between(600, 1'000) / 1000);
            latest = std::max(latest, at);
        }
        add(0, RingTransfer::outside, latest + dwell(rng), passedOn(gathered, rng));
        return;
    }
    }
}

} // namespace ledgerloom
