#pragma once

#include "core/importing/source.h"
#include "core/population/customer_index.h"
#include "core/population/reference.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ledgerloom {

/// Reads the texts of a row: either the whole customer, or why not. Immutable, so safe from any thread.
class CustomerParser {
public:
    explicit CustomerParser(const Reference& reference);

    /// Fills `customer`, whose texts point into `row`, and answers an empty text, or what is wrong with which value.
    /// An empty value is one that was not given.
    std::string parse(const SourceRow& row, ImportedCustomer& customer) const;

private:
    std::string readState(std::string_view text, std::size_t& state) const;
    void placeIn(std::size_t state, ImportedCustomer& customer) const;

    const Reference& m_reference;
    std::map<std::string, std::size_t, std::less<>> m_states;   ///< by folded code and name
    std::map<std::string, std::uint16_t, std::less<>> m_cities; ///< by state and folded name
    std::map<std::string, std::uint8_t, std::less<>> m_profiles;
    std::map<std::string, std::uint8_t, std::less<>> m_banks;
    struct CityShare {
        std::uint16_t city = 0;
        std::uint64_t upTo = 0; ///< people of this and the state's cities before it
    };
    std::vector<std::vector<CityShare>> m_shares; ///< by state
};

} // namespace ledgerloom
