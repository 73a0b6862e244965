#include "core/population/places.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t positionsPerCell = 1024;
/// A degree of latitude on the sphere of 6371.0088 km is 111,195 m: so many micro-degrees are a kilometre.
constexpr std::int64_t microDegreesPerKm = 8993;

/// Cities stand for all towns of their state, so a state's population is spread over its cities.
std::vector<std::uint64_t> cityWeights(const Reference& reference) {
    std::vector<std::uint64_t> statePopulation;
    for (const State& state : reference.states)
        statePopulation.push_back(state.population);
    std::vector<std::uint64_t> listed(statePopulation.size(), 0);
    for (const City& city : reference.cities)
        listed[city.state] += city.population;
    std::vector<std::uint64_t> weights;
    for (const City& city : reference.cities)
        weights.push_back(mulDiv(city.population, statePopulation[city.state], listed[city.state]));
    return weights;
}

/// From where each begins to how many each has.
std::vector<std::uint64_t> differences(std::span<const std::uint64_t> starts) {
    std::vector<std::uint64_t> counts;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i)
        counts.push_back(starts[i + 1] - starts[i]);
    return counts;
}

/// The last of ascending `starts`, of which the first is 0, that is not past `value`; where several are the same, the
/// one that is not empty. Each step of the search is as good as random: it is added, not branched on.
template <class Start> std::uint32_t lastNotPast(std::span<const Start> starts, std::uint64_t value) {
    std::size_t at = 0;
    for (std::size_t left = starts.size(); left > 1; left -= left / 2)
        at += left / 2 & (0 - std::size_t{starts[at + left / 2] <= value});
    return static_cast<std::uint32_t>(at);
}

} // namespace

GeoPoint offsetPoint(GeoPoint from, std::int64_t northM, std::int64_t eastM) {
    // One over the cosine of the latitude, per mille, at every second degree: Brazil lies within 34 degrees.
    constexpr std::int64_t stretch[] = {1000, 1001, 1002, 1006, 1010, 1015, 1022, 1031, 1040,
                                        1051, 1064, 1079, 1095, 1113, 1133, 1155, 1179, 1206};
    const std::int64_t degree = std::clamp(std::abs(from.latE6) / 2'000'000, 0, 17);
    const std::int64_t north = northM * microDegreesPerKm / 1000;
    const std::int64_t east = eastM * microDegreesPerKm / 1000 * stretch[degree] / 1000;
    return {static_cast<std::int32_t>(from.latE6 + north), static_cast<std::int32_t>(from.lonE6 + east)};
}

GeoPoint pointNear(GeoPoint from, std::int64_t mostM, Rng& rng) {
    // One after the other: the arguments of one call could be drawn in any order.
    const std::int64_t north = rng.between(-mostM, mostM);
    return offsetPoint(from, north, rng.between(-mostM, mostM));
}

Places::Places(const Reference& reference, std::uint64_t seed, std::uint64_t customers,
               std::span<const std::uint64_t> cityStart)
    : m_reference(reference),
      m_seed(seed),
      m_people(keyOf(seed, EntityKind::position), customers),
      m_categories(reference.categories.size()),
      m_imported(cityStart) {
    const std::vector<std::uint64_t> weights = cityStart.empty() ? cityWeights(reference) : differences(cityStart);
    std::uint64_t total = 0;
    for (const std::uint64_t weight : weights)
        total += weight;

    m_nationalStart.push_back(0);
    for (const MerchantCategory& category : reference.categories)
        m_nationalStart.push_back(m_nationalStart.back() + category.national);

    std::uint64_t before = 0;
    std::uint64_t cells = 0;
    std::uint64_t merchants = m_nationalStart.back();
    for (const std::uint64_t weight : weights) {
        const std::uint64_t from = mulDiv(customers, before, total);
        before += weight;
        const std::uint64_t people = mulDiv(customers, before, total) - from;
        m_fewestPositions = people == 0 ? m_fewestPositions : std::min(m_fewestPositions, people);
        const std::uint64_t cellsHere = people == 0 ? 0 : std::max<std::uint64_t>(1, people / positionsPerCell);
        m_cityStart.push_back(from);
        m_cellStart.push_back(cells);
        m_cityMerchantStart.push_back(merchants);
        const std::uint64_t size = cellsHere == 0 ? 0 : people / cellsHere;
        std::uint32_t inCell = 0;
        for (const MerchantCategory& category : reference.categories) {
            m_merchantStart.push_back(inCell);
            if (category.perCell > 0)
                inCell +=
                    static_cast<std::uint32_t>(std::max<std::uint64_t>(1, category.perCell * size / positionsPerCell));
        }
        m_merchantStart.push_back(inCell);
        cells += cellsHere;
        merchants += cellsHere * inCell;
    }
    m_cityStart.push_back(customers);
    m_cellStart.push_back(cells);
    m_cityMerchantStart.push_back(merchants);
}

