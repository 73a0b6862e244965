#include "core/batch/neighbourhoods.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// Of a block's customers all are asked how active they are; of more the least that anybody is stands for them.
constexpr std::uint64_t mostAsked = 1'024;

std::uint64_t blockOf(const Plan& plan, std::uint64_t customer) {
    std::uint64_t block = std::min(mulDiv(customer, plan.blocks, plan.customers), plan.blocks - 1);
    while (plan.customersBefore(block) > customer)
        --block;
    while (plan.customersBefore(block + 1) <= customer)
        ++block;
    return block;
}

} // namespace

std::uint64_t Neighbourhoods::memoryBytes() {
    return 2 * rowsPerBlock * sizeof(std::uint16_t);
}

std::uint64_t Neighbourhoods::mostCellsOfBlock(const Plan& plan) {
    constexpr std::uint64_t leastInCell = 1'024; // of cities with more than one
    const std::uint64_t positions = plan.customers / plan.blocks + 1;
    return std::min(positions, positions / leastInCell + reference().cities.size() + 1);
}

Neighbourhoods::Neighbourhoods(const Population& population, const Calendar& calendar, const Ordinary& ordinary)
    : m_population(population),
      m_calendar(calendar),
      m_ordinary(ordinary),
      m_factory(population, m_habits, m_dictionary, m_met) {}

void Neighbourhoods::cellsOfBlock(std::uint64_t block, std::vector<std::uint64_t>& out) const {
    const Plan& plan = m_population.plan();
    const std::uint64_t from = mulDiv(plan.customers, block, plan.blocks);
    const std::uint64_t to = mulDiv(plan.customers, block + 1, plan.blocks);
    for (std::uint64_t position = from; position < to;) {
        const Cell cell = m_population.places().cellOf(position);
        if (cell.from == position)
            out.push_back(cell.index);
        position = cell.to;
    }
}

std::uint64_t Neighbourhoods::mostPayments(const Customer& customer) const {
    const Plan& plan = m_population.plan();
    const std::uint64_t block = blockOf(plan, customer.index);
    const std::uint64_t first = plan.customersBefore(block);
    const std::uint64_t behind = plan.customersBefore(block + 1);
    std::uint64_t weights = 0;
    if (behind - first > mostAsked) {
        const auto least = std::ranges::min_element(m_population.profiles(), {}, &Profile::monthlyMin);
        weights = (behind - first) * std::max<std::uint64_t>(1, least->monthlyMin);
    } else {
        for (std::uint64_t other = first; other < behind; ++other)
            weights += m_population.monthlyPayments(other);
    }
    const std::uint64_t rows = plan.rowsBefore(block + 1) - plan.rowsBefore(block);
    return mulDiv(rows, customer.monthlyPayments, std::max<std::uint64_t>(1, weights)) + 1;
}

void Neighbourhoods::mark(std::uint64_t customer, Paid& paid) {
    m_habits.loadAlone(m_population, m_calendar, customer);
    const std::uint64_t payments = std::min(mostPayments(m_habits.customer), rowsPerBlock);
    Rng rng = Ordinary::streamOf(m_habits.customer);
    for (std::uint64_t i = 0; i < payments; ++i) {
        Payment payment;
        m_ordinary.make(payment, m_factory, rng);
    }
    for (const std::uint16_t neighbour : m_met)
        paid.set(neighbour);
    m_met.clear();
}

void Neighbourhoods::accountsOfCell(std::uint64_t cell, std::vector<AccountNumber>& out) {
    const Cell place = m_population.places().cell(cell);
    Paid paid;
    for (std::uint64_t position = place.from; position < place.to && !paid.all(); ++position)
        mark(m_population.places().customerAt(position), paid);
    for (std::uint64_t which = 0; which < paid.size(); ++which)
        if (paid.test(which))
            out.push_back(m_population.outsideAccount(m_ordinary.neighbourhoodStranger(cell, which)));
}

std::uint64_t Neighbourhoods::accounts() {
    constexpr std::uint64_t mostSampled = 24;
    const std::uint64_t cells = m_population.places().cellCount();
    const std::uint64_t sampled = std::min(cells, mostSampled);
    std::vector<AccountNumber> found;
    for (std::uint64_t i = 0; i < sampled; ++i)
        accountsOfCell(mulDiv(cells, 2 * i + 1, 2 * sampled), found);
    return sampled == 0 ? 0 : mulDiv(cells, found.size(), sampled);
}

} // namespace ledgerloom
