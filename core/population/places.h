#pragma once

#include "core/base/permutation.h"
#include "core/base/random.h"
#include "core/population/entity.h"
#include "core/population/reference.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// About 1,024 neighbouring positions within one city: who lives together, meets, and buys at the same merchants.
struct Cell {
    std::uint64_t index = 0;  ///< in the whole country
    std::uint64_t from = 0;   ///< first position
    std::uint64_t to = 0;     ///< past the last position
    std::uint32_t city = 0;   ///< index in Reference::cities
    std::uint64_t inCity = 0; ///< number of the cell within its city
    std::int32_t latE6 = 0;   ///< centre, micro-degrees
    std::int32_t lonE6 = 0;
};

/// A place on the ground in micro-degrees.
struct GeoPoint {
    std::int32_t latE6 = 0;
    std::int32_t lonE6 = 0;
};

/// `metres` north and east of a point, by whole micro-degrees.
GeoPoint offsetPoint(GeoPoint from, std::int64_t northM, std::int64_t eastM);

/// A point at most `mostM` metres north or south and as much east or west of another.
GeoPoint pointNear(GeoPoint from, std::int64_t mostM, Rng& rng);

/// Where everybody lives, without a table of people: customers map to positions by a keyed permutation, cities own
/// intervals of positions by their population. Immutable after construction, so safe from any thread.
class Places {
public:
    /// `cityStart`, when given, says how imported customers spread over the cities (CustomerIndex::cityStart()); else
    /// they spread by the cities' population.
    Places(const Reference& reference, std::uint64_t seed, std::uint64_t customers,
           std::span<const std::uint64_t> cityStart = {});

    std::uint64_t positionOf(std::uint64_t customer) const { return m_people.forward(customer); }
    std::uint64_t customerAt(std::uint64_t position) const { return m_people.backward(position); }
    std::uint64_t customers() const { return m_people.size(); }

    Cell cellOf(std::uint64_t position) const;
    std::uint32_t cityOf(std::uint64_t position) const;
    /// Positions of a city, and the fewest that any city with people has. A cell is as large as its city or larger than
    /// half the usual size.
    std::uint64_t positionsOf(std::uint32_t city) const { return m_cityStart[city + 1] - m_cityStart[city]; }
    std::uint64_t fewestPositions() const { return m_fewestPositions; }
    /// Which of the imported customers lives at a position: an even choice where fewer are wanted than there are.
    std::uint64_t importedAt(std::uint64_t position) const;
    Cell cell(std::uint64_t index) const;
    std::uint64_t cellCount() const { return m_cellStart.back(); }

    /// Merchants of `category` that serve a cell of `city`.
    std::uint32_t merchantsIn(std::uint32_t city, std::uint32_t category) const {
        const std::uint32_t* start = merchantStart(city) + category;
        return start[1] - start[0];
    }
    /// Number of the `which`-th merchant of `category` in `cell`, below merchantCount().
    std::uint64_t localMerchant(const Cell& cell, std::uint32_t category, std::uint32_t which) const;
    std::uint64_t nationalMerchant(std::uint32_t category, std::uint32_t which) const {
        return m_nationalStart[category] + which;
    }
    /// What a merchant's number, below merchantCount(), stands for.
    struct MerchantPlace {
        bool national = false;
        Cell cell; ///< of a local one
        std::uint32_t category = 0;
        std::uint32_t which = 0;
    };
    MerchantPlace merchantPlace(std::uint64_t number) const;
    bool isNational(std::uint64_t merchant) const { return merchant < m_nationalStart.back(); }
    std::uint64_t merchantCount() const { return m_cityMerchantStart.back(); }

private:
    const std::uint32_t* merchantStart(std::uint32_t city) const {
        return &m_merchantStart[static_cast<std::size_t>(city) * (m_categories + 1)];
    }
    Cell cellInCity(std::uint32_t city, std::uint64_t inCity) const;

    const Reference& m_reference;
    std::uint64_t m_seed;
    Permutation m_people;
    std::size_t m_categories;
    std::vector<std::uint64_t> m_cityStart;         ///< first position of each city, and the end
    std::uint64_t m_fewestPositions = UINT64_MAX;   ///< of a city that has any
    std::span<const std::uint64_t> m_imported;      ///< first imported customer of each city, and the end
    std::vector<std::uint64_t> m_cellStart;         ///< first cell of each city, and the end
    std::vector<std::uint32_t> m_merchantStart;     ///< by city, then category: offset within a cell's merchants
    std::vector<std::uint64_t> m_cityMerchantStart; ///< first local merchant of each city, and the end
    std::vector<std::uint64_t> m_nationalStart;     ///< first national merchant of each category, and the end
};

} // namespace ledgerloom
