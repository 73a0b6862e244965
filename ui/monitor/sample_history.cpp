#include "ui/monitor/sample_history.h"

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

Extent extentOf(double value) {
    const auto single = static_cast<float>(value);
    return {single, single};
}

Extent extentOf(const std::optional<std::uint64_t>& value) {
    return value ? extentOf(static_cast<double>(*value)) : Extent{};
}

} // namespace

void Extent::include(const Extent& other) {
    // fmin and fmax answer with the other value when one is NaN: what is known wins.
    low = std::fmin(low, other.low);
    high = std::fmax(high, other.high);
}

void Stretch::include(const Stretch& later) {
    toUs = later.toUs;
    level = std::max(level, later.level);
    for (std::size_t i = 0; i < measureCount; ++i) {
        values[i].include(later.values[i]);
    }
}

Stretch stretchOf(const Sample& sample) {
    return {sample.elapsedUs,
            sample.elapsedUs,
            sample.level,
            {extentOf(sample.processBytes), extentOf(static_cast<double>(sample.reservedBytes)),
             extentOf(sample.growthBytesPerSecond), extentOf(sample.rowsPerSecond), extentOf(sample.bytesPerSecond),
             extentOf(sample.availableBytes), extentOf(sample.diskFreeBytes),
             extentOf(static_cast<double>(sample.arrowBytes))}};
}

std::size_t SampleHistory::append(const std::vector<Sample>& samples) {
    m_stretches.reserve(capacity); // growing by copies would take twice as much for a moment
    std::size_t taken = 0;
    for (const Sample& sample : samples) {
        if (!m_stretches.empty() && sample.elapsedUs <= newestUs()) {
            continue;
        }
        if (m_stretches.size() == capacity) {
            mergeOlderHalf();
        }
        m_stretches.push_back(stretchOf(sample));
        ++taken;
    }
    return taken;
}

void SampleHistory::mergeOlderHalf() {
    constexpr std::size_t half = capacity / 2;
    for (std::size_t i = 0; i < half; i += 2) {
        m_stretches[i / 2] = m_stretches[i];
        m_stretches[i / 2].include(m_stretches[i + 1]);
    }
    m_stretches.erase(m_stretches.begin() + half / 2, m_stretches.begin() + half);
}

} // namespace ledgerloom
