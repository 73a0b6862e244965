#include "core/fraud/fraud_plan.h"

#include "core/fraud/drift.h"
#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t episodesPerCrew = 25; ///< that a crew lives from in a run, about (assumption)
// A strike: a false QR code finds 5 to 200 victims in one to seven days, most in the first. Blocks that have one have
// more than their share, the others none.
constexpr std::uint64_t blocksPerStrike = 3;
constexpr std::uint32_t leastVictims = 8;
constexpr std::uint32_t mostVictims = 40;
constexpr std::uint32_t mostStrikeDays = 4;
constexpr std::uint64_t crewDigits = 10;
constexpr std::uint64_t crewStride = 3;
constexpr int mostAttempts = 120; ///< to find a customer who falls for it: the rarest are one in thirty

/// Campaigns bring half of a scenario's rows, rings all: what is left to local episodes, per 10^6 fraudulent rows.
std::uint64_t localRowsPpm(const MixEntry& entry) {
    return entry.scenario->hasRings() ? 0 : entry.scenario->hasCampaigns() ? entry.rowsPpm / 2 : entry.rowsPpm;
}

/// Twice the rows an episode has in the mean.
std::uint64_t meanRowsTwice(const Scenario& scenario) {
    return scenario.leastRows() + scenario.mostRows();
}

/// Rows of a block's `quota` that are a scenario's.
std::uint32_t shareOf(const MixEntry& entry, std::uint32_t quota) {
    return static_cast<std::uint32_t>(quota * entry.rowsPpm / 1'000'000);
}

void keepNightLimit(Payment& payment) {
    if (payment.type == PaymentType::pix)
        payment.amountCents = withinNightLimit(payment.amountCents, payment.timeUs);
}

} // namespace

FraudPlan::FraudPlan(const Population& population, const Calendar& calendar)
    : m_population(population),
      m_calendar(calendar),
      m_mix(fraudMix(population.plan().scenarioWeights)),
      m_campaigns(population, calendar),
      m_rings(population, calendar) {
    // Shares are of rows, choices are of episodes.
    std::vector<std::uint64_t> weights;
    for (const MixEntry& entry : m_mix) {
        weights.push_back(localRowsPpm(entry) * 1000 / meanRowsTwice(*entry.scenario));
        if (weights.back() > 0)
            m_leastRows = std::min(m_leastRows, entry.scenario->leastRows());
    }
    m_episodeChoice = AliasTable(weights);
}

std::uint64_t FraudPlan::crewCount(const Plan& plan) {
    return std::max<std::uint64_t>(4, plan.fraudBefore(plan.blocks) / 3 / episodesPerCrew);
}

std::uint64_t FraudPlan::crewAt(const Plan& plan, std::uint64_t number) {
    // The last digit is dealt round, not drawn: of any few crews three in ten spoof (crew_access.h).
    const std::uint64_t key = keyOf(plan.seed, EntityKind::crew, number);
    return key - key % crewDigits + number * crewStride % crewDigits;
}

void FraudPlan::make(std::uint64_t block) {
    const Plan& plan = m_population.plan();
    m_planned.clear();
    m_firstCustomer = plan.customersBefore(block);
    m_customers = plan.customersBefore(block + 1) - m_firstCustomer;
    m_struck.assign(m_customers, 0);
    m_fraudRows = 0;
    m_honestRows = 0;
    const auto quota = static_cast<std::uint32_t>(plan.fraudBefore(block + 1) - plan.fraudBefore(block));
    if (quota > 0) {
        takeForced(quota);
        fillWithLocal(block, quota);
    }
    std::stable_sort(m_planned.begin(), m_planned.end(),
                     [](const Planned& a, const Planned& b) { return a.second.customer < b.second.customer; });
}

void FraudPlan::takeForced(std::uint32_t quota) {
    // Rings first: their transfers have another end.
    for (std::uint64_t i = 0; i < m_customers; ++i)
        addRing(m_firstCustomer + i, static_cast<std::uint32_t>(i));
    for (std::uint64_t i = 0; i < m_customers; ++i)
        m_campaigns.of(m_population.customer(m_firstCustomer + i), static_cast<std::uint32_t>(i), m_planned);
    // What a campaign brings beyond its scenario's share of the block is left out, but for one episode; one may be cut.
    std::vector<std::uint32_t> left(m_mix.size());
    for (std::size_t i = 0; i < m_mix.size(); ++i) {
        const Scenario& scenario = *m_mix[i].scenario;
        left[i] = scenario.hasRings() ? quota : std::max(shareOf(m_mix[i], quota), scenario.mostRows());
    }
    std::erase_if(m_planned, [&](Planned& planned) {
        auto& [scenario, episode] = planned;
        std::uint32_t& leftOfScenario = left[scenarioIndex(*scenario)];
        const std::uint32_t room = std::min(quota - m_fraudRows, leftOfScenario);
        if (room < scenario->leastRows())
            return true;
        episode.rows = std::min(episode.rows, room);
        leftOfScenario -= episode.rows;
        m_fraudRows += episode.rows;
        m_honestRows += scenario->honestRows();
        m_struck[episode.customer] = 1;
        return false;
    });
}

