#pragma once

#include "core/base/random.h"
#include "core/config/plan.h"

#include <cstdint>

namespace ledgerloom {

/// What nodes and edges weigh as they will be encoded, measured on a sample: bytes over items, kept as the two counts.
struct GraphSizes {
    std::uint64_t people = 1;
    std::uint64_t peopleNodeBytes = 0; ///< customers, their accounts and their devices
    std::uint64_t peopleEdgeBytes = 0; ///< what they own
    std::uint64_t merchants = 1;
    std::uint64_t merchantNodeBytes = 0;
    std::uint64_t others = 1;
    std::uint64_t otherNodeBytes = 0; ///< accounts of others
    std::uint64_t rows = 1;           ///< payments
    std::uint64_t rowEdgeBytes = 0;   ///< they and the logins
    std::uint64_t rowOthers = 0;      ///< accounts that only their payer pays
    std::uint64_t sharedOthers = 0;   ///< accounts that many pay, in the whole run

    std::uint64_t otherBytes(std::uint64_t count) const { return mulDiv(count, otherNodeBytes, others); }
    /// What is there by customers, by merchants, each of whom has an account, and by payments.
    std::uint64_t peopleBytes(std::uint64_t count) const {
        return mulDiv(count, peopleNodeBytes + peopleEdgeBytes, people);
    }
    std::uint64_t worldBytes(std::uint64_t merchantCount) const {
        return mulDiv(merchantCount, merchantNodeBytes, merchants) + otherBytes(merchantCount + sharedOthers);
    }
    std::uint64_t nodeBytes(const Plan& plan, std::uint64_t merchantCount) const {
        return mulDiv(plan.customers, peopleNodeBytes, people) + worldBytes(merchantCount) +
               otherBytes(mulDiv(plan.rows, rowOthers, rows));
    }
    std::uint64_t edgeBytes(const Plan& plan) const {
        return mulDiv(plan.customers, peopleEdgeBytes, people) + mulDiv(plan.rows, rowEdgeBytes, rows);
    }
    /// Millionths of a byte that a payment brings along.
    std::uint64_t rowMicroBytes() const { return mulDiv(rowEdgeBytes + otherBytes(rowOthers), 1'000'000, rows); }
};

} // namespace ledgerloom
