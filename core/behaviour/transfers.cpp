#include "core/behaviour/transfers.h"

#include "core/behaviour/credit.h"

#include <algorithm>
#include <array>
#include <utility>

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
    for (std::int32_t month = monthIndex(calendar.firstDay()); month <= monthIndex(calendar.lastDay()); ++month)
        m_months.push_back(monthOf(month));
    for (const Profile& profile : population.profiles())
        m_permille.push_back(makeRates(profile).transfersPermille);
}

Transfers::Month Transfers::monthOf(std::int32_t number) {
    const std::int32_t first = firstDayOfMonth(number);
    return {number, first, firstDayOfMonth(number + 1) - first};
}

std::uint64_t Transfers::rateOf(const Payer& payer, std::uint32_t slot) const {
    const std::uint64_t wantedPpm =
        std::uint64_t{payer.monthlyPayments} * m_permille[payer.profile] * m_population.plan().activityPermille;
    return wantedPpm * slotWeights[slot] / weightOfFirst[payer.contactCount];
}

std::uint32_t Transfers::countOf(const Payer& payer, std::uint64_t rate, std::uint32_t slot, const Month& month) {
    Rng rng(keyOf(payer.key, EntityKind::edge, month.number, slot));
    return static_cast<std::uint32_t>((rate + rng.below(1'000'000)) / 1'000'000);
}

Transfer Transfers::make(const Payer& payer, std::uint32_t slot, const Month& month, std::uint32_t number) const {
    Transfer transfer;
    transfer.payer = payer.index;
    transfer.slot = slot;
    transfer.month = static_cast<std::uint32_t>(month.number);
    transfer.number = number;
    Rng rng(keyOf(payer.key, EntityKind::edge, month.number, slot, number));
    const std::int32_t day =
        month.firstDay + static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(month.days)));
    transfer.timeUs = m_calendar.pickTime(payer.profile, day, payer.minutesFromBrasilia, rng);
    const std::int64_t most = std::max<std::int64_t>(payer.incomeCents * mostPermille / 1000, 100);
    transfer.amountCents = std::min(m_amounts.draw(rng), most);
    if (transfer.amountCents > nightLimitCents) {
        const std::int64_t hour = transfer.timeUs % microsPerDay / microsPerHour;
        if (hour >= 20 || hour < 6)
            transfer.timeUs += (hour >= 20 ? -9 : 9) * microsPerHour;
    }
    transfer.approved = !rng.chancePermille(12);
    return transfer;
}

void Transfers::append(const Payer& payer, std::uint64_t receiver, std::uint32_t slot, const Month& month,
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
    const Month one = monthOf(month);
    appendSent(payer, {&one, 1}, out);
}

void Transfers::appendSent(const Customer& payer, std::vector<Transfer>& out) const {
    appendSent(payer, m_months, out);
}

void Transfers::appendSent(const Customer& customer, std::span<const Month> months, std::vector<Transfer>& out) const {
    const Payer payer = customer.payer();
    std::array<std::uint64_t, Population::maxContacts> rates{};
    std::array<std::uint64_t, Population::maxContacts> receivers{};
    for (std::uint32_t slot = 0; slot < payer.contactCount; ++slot) {
        rates[slot] = rateOf(payer, slot);
        receivers[slot] = Credit::nobody; // until one is paid
    }
    for (const Month& month : months)
        for (std::uint32_t slot = 0; slot < payer.contactCount; ++slot) {
            const std::uint32_t count = countOf(payer, rates[slot], slot, month);
            if (count == 0)
                continue;
            if (receivers[slot] == Credit::nobody)
                receivers[slot] = m_population.contactOf(customer, slot);
            if (receivers[slot] != payer.index)
                append(payer, receivers[slot], slot, month, count, out);
        }
}

void Transfers::received(const Customer& receiver, std::vector<Transfer>& out) const {
    out.clear();
    std::vector<Payer> payers;
    for (std::uint32_t slot = 0; slot < Population::maxContacts; ++slot) {
        m_population.payersOf(receiver, slot, payers);
        for (Payer& payer : payers) {
            const std::uint64_t rate = rateOf(payer, slot);
            bool known = false;
            for (const Month& month : m_months) {
                const std::uint32_t count = countOf(payer, rate, slot, month);
                if (count > 0 && !std::exchange(known, true))
                    m_population.fillMeans(payer);
                append(payer, receiver.index, slot, month, count, out);
            }
        }
    }
}

} // namespace ledgerloom
