#include "core/telemetry/history.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t mostRecent = 6000;
constexpr std::size_t mostMiddle = 3000;
constexpr std::size_t mostOldest = 1500;
constexpr std::uint64_t middleSpan = 10;

/// Adds `span` to the last one of `spans` while that holds fewer than `full` samples, else behind it.
void append(std::deque<SampleSpan>& spans, const SampleSpan& span, std::uint64_t full) {
    if (!spans.empty() && spans.back().count() + span.count() <= full) {
        spans.back().merge(span);
    } else {
        spans.push_back(span);
    }
}

/// Merges neighbours so that about half as many remain.
void halve(std::deque<SampleSpan>& spans) {
    std::deque<SampleSpan> merged;
    for (std::size_t at = 0; at < spans.size(); at += 2) {
        merged.push_back(spans[at]);
        if (at + 1 < spans.size()) {
            merged.back().merge(spans[at + 1]);
        }
    }
    spans = std::move(merged);
}

} // namespace

void History::add(const Sample& sample) {
    const std::lock_guard guard(m_mutex);
    m_recent.push_back(sample);
    ++m_newest;
    if (m_recent.size() > mostRecent) {
        moveToMiddle();
    }
    if (m_middle.size() > mostMiddle) {
        moveToOldest();
    }
}

void History::moveToMiddle() {
    append(m_middle, SampleSpan(m_recent.front(), m_newest - mostRecent), middleSpan);
    m_recent.pop_front();
}

void History::moveToOldest() {
    append(m_oldest, m_middle.front(), m_oldestSpan);
    m_middle.pop_front();
    if (m_oldest.size() > mostOldest) {
        halve(m_oldest);
        m_oldestSpan *= 2;
    }
}

std::uint64_t History::newest() const {
    const std::lock_guard guard(m_mutex);
    return m_newest;
}

std::vector<SampleSpan> History::spansSince(std::uint64_t sequence) const {
    const std::lock_guard guard(m_mutex);
    std::vector<SampleSpan> spans;
    if (sequence >= m_newest) { // also any number that somebody asks for over the network
        return spans;
    }
    for (const auto* tier : {&m_oldest, &m_middle}) {
        const auto newer = std::partition_point(
            tier->begin(), tier->end(), [&](const SampleSpan& span) { return span.lastSequence() <= sequence; });
        spans.insert(spans.end(), newer, tier->end());
    }
    const std::uint64_t before = m_newest - m_recent.size(); // sequence of the last one that is not in m_recent
    for (std::uint64_t number = std::max(before, sequence) + 1; number <= m_newest; ++number) {
        spans.emplace_back(m_recent[static_cast<std::size_t>(number - before - 1)], number);
    }
    return spans;
}

std::vector<Sample> History::since(std::uint64_t sequence, std::size_t most) const {
    std::vector<SampleSpan> spans = spansSince(sequence);
    std::size_t points = 0;
    for (const SampleSpan& span : spans) {
        points += span.count() == 1 ? 1U : 2U;
    }
    std::vector<Sample> samples;
    samples.reserve(std::min(points, std::max(most, std::size_t{2})));
    // Each group of neighbours becomes at most two samples.
    const std::size_t groups = points <= most ? spans.size() : std::max(most / 2, std::size_t{1});
    for (std::size_t group = 0; group < groups; ++group) {
        std::size_t at = spans.size() * group / groups;
        const std::size_t end = spans.size() * (group + 1) / groups;
        if (at == end) {
            continue;
        }
        SampleSpan merged = spans[at];
        while (++at < end) {
            merged.merge(spans[at]);
        }
        merged.appendTo(samples);
    }
    return samples;
}

std::size_t History::bytesHeld() const {
    const std::lock_guard guard(m_mutex);
    // A deque holds its elements in blocks of 512 bytes, or of one element where that is larger, and a pointer each.
    return m_recent.size() * sizeof(Sample) * 6 / 5 + (m_middle.size() + m_oldest.size()) * (sizeof(SampleSpan) + 64);
}

} // namespace ledgerloom