void FraudPlan::addRing(std::uint64_t customer, std::uint32_t inBlock) {
    const auto member = m_rings.of(customer);
    if (!member)
        return;
    const auto isOwn = [&](const RingTransfer& transfer) { return transfer.payer == member->place; };
    const std::vector<RingTransfer> transfers = m_rings.transfers(member->ring);
    Episode episode;
    episode.campaign = m_rings.keyOfRing(member->ring);
    episode.crew = episode.campaign;
    episode.key = keyOf(episode.campaign, member->place);
    episode.customer = inBlock;
    episode.rows = static_cast<std::uint32_t>(std::ranges::count_if(transfers, isOwn));
    if (episode.rows == 0)
        return;
    episode.t0 = std::ranges::find_if(transfers, isOwn)->timeUs;
    m_planned.emplace_back(&laundering(), episode);
}

std::uint32_t FraudPlan::chooseVictim(const Scenario& scenario, Rng& rng, std::uint64_t cell) {
    std::uint32_t candidate = 0;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        candidate = rng.below32(static_cast<std::uint32_t>(m_customers));
        if (m_struck[candidate] != 0)
            continue;
        const Customer customer = m_population.customer(m_firstCustomer + candidate);
        if (cell != anyCell && customer.cell.index != cell)
            continue;
        if (rng.chancePermille(scenario.readinessPermille(customer, m_calendar.firstDay())))
            break;
    }
    m_struck[candidate] = 1;
    return candidate;
}

void FraudPlan::chooseLocal(std::uint64_t block, std::uint32_t quota, Rng& rng) {
    // What a scenario lacks of its share of the block, in episodes of its mean length: the whole ones, and one more as
    // often as the rest. So shares are right to some rows in every block that campaigns leave room in.
    constexpr std::uint64_t million = 1'000'000;
    m_choices.clear();
    m_lacking.assign(m_mix.size(), {});
    for (std::size_t i = 0; i < m_mix.size(); ++i) {
        const auto& [scenario, rowsPpm] = m_mix[i];
        std::uint64_t forced = 0;
        for (const Planned& planned : m_planned)
            forced += planned.first == scenario ? planned.second.rows : 0;
        const std::uint64_t share = scenario->hasRings() ? 0 : quota * rowsPpm * timesIn(block, *scenario);
        const std::uint64_t lacking = share - std::min(share, forced * million);
        const std::uint64_t episodesPpm = 2 * lacking / meanRowsTwice(*scenario);
        // Dealt, not drawn: over a few blocks the odd parts add up to what they should.
        const std::uint64_t turn = keyOf(m_population.plan().seed, EntityKind::quota, i) + block * goldenGamma;
        const std::uint64_t odd = scaleTo(turn, million);
        m_lacking[i] = {static_cast<std::uint32_t>((lacking + odd) / million),
                        static_cast<std::uint32_t>((episodesPpm + odd) / million)};
        m_choices.insert(m_choices.end(), m_lacking[i].episodes, static_cast<std::uint8_t>(i));
    }
    for (std::size_t i = m_choices.size(); i > 1; --i)
        std::swap(m_choices[i - 1], m_choices[rng.below(i)]);
}

std::uint64_t FraudPlan::timesIn(std::uint64_t block, const Scenario& scenario) const {
    if (!scenario.strikesTogether())
        return 1;
    const std::uint64_t every = std::min(blocksPerStrike, m_population.plan().blocks);
    return block % every == m_population.plan().seed % every ? every : 0;
}

std::uint32_t FraudPlan::rowsOf(const Scenario& scenario, Rng& rng) {
    const std::uint32_t drawn = scenario.drawRows(rng);
    Lacking& lacking = m_lacking[scenarioIndex(scenario)];
    // The last episode makes up for what the others came to.
    const bool last = lacking.episodes == 1;
    const std::uint32_t rows = last ? std::clamp(lacking.rows, scenario.leastRows(), scenario.mostRows()) : drawn;
    lacking.episodes -= std::min(lacking.episodes, 1U);
    lacking.rows -= std::min(lacking.rows, rows);
    return rows;
}

