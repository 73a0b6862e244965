#pragma once

#include "ui/monitor/run_source.h"

#include <cstdint>
#include <vector>

namespace ledgerloom::testing {

/// A run that never was: samples and events as a function of time alone, for tests, pictures and measurements of the
/// screens. Not thread-safe.
class SyntheticRun : public RunSource {
public:
    enum class Story {
        calm,     ///< some 84 MiB under a limit of 4 GiB
        pressure, ///< up and down through all four levels under a limit of 256 MiB, with events
    };

    explicit SyntheticRun(Story story, std::int64_t stepUs = 100'000) : m_story(story), m_stepUs(stepUs) {}

    /// Lets the run go on until `elapsedUs`.
    void advanceTo(std::int64_t elapsedUs);
    void addEvent(EventKind kind, Level level, std::int64_t elapsedUs, std::string text);
    /// Samples from here on have no process memory.
    void setProbeBroken(bool broken) { m_probeBroken = broken; }
    Snapshot& state() { return m_snapshot; }
    const std::vector<Sample>& samples() const { return m_samples; }

    Snapshot snapshot() const override { return m_snapshot; }
    std::vector<Sample> samplesSince(quint64 sequence, std::size_t most) const override;
    std::vector<Event> eventsSince(quint64 sequence) const override;

private:
    Sample sampleAt(std::int64_t elapsedUs) const;
    void tellLevel(std::int64_t elapsedUs, Level level);

    Story m_story;
    std::int64_t m_stepUs;
    bool m_probeBroken = false;
    Snapshot m_snapshot;
    std::vector<Sample> m_samples;
    std::vector<Event> m_events;
};

} // namespace ledgerloom::testing