Cell Places::cellInCity(std::uint32_t city, std::uint64_t inCity) const {
    const std::uint64_t start = m_cityStart[city];
    const std::uint64_t people = m_cityStart[city + 1] - start;
    const std::uint64_t cells = m_cellStart[city + 1] - m_cellStart[city];
    Cell cell;
    cell.index = m_cellStart[city] + inCity;
    cell.city = city;
    cell.inCity = inCity;
    // Rounded up, so that position -> cell (a floor) and cell -> positions agree.
    cell.from = start + mulDiv(people, inCity, cells) + (people * inCity % cells != 0 ? 1 : 0);
    cell.to = start + mulDiv(people, inCity + 1, cells) + (people * (inCity + 1) % cells != 0 ? 1 : 0);
    const City& place = m_reference.cities[city];
    Rng rng(keyOf(m_seed, EntityKind::cell, cell.index));
    // The sum of two uniforms: a city is denser in the middle.
    const std::int64_t radius = place.radiusM;
    const std::int64_t north = (rng.between(-radius, radius) + rng.between(-radius, radius)) / 2;
    const std::int64_t east = (rng.between(-radius, radius) + rng.between(-radius, radius)) / 2;
    const GeoPoint centre = offsetPoint({place.latE6, place.lonE6}, north, east);
    cell.latE6 = centre.latE6;
    cell.lonE6 = centre.lonE6;
    return cell;
}

std::uint32_t Places::cityOf(std::uint64_t position) const {
    return lastNotPast<std::uint64_t>(m_cityStart, position);
}

std::uint64_t Places::importedAt(std::uint64_t position) const {
    // Never two positions on one customer: no city has more positions than imported customers, because shares of
    // whole numbers are rounded down at both ends.
    const std::uint32_t city = cityOf(position);
    const std::uint64_t positions = m_cityStart[city + 1] - m_cityStart[city];
    const std::uint64_t there = m_imported[city + 1] - m_imported[city];
    return m_imported[city] + mulDiv(position - m_cityStart[city], there, positions);
}

Cell Places::cellOf(std::uint64_t position) const {
    const std::uint32_t city = cityOf(position);
    const std::uint64_t people = m_cityStart[city + 1] - m_cityStart[city];
    const std::uint64_t cells = m_cellStart[city + 1] - m_cellStart[city];
    return cellInCity(city, mulDiv(position - m_cityStart[city], cells, people));
}

Cell Places::cell(std::uint64_t index) const {
    const std::uint32_t city = lastNotPast<std::uint64_t>(m_cellStart, index);
    return cellInCity(city, index - m_cellStart[city]);
}

std::uint64_t Places::localMerchant(const Cell& cell, std::uint32_t category, std::uint32_t which) const {
    const std::uint32_t* start = merchantStart(cell.city);
    return m_cityMerchantStart[cell.city] + cell.inCity * start[m_categories] + start[category] + which;
}

Places::MerchantPlace Places::merchantPlace(std::uint64_t number) const {
    MerchantPlace place;
    place.national = isNational(number);
    if (place.national) {
        place.category = lastNotPast<std::uint64_t>(m_nationalStart, number);
        place.which = static_cast<std::uint32_t>(number - m_nationalStart[place.category]);
        return place;
    }
    const std::uint32_t city = lastNotPast<std::uint64_t>(m_cityMerchantStart, number);
    const std::uint32_t* start = merchantStart(city);
    const std::uint64_t inCity = number - m_cityMerchantStart[city];
    place.cell = cellInCity(city, inCity / start[m_categories]);
    const auto inCell = static_cast<std::uint32_t>(inCity % start[m_categories]);
    place.category = lastNotPast<std::uint32_t>({start, m_categories + 1}, inCell);
    place.which = inCell - start[place.category];
    return place;
}

} // namespace ledgerloom
