#include "core/features/geo_distance.h"

#include <array>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double radiusKm = 6371.0088;
constexpr double radiansPerMicroDegree = 3.14159265358979323846 / 180.0 / 1e6;

/// Taylor series; |x| up to pi / 2 leaves less than 1e-15.
constexpr double sine(double x) {
    const double square = x * x;
    double term = x;
    double sum = x;
    for (int n = 1; n <= 11; ++n) {
        term *= -square / static_cast<double>((2 * n) * (2 * n + 1));
        sum += term;
    }
    return sum;
}

constexpr double cosine(double x) {
    const double square = x * x;
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= 11; ++n) {
        term *= -square / static_cast<double>((2 * n - 1) * (2 * n));
        sum += term;
    }
    return sum;
}

/// Cosines at every hundredth of a degree up to 60; linear between them the error is below 4e-9.
constexpr std::array<double, 6002> cosines = [] {
    std::array<double, 6002> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = cosine(static_cast<double>(i) * 10'000.0 * radiansPerMicroDegree);
    return table;
}();

double cosineOf(std::int32_t latE6) {
    const std::int32_t size = latE6 < 0 ? -latE6 : latE6;
    const auto slot = static_cast<std::size_t>(size / 10'000);
    const double fraction = static_cast<double>(size % 10'000) / 10'000.0;
    return cosines[slot] + (cosines[slot + 1] - cosines[slot]) * fraction;
}

/// Half the central angle from its sine, by the series of the arc sine; the argument stays below 0.45 within Brazil.
double arcSine(double x) {
    const double square = x * x;
    double power = x;
    double sum = x;
    double coefficient = 1;
    for (int n = 1; n <= 24; ++n) {
        coefficient *= static_cast<double>(2 * n - 1) / static_cast<double>(2 * n);
        power *= square;
        sum += coefficient * power / static_cast<double>(2 * n + 1);
    }
    return sum;
}

double haversineKm(double lat1, double lon1, double lat2, double lon2, double cosProduct) {
    const double a = sine((lat2 - lat1) / 2);
    const double b = sine((lon2 - lon1) / 2);
    return 2 * radiusKm * arcSine(std::sqrt(a * a + cosProduct * b * b));
}

/// The nearest integer to a number that is not negative; a half goes up.
std::int32_t rounded(double number) {
    const auto whole = static_cast<std::int32_t>(number);
    return number - whole >= 0.5 ? whole + 1 : whole;
}

} // namespace

std::int32_t distanceCentiKm(std::int32_t lat1E6, std::int32_t lon1E6, std::int32_t lat2E6, std::int32_t lon2E6) {
    const double dLat = static_cast<double>(lat2E6 - lat1E6) * radiansPerMicroDegree;
    const double dLon = static_cast<double>(lon2E6 - lon1E6) * radiansPerMicroDegree;
    constexpr double nearRadians = 0.008; // some 50 km: there a flat map is right to a metre
    if (std::abs(dLat) < nearRadians && std::abs(dLon) < nearRadians) {
        const double x = dLon * cosineOf((lat1E6 + lat2E6) / 2);
        return rounded(std::sqrt(x * x + dLat * dLat) * radiusKm * 100);
    }
    const double km =
        haversineKm(lat1E6 * radiansPerMicroDegree, lon1E6 * radiansPerMicroDegree, lat2E6 * radiansPerMicroDegree,
                    lon2E6 * radiansPerMicroDegree, cosineOf(lat1E6) * cosineOf(lat2E6));
    return rounded(km * 100);
}

} // namespace ledgerloom
