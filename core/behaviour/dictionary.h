#pragma once

#include "core/base/large_vector.h"
#include "core/population/customer.h"
#include "core/population/merchant.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ledgerloom {

class Population; // core/population/population.h

/// What the rows of one block point to. Entries are added when a row first needs them, so there are never more than
/// rows of a kind (a row adds at most one of each).
struct Dictionary {
    LargeVector<Merchant> merchants;
    LargeVector<Payee> payees;
    std::vector<std::uint64_t> devices; ///< DEV_ numbers
    std::vector<PaymentCard> cards;
    /// Ids of imported customers, of all of the block; empty where ids follow from the customer's index.
    std::vector<std::string_view> customerIds;
    std::uint64_t firstCustomer = 0; ///< whose id is the first
    /// Where rows of many blocks meet and customers are imported: knows the ids, in place of customerIds.
    const Population* everybody = nullptr;
    std::size_t longestCustomerId = 0;

    void clear() {
        merchants.clear();
        payees.clear();
        devices.clear();
        cards.clear();
        customerIds.clear();
    }

    template <class List> static std::uint32_t add(List& list, const typename List::value_type& entry) {
        list.push_back(entry);
        return static_cast<std::uint32_t>(list.size() - 1);
    }
};

} // namespace ledgerloom
