#include "core/dataset/inspect/distinct_count.h"

#include "core/base/hashing.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ledgerloom {

void DistinctCount::add(std::string_view bytes) {
    addHash(hashText(bytes));
}

void DistinctCount::addHash(std::uint64_t hash) {
    const std::uint64_t rest = hash << indexBits | (std::uint64_t{1} << (indexBits - 1)); // ends the run of zeros
    std::uint8_t& reg = m_registers[hash >> (64 - indexBits)];
    reg = std::max(reg, static_cast<std::uint8_t>(std::countl_zero(rest) + 1));
}

double DistinctCount::estimate() const {
    const auto count = static_cast<double>(m_registers.size());
    double sum = 0;
    double empty = 0;
    for (const std::uint8_t reg : m_registers) {
        sum += std::ldexp(1.0, -reg);
        empty += reg == 0 ? 1 : 0;
    }
    const double raw = 0.7213 / (1 + 1.079 / count) * count * count / sum;
    // Few values are better told by the registers that none has reached.
    return raw <= 2.5 * count && empty > 0 ? count * std::log(count / empty) : raw;
}

} // namespace ledgerloom
