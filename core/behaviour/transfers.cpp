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

/// By number of contacts.
constexpr std::array<std::uint32_t, Population::maxContacts + 1> weightOfFirst = [] {
    std::array<std::uint32_t, Population::maxContacts + 1> sums{};
    for (std::uint32_t slot = 0; slot < slotWeights.size(); ++slot)
        sums[slot + 1] = sums[slot] + slotWeights[slot];
    return sums;
}();

constexpr std::int64_t mostPermille = 225;        ///< of the month's income that one takes (assumption)
constexpr std::int64_t nightLimitCents = 100'000; ///< R$ 1,000 from 20 h to 6 h since 2021-10-04

} // namespace

Transfers::Transfers(const Population& population, const Calendar& calendar)
    : m_population(population), m_calendar(calendar), m_amounts(population.reference().personAmounts) {
    for (const Profile& profile : population.profiles())
        m_permille.push_back(makeRates(profile).transfersPermille);
}

std::uint32_t Transfers::countOf(const Customer& payer, std::uint32_t slot, std::int32_t month) const {
    const std::uint64_t wantedPpm =
        std::uint64_t{payer.monthlyPayments} * m_permille[payer.profile] * m_population.plan().activityPermille;
    const std::uint64_t ppm = wantedPpm * slotWeights[slot] / weightOfFirst[payer.contactCount];
    Rng rng(keyOf(payer.key, EntityKind::edge, month, slot));
    return static_cast<std::uint32_t>((ppm + rng.below(1'000'000)) / 1'000'000);
}

Transfer Transfers::make(const Customer& payer, std::uint32_t slot, std::int32_t month, std::uint32_t number) const {
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
    const std::int64_t most = std::max<std::int64_t>(payer.incomeCents * mostPermille / 1000, 100);
    transfer.amountCents = std::min(m_amounts.draw(rng), most);
    const std::int64_t hour = transfer.timeUs % microsPerDay / microsPerHour;
    if (transfer.amountCents > nightLimitCents && (hour >= 20 || hour < 6))
        transfer.timeUs += (hour >= 20 ? -9 : 9) * microsPerHour;
    transfer.approved = !rng.chancePermille(12);
    return transfer;
}

void Transfers::append(const Customer& payer, std::uint64_t receiver, std::uint32_t slot, std::int32_t month,
                       std::uint32_t count, std::vector<Transfer>& out) const {
    for (std::uint32_t number = 0; number < count; ++number) {
        Transfer transfer = make(payer, slot, month, number);
        transfer.receiver = receiver;
        if (transfer.timeUs >= m_calendar.beginUs() && transfer.timeUs < m_calendar.endUs())
            out.push_back(transfer);
    }
}

void Transfers::sent(const Customer& payer, std::int32_t month, std::vector<Transfer>& out) const {
    out.clear();
    for (std::uint32_t slot = 0; slot < payer.contactCount; ++slot) {
        const std::uint32_t count = countOf(payer, slot, month);
        if (count == 0)
            continue;
        const std::uint64_t receiver = m_population.contactOf(payer, slot);
        if (receiver != payer.index)
            append(payer, receiver, slot, month, count, out);
    }
}

void Transfers::received(std::uint64_t receiver, std::vector<Transfer>& out) const {
    out.clear();
    const std::int32_t firstMonth = monthIndex(m_calendar.firstDay());
    const std::int32_t lastMonth = monthIndex(m_calendar.lastDay());
    std::vector<std::uint64_t> payers;
    for (std::uint32_t slot = 0; slot < Population::maxContacts; ++slot) {
        m_population.payersOf(receiver, slot, payers);
        for (const std::uint64_t index : payers) {
            const Customer payer = m_population.accountHolder(index);
            for (std::int32_t month = firstMonth; month <= lastMonth; ++month)
                append(payer, receiver, slot, month, countOf(payer, slot, month), out);
        }
    }
}

} // namespace ledgerloom
