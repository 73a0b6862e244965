#include "tests/support/synthetic_run.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace ledgerloom::testing {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;
constexpr std::int64_t wallStartUs = 1'767'225'600'000'000; // 2026-01-01 00:00 UTC
constexpr double rowBytes = 1016;

double noise(double t) {
    return 0.5 * std::sin(t * 7.3) + 0.3 * std::sin(t * 19.7 + 1) + 0.2 * std::sin(t * 41.1 + 2);
}

double memoryAt(SyntheticRun::Story story, double t) {
    const double start = 1 - std::exp(-t / 1.5);
    if (story == SyntheticRun::Story::calm) {
        return (30 + 52 * start + 2.5 * noise(t) + 1.5 * std::sin(t / 9)) * mebibyte;
    }
    const double wave = 0.5 - 0.5 * std::cos(t / 30);
    return (50 + 60 * start + 128 * wave * wave + 4 * noise(t)) * mebibyte;
}

std::string useOfLimit(double memory, std::uint64_t limit) {
    return "the process uses " + formatSize(static_cast<std::uint64_t>(memory), SizeStyle::binary) + ", " +
           formatFixed(100 * memory / static_cast<double>(limit), 1) + " % of its limit of " +
           formatSize(limit, SizeStyle::binary);
}

Level levelFor(double share) {
    return share >= 1     ? Level::emergency
           : share >= 0.9 ? Level::critical
           : share >= 0.7 ? Level::warning
                          : Level::normal;
}

} // namespace

Sample SyntheticRun::sampleAt(std::int64_t elapsedUs) const {
    const double t = static_cast<double>(elapsedUs) / 1e6;
    const double memory = memoryAt(m_story, t);
    const double limit = static_cast<double>(m_snapshot.memoryLimitBytes);
    Sample sample;
    sample.elapsedUs = elapsedUs;
    if (!m_probeBroken) {
        sample.processBytes = static_cast<std::uint64_t>(memory);
    }
    sample.reservedBytes = static_cast<std::uint64_t>(0.78 * memory - 6 * mebibyte);
    sample.growthBytesPerSecond = memory - memoryAt(m_story, std::max(0.0, t - 1));
    sample.arrowBytes = static_cast<std::uint64_t>(0.3 * memory);
    sample.availableBytes = static_cast<std::uint64_t>(6144 * mebibyte - memory);
    sample.diskFreeBytes = static_cast<std::uint64_t>(9e12 / (100 + t));
    sample.level = static_cast<std::uint8_t>(levelFor(memory / limit));
    const double slowed = 1 - 0.22 * sample.level;
    sample.rowsPerSecond = 742'000 * slowed * (1 - std::exp(-t / 0.8)) * (1 + 0.05 * noise(t * 0.7));
    sample.bytesPerSecond = sample.rowsPerSecond * rowBytes * (0.94 + 0.05 * noise(t * 1.9));
    return sample;
}

void SyntheticRun::advanceTo(std::int64_t elapsedUs) {
    m_snapshot.memoryLimitBytes = m_story == Story::calm ? 4ULL << 30 : 256ULL << 20;
    m_snapshot.softLimitBytes = m_snapshot.memoryLimitBytes / 10 * 9;
    m_snapshot.workersActive = m_snapshot.workersWanted = 2;
    if (m_samples.empty()) {
        m_snapshot.state = RunState::running;
        addEvent(EventKind::state, Level::normal, 0, "started: 98,400,000 rows in 1,502 shards to /data/payments");
    }
    for (auto next = static_cast<std::int64_t>(m_samples.size()) * m_stepUs; next <= elapsedUs; next += m_stepUs) {
        m_samples.push_back(sampleAt(next));
        tellLevel(next, static_cast<Level>(m_samples.back().level));
        m_snapshot.rowsDone +=
            static_cast<std::uint64_t>(m_samples.back().rowsPerSecond * static_cast<double>(m_stepUs) / 1e6);
    }
    m_snapshot.sample = m_samples.back();
    m_snapshot.elapsedUs = elapsedUs;
    m_snapshot.samplesRecorded = m_samples.size();
    m_snapshot.rowsTotal = std::max<std::uint64_t>(m_snapshot.rowsTotal, 98'400'000);
    m_snapshot.rowsDone = std::min(m_snapshot.rowsDone, m_snapshot.rowsTotal);
    const double left = static_cast<double>(m_snapshot.rowsTotal - m_snapshot.rowsDone) / 742'000;
    m_snapshot.etaLowSeconds = left * 0.95;
    m_snapshot.etaHighSeconds = left * 1.12;
}

void SyntheticRun::tellLevel(std::int64_t elapsedUs, Level level) {
    if (level == m_snapshot.level) {
        return;
    }
    // The engine's own sentences, so that they are seen in every language.
    addEvent(EventKind::level, level, elapsedUs,
             std::string(levelName(level)) + ": " +
                 useOfLimit(memoryAt(m_story, static_cast<double>(elapsedUs) / 1e6), m_snapshot.memoryLimitBytes));
    if (level == Level::critical && m_snapshot.level < level) {
        addEvent(EventKind::reaction, level, elapsedUs + 40'000,
                 "4 units at once in place of 8; of 2 workers all but one park after their shard; what is held back "
                 "is written, caches are cleared");
    }
    m_snapshot.level = level;
}

void SyntheticRun::addEvent(EventKind kind, Level level, std::int64_t elapsedUs, std::string text) {
    m_snapshot.lastEvent = m_events.size() + 1;
    m_events.push_back({m_snapshot.lastEvent, elapsedUs, wallStartUs + elapsedUs, kind,
                        static_cast<std::uint8_t>(level), std::move(text)});
}

std::vector<Sample> SyntheticRun::samplesSince(quint64 sequence, std::size_t most) const {
    const std::size_t from = std::min<std::size_t>(sequence, m_samples.size());
    const std::size_t step = std::max<std::size_t>(1, (m_samples.size() - from + most - 1) / most);
    std::vector<Sample> newer;
    for (std::size_t i = from; i < m_samples.size(); i += step) {
        newer.push_back(m_samples[i]);
    }
    return newer;
}

std::vector<Event> SyntheticRun::eventsSince(quint64 sequence) const {
    const auto from = static_cast<std::ptrdiff_t>(std::min<std::size_t>(sequence, m_events.size()));
    return {m_events.begin() + from, m_events.end()};
}

} // namespace ledgerloom::testing
