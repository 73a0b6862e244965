#pragma once

#include "core/behaviour/dictionary.h"
#include "core/format/document_writer.h"
#include "core/population/population.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

// What stands as customer_id in every table: "CUST_" and twelve digits, or the id that was imported. Imported ids hold
// no quotes, backslashes, commas or control characters, so no format has to escape them.

inline constexpr std::size_t longestCustomerId = longestImportedId;

inline char* putMadeCustomerId(char* out, std::uint64_t customer) {
    constexpr std::string_view prefix = "CUST_";
    out = std::copy(prefix.begin(), prefix.end(), out);
    return putTwelve(out, customer + 1);
}

/// Whether the customers of a block's dictionary have ids that follow from their numbers.
inline bool hasMadeIds(const Dictionary& dictionary) {
    return dictionary.everybody == nullptr && dictionary.customerIds.empty();
}

/// Of any customer.
inline char* putCustomerId(char* out, const Population& population, std::uint64_t customer) {
    const auto given = population.imported(customer);
    return given ? std::copy(given->id.begin(), given->id.end(), out) : putMadeCustomerId(out, customer);
}

/// Of a customer of the block that `dictionary` belongs to.
inline char* putCustomerId(char* out, const Dictionary& dictionary, std::uint64_t customer) {
    if (dictionary.everybody != nullptr)
        return putCustomerId(out, *dictionary.everybody, customer);
    if (dictionary.customerIds.empty())
        return putMadeCustomerId(out, customer);
    const std::string_view id = dictionary.customerIds[customer - dictionary.firstCustomer];
    return std::copy(id.begin(), id.end(), out);
}

} // namespace ledgerloom
