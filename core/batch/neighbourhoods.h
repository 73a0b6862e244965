#pragma once

#include "core/behaviour/ordinary.h"

#include <bitset>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Which people outside of the dataset the customers of a cell pay, whichever blocks these are in: each customer's
/// everyday payments are drawn again, a few more than its block has, so that nobody who is paid is missing and hardly
/// anybody stands there who is not. Cells belong to the block whose share of the positions their first one lies in. One
/// a worker: not thread-safe, reuses its memory.
class Neighbourhoods {
public:
    static std::uint64_t memoryBytes();
    /// Cells of a block, at most.
    static std::uint64_t mostCellsOfBlock(const Plan& plan);

    Neighbourhoods(const Population& population, const Calendar& calendar, const Ordinary& ordinary);

    /// Appends the cells of a block.
    void cellsOfBlock(std::uint64_t block, std::vector<std::uint64_t>& out) const;
    /// Appends their accounts; Ordinary::strangersPerCell at most.
    void accountsOfCell(std::uint64_t cell, std::vector<AccountNumber>& out);
    /// About how many there are in all cells, from some of them.
    std::uint64_t accounts();

private:
    using Paid = std::bitset<Ordinary::strangersPerCell>;
    void mark(std::uint64_t customer, Paid& paid);
    /// Everyday payments that a customer has at most.
    std::uint64_t mostPayments(const Customer& customer) const;

    const Population& m_population;
    const Calendar& m_calendar;
    const Ordinary& m_ordinary;
    Habits m_habits;
    Dictionary m_dictionary; ///< stays empty
    std::vector<std::uint16_t> m_met;
    PaymentFactory m_factory;
};

} // namespace ledgerloom
