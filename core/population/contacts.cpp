#include "core/population/population.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// One slot in five leads out of the neighbourhood.
constexpr bool isFar(std::uint32_t slot) {
    return slot % 5 == 3;
}

/// A handful of neighbours would mostly be oneself: then every slot leads out, to anybody.
constexpr std::uint64_t leastNeighbours = 16;

/// Hubs of a far slot: class j maps everybody onto one in 2^j, so that degrees have a heavy tail; j up to 8.
constexpr std::uint32_t hubClass(std::uint32_t slot) {
    constexpr std::uint32_t classes[] = {1, 3, 5, 8};
    return isFar(slot) ? classes[slot / 5 % 4] : 0;
}

constexpr std::uint64_t hubCount(std::uint64_t customers, std::uint32_t slot) {
    return (customers + (1ULL << hubClass(slot)) - 1) >> hubClass(slot);
}

} // namespace

/// A cell is as large as its city, or far larger than this.
bool Population::hasNeighbours(std::uint64_t position) const {
    return m_places.fewestPositions() >= leastNeighbours ||
           m_places.positionsOf(m_places.cityOf(position)) >= leastNeighbours;
}

Permutation Population::cellNeighbours(const Cell& cell, std::uint32_t slot) const {
    return Permutation(keyOf(m_plan.seed, EntityKind::contact, cell.index, slot), cell.to - cell.from);
}

std::uint64_t Population::contactOf(const Customer& payer, std::uint32_t slot) const {
    if (slot >= payer.contactCount)
        return payer.index;
    if (isFar(slot) || !hasNeighbours(payer.position)) {
        const std::uint64_t hub = m_farPayers[slot].forward(payer.position) >> hubClass(slot);
        return m_places.customerAt(m_farReceivers[slot].forward(hub));
    }
    const Permutation neighbours = cellNeighbours(payer.cell, slot);
    return m_places.customerAt(payer.cell.from + neighbours.forward(payer.position - payer.cell.from));
}

void Population::payersOf(const Customer& receiver, std::uint32_t slot, std::vector<Payer>& payers) const {
    payers.clear();
    const auto consider = [&](std::uint64_t position) {
        const std::uint64_t index = m_places.customerAt(position);
        if (index == receiver.index)
            return;
        const Payer payer = activityOf(index, position);
        if (slot < payer.contactCount)
            payers.push_back(payer);
    };
    if (!isFar(slot)) {
        const Cell& cell = receiver.cell;
        if (hasNeighbours(receiver.position))
            consider(cell.from + cellNeighbours(cell, slot).backward(receiver.position - cell.from));
        if (m_places.fewestPositions() >= leastNeighbours)
            return; // nobody's slot leads out
    }
    const std::uint64_t hub = m_farReceivers[slot].backward(receiver.position);
    if (hub >= hubCount(m_plan.customers, slot))
        return;
    const std::uint64_t first = hub << hubClass(slot);
    const std::uint64_t last = std::min<std::uint64_t>(m_plan.customers, first + (1ULL << hubClass(slot)));
    for (std::uint64_t i = first; i < last; ++i) {
        const std::uint64_t position = m_farPayers[slot].backward(i);
        if (isFar(slot) || !hasNeighbours(position))
            consider(position);
    }
}

} // namespace ledgerloom
