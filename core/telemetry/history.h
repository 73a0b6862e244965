#pragma once

#include "core/telemetry/sample_span.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

namespace ledgerloom {

/// Samples of a whole run in bounded memory (see mostBytes), however long it lasts: the newest 6,000 as they were
/// (10 minutes at 10 a second), the 30,000 before them in spans of 10 (an hour in all), the rest in spans of 600
/// that double whenever there would be more than 1,500 of them. Peaks, lows and worst levels stay. Thread-safe.
class History {
public:
    /// What it takes at most, with the containers' own overhead.
    static constexpr std::size_t mostBytes = 2 << 20;

    /// Times must not go back.
    void add(const Sample& sample);
    /// How many samples were ever added: the sequence number of the newest.
    std::uint64_t newest() const;
    /// What is newer than the sample numbered `sequence` (0: all), oldest first, thinned by minimum and maximum to
    /// at most `most` (at least 2) samples.
    std::vector<Sample> since(std::uint64_t sequence, std::size_t most = 4096) const;
    /// Bytes held now.
    std::size_t bytesHeld() const;

private:
    void moveToMiddle();
    void moveToOldest();
    std::vector<SampleSpan> spansSince(std::uint64_t sequence) const;

    mutable std::mutex m_mutex;
    std::deque<Sample> m_recent; // this and all below: guarded by m_mutex
    std::deque<SampleSpan> m_middle;
    std::deque<SampleSpan> m_oldest;
    std::uint64_t m_oldestSpan = 600;
    std::uint64_t m_newest = 0;
};

} // namespace ledgerloom
