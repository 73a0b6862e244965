#pragma once

#include "core/fraud/fraud_plan.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// What crews, rings and campaigns hold: accounts that stolen money goes to and devices that they enrol, all that an
/// episode may name, whether or not one does. Blocks share crews and rings evenly by their numbers, and campaigns by
/// their cells, so that each stands in one block of the graph. Immutable, so safe from any thread; what it is made from
/// outlives it.
class CrewHoldings {
public:
    CrewHoldings(const Population& population, const FraudPlan& fraud) : m_population(population), m_fraud(fraud) {}

    /// Accounts and numbers of devices, at most: of a block's crews and rings, and of the campaigns of one cell.
    static std::uint64_t mostAccountsOfBlock(const Plan& plan);
    static std::uint64_t mostDevicesOfBlock(const Plan& plan);
    static std::uint64_t mostDevicesOfCell(const Plan& plan);

    /// Append.
    void accountsOfBlock(std::uint64_t block, std::vector<AccountNumber>& out) const;
    void devicesOfBlock(std::uint64_t block, std::vector<std::uint64_t>& out) const;
    void devicesOfCell(std::uint64_t cell, std::vector<std::uint64_t>& out) const;
    /// Accounts of all crews and rings of the run.
    std::uint64_t accounts() const;

private:
    void devicesOfRing(std::uint64_t ring, std::vector<std::uint64_t>& out) const;
    std::uint64_t number(std::uint64_t crew, std::uint32_t which) const {
        return m_population.crewDevice(crew, which, 0).number;
    }

    const Population& m_population;
    const FraudPlan& m_fraud;
};

} // namespace ledgerloom
