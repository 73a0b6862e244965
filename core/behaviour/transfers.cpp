#include "core/behaviour/transfers.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

/// Share of the month's transfers that goes to each contact: the first ones are family.
constexpr std::array<std::uint32_t, Population::maxContacts> slotWeights = [] {
    std::array<std::uint32_t, Population::maxContacts> weights{};
    for (std::uint32_t slot = 0; slot < weights.size(); ++slot)
        weights[slot] = 10'000 / (slot + 2);
    return weights;
}();

constexpr std::uint32_t weightOfFirst(std::uint32_t count) {
    std::uint32_t sum = 0;
    for (std::uint32_t slot = 0; slot < count; ++slot)
        sum += slotWeights[slot];
    return sum;
}

constexpr std::int64_t envelopePermille = 450;    ///< of the income that a month's transfers may take
constexpr std::int64_t nightLimitCents = 100'000; ///< R$ 1,000 from 20 h to 6 h since 2021-10-04

} // namespace

Transfers::Transfers(const Population& population, const Calendar& calendar)
    : m_population(population), m_calendar(calendar), m_amounts(population.reference().personAmounts) {
    for (const Profile& profile : population.profiles())
        m_permille.push_back(makeRates(profile).transfersPermille);
}

Transfer Transfers::make(const Customer& payer, std::uint32_t slot, std::int32_t month, std::uint32_t number,
                         std::int64_t& envelopeCents) const {
    Transfer transfer;
    transfer.payer = payer.index;
    transfer.slot = slot;
    transfer.month = static_cast<std::uint32_t>(month);
    transfer.number = number;
    Rng rng(keyOf(payer.key, EntityKind::edge, month, slot, number));
    const std::int32_t first = firstDayOfMonth(month);
    const std::int32_t day =
        first + static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(firstDayOfMonth(month + 1) - first)));
    transfer.timeUs = m_calendar.pickTime(payer.profile, day, payer.minutesFromBrasilia, rng);
    std::int64_t amount = m_amounts.draw(rng);
    amount = std::min(amount, std::max<std::int64_t>(envelopeCents / 2, 100));
    const std::int64_t hour = transfer.timeUs % microsPerDay / microsPerHour;
    if (amount > nightLimitCents && (hour >= 20 || hour < 6))
        transfer.timeUs += (hour >= 20 ? -9 : 9) * microsPerHour;
    transfer.amountCents = amount;
    // An envelope that is all but used up covers not even the smallest amount.
    transfer.approved = !rng.chancePermille(12) && amount <= envelopeCents;
    if (transfer.approved)
        envelopeCents -= amount;
    return transfer;
}

void Transfers::sent(const Customer& payer, std::int32_t month, std::vector<Transfer>& out) const {
    out.clear();
    const std::uint32_t total = weightOfFirst(payer.contactCount);
    if (total == 0)
        return;
    const std::uint64_t wantedPpm =
        std::uint64_t{payer.monthlyPayments} * m_permille[payer.profile] * m_population.plan().activityPermille;
    std::int64_t envelope = payer.incomeCents * envelopePermille / 1000;
    for (std::uint32_t slot = 0; slot < payer.contactCount; ++slot) {
        const std::uint64_t ppm = wantedPpm * slotWeights[slot] / total;
        Rng rng(keyOf(payer.key, EntityKind::edge, month, slot));
        const std::uint64_t count = (ppm + rng.below(1'000'000)) / 1'000'000;
        std::uint64_t receiver = payer.index;
        if (count > 0)
            receiver = m_population.contactOf(payer, slot);
        if (receiver == payer.index)
            continue;
        for (std::uint32_t number = 0; number < count; ++number) {
            Transfer transfer = make(payer, slot, month, number, envelope);
            transfer.receiver = receiver;
            if (transfer.timeUs >= m_calendar.beginUs() && transfer.timeUs < m_calendar.endUs())
                out.push_back(transfer);
        }
    }
}

void Transfers::received(std::uint64_t receiver, std::int32_t month, std::vector<Transfer>& out) const {
    out.clear();
    std::vector<std::uint64_t> payers;
    std::vector<Transfer> sentByPayer;
    for (std::uint32_t slot = 0; slot < Population::maxContacts; ++slot) {
        m_population.payersOf(receiver, slot, payers);
        for (const std::uint64_t payer : payers) {
            sent(m_population.customer(payer), month, sentByPayer);
            for (const Transfer& transfer : sentByPayer)
                if (transfer.slot == slot)
                    out.push_back(transfer);
        }
    }
}

} // namespace ledgerloom
