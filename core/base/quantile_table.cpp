#include "core/base/quantile_table.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::int64_t normalQuantiles[] = {
#include "core/base/normal_quantiles.inc"
};

constexpr int fixedBits = 24;
constexpr std::int64_t fixedOne = 1LL << fixedBits;

} // namespace

std::int64_t expFixed(std::int64_t x) {
    // exp(x) = 2^k * exp(r), |r| <= ln 2 / 2; the Taylor series then needs ten terms for 2^-24.
    constexpr std::int64_t ln2 = 11629080; // ln 2 * 2^24
    const std::int64_t k = (x >= 0 ? x + ln2 / 2 : x - ln2 / 2) / ln2;
    const std::int64_t r = x - k * ln2;
    std::int64_t sum = fixedOne;
    std::int64_t term = fixedOne;
    for (std::int64_t n = 1; n <= 10; ++n) {
        term = term * r / fixedOne / n;
        sum += term;
    }
    return k >= 0 ? sum << k : sum >> -k;
}

LognormalTable::LognormalTable(std::int64_t median, std::uint32_t sigmaPermille, std::int64_t low, std::int64_t high) {
    const auto sigma = static_cast<std::int64_t>(sigmaPermille);
    for (std::int64_t i = 0; i <= 512; ++i) {
        const bool upper = i >= 256;
        const std::int64_t z = normalQuantiles[upper ? 2 * i - 512 : 512 - 2 * i];
        const std::int64_t factor = expFixed((upper ? z : -z) * sigma / 1000);
        const auto value = static_cast<std::int64_t>(
            mulDiv(static_cast<std::uint64_t>(median), static_cast<std::uint64_t>(factor), fixedOne));
        m_values[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(std::clamp(value, low, high));
    }
}

} // namespace ledgerloom
