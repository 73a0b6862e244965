#pragma once

#include "core/telemetry/sample.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// A run of neighbouring samples merged into two: each value's lowest in one, its highest in the other, so that no
/// peak of any curve is lost. Both carry the worst level, and stand where process memory was lowest and highest.
class SampleSpan {
public:
    SampleSpan(const Sample& sample, std::uint64_t sequence)
        : m_low(sample), m_high(sample), m_lastSequence(sequence) {}

    /// `later` follows this one.
    void merge(const SampleSpan& later);
    /// One sample where nothing was merged, else two, in time order.
    void appendTo(std::vector<Sample>& samples) const;

    std::uint64_t lastSequence() const { return m_lastSequence; }
    /// How many samples are in it.
    std::uint64_t count() const { return m_count; }

private:
    Sample m_low;
    Sample m_high;
    std::uint64_t m_lastSequence;
    std::uint64_t m_count = 1;
};

} // namespace ledgerloom
