#pragma once

#include "core/telemetry/sample.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace ledgerloom {

/// What the charts draw of a sample.
enum class Measure : std::uint8_t { process, reserved, growth, rows, bytes, available, disk, arrow };
inline constexpr std::size_t measureCount = 8;

/// Least and greatest value of a stretch of time; both NaN where the value could not be read.
struct Extent {
    float low = std::numeric_limits<float>::quiet_NaN();
    float high = std::numeric_limits<float>::quiet_NaN();

    bool known() const { return low <= high; }
    void include(const Extent& other);
};

/// One or several neighbouring samples: the extents of their values, the worst of their levels.
struct Stretch {
    std::int64_t fromUs = 0; ///< of the first sample, since the run started
    std::int64_t toUs = 0;   ///< of the last one
    std::uint8_t level = 0;
    std::array<Extent, measureCount> values;

    const Extent& operator[](Measure measure) const { return values[static_cast<std::size_t>(measure)]; }
    void include(const Stretch& later);
};

Stretch stretchOf(const Sample& sample);

/// The samples of a run in bounded memory (mostBytes): the newest as they came, older ones merged by their extents,
/// so no peak is ever lost. Not thread-safe.
class SampleHistory {
public:
    static constexpr std::size_t capacity = 40'000;
    static constexpr std::size_t mostBytes = capacity * sizeof(Stretch);

    /// Takes samples in time order. One that is not newer than the newest is known already and left out.
    /// Returns how many were taken.
    std::size_t append(const std::vector<Sample>& samples);
    void clear() { m_stretches = {}; }
    std::size_t bytesHeld() const { return m_stretches.size() * sizeof(Stretch); }

    const std::vector<Stretch>& stretches() const { return m_stretches; }
    bool empty() const { return m_stretches.empty(); }
    std::int64_t newestUs() const { return m_stretches.empty() ? 0 : m_stretches.back().toUs; }

private:
    void mergeOlderHalf();

    std::vector<Stretch> m_stretches;
};

} // namespace ledgerloom