std::int32_t FraudPlan::joinStrike(const Scenario& scenario, Episode& episode, Rng& rng) {
    if (m_strike.victimsLeft == 0) {
        m_strike.key = episode.key;
        m_strike.crew = episode.crew;
        m_strike.victimsLeft = rng.below32(mostVictims - leastVictims + 1) + leastVictims;
        m_strike.days = 1 + rng.below32(mostStrikeDays);
        m_strike.firstDay = pickDay(scenario.trend(), m_calendar, rng);
        m_strike.cell = m_population.customer(m_firstCustomer + rng.below(m_customers)).cell.index;
    }
    --m_strike.victimsLeft;
    episode.campaign = m_strike.key;
    episode.crew = m_strike.crew;
    episode.customer = chooseVictim(scenario, rng, m_strike.cell);
    const auto day = m_strike.firstDay + static_cast<std::int32_t>(rng.below(m_strike.days));
    return std::min(day, m_calendar.lastDay());
}

void FraudPlan::fillWithLocal(std::uint64_t block, std::uint32_t quota) {
    const Plan& plan = m_population.plan();
    Rng rng(keyOf(plan.seed, EntityKind::quota, block));
    const std::uint64_t crews = crewCount(plan);
    chooseLocal(block, quota, rng);
    m_strike = {};
    for (std::size_t next = 0; m_fraudRows < quota; ++next) {
        const std::size_t choice = next < m_choices.size() ? m_choices[next] : m_episodeChoice.pick(rng);
        const std::uint32_t room = quota - m_fraudRows;
        // Where nothing that is asked for fits in the last rows, a scam of one payment does.
        const Scenario& scenario = room < m_leastRows ? fakeShop() : *m_mix[choice].scenario;
        if (scenario.leastRows() > room)
            continue;
        Episode episode;
        episode.key = rng.next();
        episode.crew = crewAt(plan, rng.below(crews));
        episode.rows = std::min(rowsOf(scenario, rng), room);
        std::int32_t day = 0;
        if (scenario.strikesTogether()) {
            day = joinStrike(scenario, episode, rng);
        } else {
            episode.customer = chooseVictim(scenario, rng);
            day = pickDay(scenario.trend(), m_calendar, rng);
        }
        // Attackers keep the hours of their victims: a call or a drained account at work hours and evenings, mostly.
        episode.t0 = m_calendar.pickTime(0, day, 0, rng);
        m_fraudRows += episode.rows;
        m_honestRows += scenario.honestRows();
        m_planned.emplace_back(&scenario, episode);
    }
}

void FraudPlan::keepHours(std::span<Payment> woven, std::uint64_t key) {
    constexpr std::uint32_t waitingPermille = 800; // (assumption)
    Rng rng(keyOf(key, EntityKind::walk));
    std::int64_t waited = 0;
    for (Payment& payment : woven) {
        payment.timeUs += waited;
        const std::int64_t sinceMidnight = payment.timeUs % microsPerDay;
        if (sinceMidnight < 6 * microsPerHour && rng.chancePermille(waitingPermille)) {
            const std::int64_t wait = rng.between(7 * microsPerHour, 13 * microsPerHour) - sinceMidnight;
            payment.timeUs += wait;
            waited += wait;
        }
        keepNightLimit(payment);
    }
}

void FraudPlan::fitIntoRange(std::span<Payment> woven, const Calendar& calendar) {
    if (woven.empty())
        return;
    const auto [first, last] = std::minmax_element(
        woven.begin(), woven.end(), [](const Payment& a, const Payment& b) { return a.timeUs < b.timeUs; });
    const std::int64_t begin = calendar.beginUs();
    const std::int64_t from = first->timeUs;
    // Episodes that are moved back spread over the last weeks, so that the last days are as the rest.
    const std::int64_t mostApart = (calendar.endUs() - begin) / 6;
    const auto apart =
        static_cast<std::int64_t>(mix64(static_cast<std::uint64_t>(from)) % static_cast<std::uint64_t>(mostApart));
    const std::int64_t end = calendar.endUs() - 1 - apart;
    const std::int64_t span = last->timeUs - from;
    const std::int64_t room = end - begin;
    if (from >= begin && last->timeUs < calendar.endUs())
        return;
    for (Payment& payment : woven) {
        const auto since = static_cast<std::uint64_t>(payment.timeUs - from);
        if (span > room)
            payment.timeUs = begin + static_cast<std::int64_t>(mulDiv(since, static_cast<std::uint64_t>(room),
                                                                      static_cast<std::uint64_t>(span)));
        else
            payment.timeUs += from < begin ? begin - from : end - (from + span);
        keepNightLimit(payment);
    }
}

} // namespace ledgerloom
