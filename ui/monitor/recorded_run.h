#pragma once

#include "core/run/run_feed.h"
#include "ui/monitor/run_source.h"

namespace ledgerloom {

/// A run that is over, as it was written down. Any thread.
class RecordedRun : public RunSource {
public:
    explicit RecordedRun(RunNews news);

    Snapshot snapshot() const override { return m_news.snapshot; }
    std::vector<Sample> samplesSince(quint64 sequence, std::size_t most) const override;
    std::vector<Event> eventsSince(quint64 sequence) const override;

private:
    RunNews m_news;
};

/// What is left of a run for later: its end, its samples (thinned, no peak is lost) and its newest events.
RunNews recordOf(const RunSource& run);

} // namespace ledgerloom
