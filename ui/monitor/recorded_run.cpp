#include "ui/monitor/recorded_run.h"

#include <algorithm>

namespace ledgerloom {

RecordedRun::RecordedRun(RunNews news) : m_news(std::move(news)) {
    // Its own counting: the record has fewer samples than the run had.
    m_news.snapshot.samplesRecorded = m_news.samples.size();
    m_news.snapshot.lastEvent = m_news.events.empty() ? 0 : m_news.events.back().sequence;
}

std::vector<Sample> RecordedRun::samplesSince(quint64 sequence, std::size_t) const {
    const auto from = std::min<std::size_t>(sequence, m_news.samples.size());
    return {m_news.samples.begin() + std::ptrdiff_t(from), m_news.samples.end()};
}

std::vector<Event> RecordedRun::eventsSince(quint64 sequence) const {
    const auto from = std::ranges::upper_bound(m_news.events, sequence, {}, &Event::sequence);
    return {from, m_news.events.end()};
}

RunNews recordOf(const RunSource& run) {
    RunNews news{run.snapshot(), run.samplesSince(0, mostFeedSamples), run.eventsSince(0)};
    if (news.events.size() > mostFeedEvents)
        news.events.erase(news.events.begin(), news.events.end() - std::ptrdiff_t(mostFeedEvents));
    return news;
}

} // namespace ledgerloom
