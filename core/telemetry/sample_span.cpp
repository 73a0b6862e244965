#include "core/telemetry/sample_span.h"

#include <algorithm>

namespace ledgerloom {

namespace {

using Bytes = std::optional<std::uint64_t>;

Bytes lower(const Bytes& one, const Bytes& other) {
    return one && other ? std::min(one, other) : (one ? one : other);
}

Bytes higher(const Bytes& one, const Bytes& other) {
    return std::max(one, other); // an empty optional is less than any value
}

} // namespace

void SampleSpan::merge(const SampleSpan& later) {
    const Sample& low = later.m_low;
    const Sample& high = later.m_high;
    if (low.processBytes && (!m_low.processBytes || *low.processBytes < *m_low.processBytes)) {
        m_low.elapsedUs = low.elapsedUs;
    }
    if (high.processBytes >= m_high.processBytes) { // the later of two equal ones: a flat stretch keeps its length
        m_high.elapsedUs = high.elapsedUs;
    }
    m_low.processBytes = lower(m_low.processBytes, low.processBytes);
    m_low.reservedBytes = std::min(m_low.reservedBytes, low.reservedBytes);
    m_low.availableBytes = lower(m_low.availableBytes, low.availableBytes);
    m_low.diskFreeBytes = lower(m_low.diskFreeBytes, low.diskFreeBytes);
    m_low.growthBytesPerSecond = std::min(m_low.growthBytesPerSecond, low.growthBytesPerSecond);
    m_low.rowsPerSecond = std::min(m_low.rowsPerSecond, low.rowsPerSecond);
    m_low.bytesPerSecond = std::min(m_low.bytesPerSecond, low.bytesPerSecond);
    m_high.processBytes = higher(m_high.processBytes, high.processBytes);
    m_high.reservedBytes = std::max(m_high.reservedBytes, high.reservedBytes);
    m_high.availableBytes = higher(m_high.availableBytes, high.availableBytes);
    m_high.diskFreeBytes = higher(m_high.diskFreeBytes, high.diskFreeBytes);
    m_high.growthBytesPerSecond = std::max(m_high.growthBytesPerSecond, high.growthBytesPerSecond);
    m_high.rowsPerSecond = std::max(m_high.rowsPerSecond, high.rowsPerSecond);
    m_high.bytesPerSecond = std::max(m_high.bytesPerSecond, high.bytesPerSecond);
    m_low.arrowBytes = std::min(m_low.arrowBytes, low.arrowBytes);
    m_high.arrowBytes = std::max(m_high.arrowBytes, high.arrowBytes);
    m_low.level = m_high.level = std::max(m_high.level, high.level);
    m_lastSequence = later.m_lastSequence;
    m_count += later.m_count;
}

void SampleSpan::appendTo(std::vector<Sample>& samples) const {
    if (m_count == 1) {
        samples.push_back(m_low);
    } else if (m_low.elapsedUs <= m_high.elapsedUs) {
        samples.push_back(m_low);
        samples.push_back(m_high);
    } else {
        samples.push_back(m_high);
        samples.push_back(m_low);
    }
}

} // namespace ledgerloom
