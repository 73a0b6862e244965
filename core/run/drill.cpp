#include "core/run/drill.h"

#include "core/base/units.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::uint64_t drillLimit = std::uint64_t{512} << 20;
constexpr std::uint64_t endlessBytes = 10'000'000'000'000;
constexpr auto look = std::chrono::milliseconds(20);
constexpr std::int64_t patienceUs = 60'000'000; // longer than any level takes to come or to go

bool hasEnded(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

std::uint64_t share(std::uint64_t bytes, std::uint64_t permille) {
    return bytes / 1000 * permille;
}

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

} // namespace

bool DrillReport::whole() const {
    return std::ranges::all_of(reachedAt, [](double at) { return at >= 0; }) && recoveredAt >= 0 &&
           (stoppedForMemory || wentOn);
}

RunConfig drillConfig(RunConfig config) {
    config.output = "null";
    config.rows = 0;
    config.customers = 0;
    config.sizeBytes = endlessBytes;
    config.chunkSizeBytes = 0;
    config.store = Store::disk;
    if (config.memoryLimitBytes == 0) {
        config.memoryLimitBytes = drillLimit;
    }
    return config;
}

Drill::Drill(std::shared_ptr<Reclaimer> reclaimer, Run run, DrillOptions options)
    : m_reclaimer(std::move(reclaimer)), m_run(std::move(run)), m_options(options), m_ballast(*m_reclaimer) {}

Drill::~Drill() {
    m_quit = true;
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Drill::start() {
    m_thread = std::thread([this] { play(); });
}

DrillReport Drill::wait() {
    if (m_thread.joinable()) {
        m_thread.join();
    }
    return m_report;
}

void Drill::look() {
    m_now = m_run.snapshot();
    double& at = m_report.reachedAt[static_cast<std::size_t>(m_now.level)];
    if (at < 0 && m_now.state != RunState::ready && m_now.state != RunState::planning) {
        at = static_cast<double>(m_now.elapsedUs) / 1e6;
    }
}

/// False: the drill is over, because somebody ended it or the run.
bool Drill::rest() {
    std::this_thread::sleep_for(ledgerloom::look);
    look();
    return !m_quit && !hasEnded(m_now.state);
}

void Drill::play() {
    look();
    while (m_now.sample.elapsedUs == 0 && rest()) {
    }
    // Working ballast alone holds the level; the cache on top of it is what the reaction frees.
    const bool all =
        hold() && press(720, 30, Level::warning) && hold() && press(905, 15, Level::critical) && hold() && recover();
    if (all) {
        emergency();
    }
    m_ballast.setWorking(0);
    m_ballast.setCache(0);
    m_run.cancel();
}

bool Drill::press(std::uint64_t workingPermille, std::uint64_t cachePermille, Level until) {
    const std::uint64_t limit = m_now.memoryLimitBytes;
    m_run.tell("drill: ballast up to " + std::to_string(workingPermille / 10) + " % of the limit of " +
               inBinary(limit) + ", until " + std::string(levelName(until)));
    const std::uint64_t before = m_ballast.bytes();
    const std::uint64_t process = m_now.sample.processBytes.value_or(0);
    const std::uint64_t others = process - std::min(process, before);
    const std::uint64_t target = share(limit, workingPermille) - std::min(share(limit, workingPermille), others);
    // First what the reaction is to free, then what holds the level without it.
    return grow(0, share(limit, cachePermille), others + before,
                [this](std::uint64_t all) { m_ballast.setCache(all); }) &&
           grow(before, target, others, [this](std::uint64_t all) { m_ballast.setWorking(all); }) && awaitLevel(until);
}

/// Never so fast that the limit is less than six seconds away: each level is to come by itself, not by forecast.
bool Drill::grow(std::uint64_t from, std::uint64_t to, std::uint64_t others,
                 const std::function<void(std::uint64_t)>& take) {
    const std::uint64_t limit = m_now.memoryLimitBytes;
    auto before = std::chrono::steady_clock::now();
    for (std::uint64_t bytes = from; bytes < to;) {
        if (!rest()) {
            return false;
        }
        const auto now = std::chrono::steady_clock::now();
        // A busy machine wakes this thread late: what was missed is not made up for, the limit is never rushed at.
        const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(now - before);
        const auto us =
            static_cast<std::uint64_t>(std::min<std::int64_t>(passed.count(), 2 * ledgerloom::look.count() * 1000));
        before = now;
        const std::uint64_t room = limit - std::min(limit, others + bytes);
        const std::uint64_t perSecond = std::min(share(limit, m_options.permillePerSecond), room / 6);
        bytes = std::min(to, bytes + std::max<std::uint64_t>(1, perSecond * us / 1'000'000));
        take(bytes);
    }
    return true;
}

bool Drill::awaitLevel(Level level) {
    for (std::int64_t waited = 0; m_now.level < level; waited += ledgerloom::look.count() * 1000) {
        if (waited > patienceUs || !rest()) {
            return false;
        }
    }
    return true;
}

bool Drill::hold() {
    for (std::int64_t held = 0; held < m_options.holdUs; held += ledgerloom::look.count() * 1000) {
        if (!rest()) {
            return false;
        }
    }
    return true;
}

bool Drill::recover() {
    m_run.tell("drill: the ballast is dropped; NORMAL and all workers are to come back");
    m_ballast.setWorking(0);
    m_ballast.setCache(0);
    const std::uint32_t all = m_now.workersPlanned;
    for (std::int64_t waited = 0; m_now.level != Level::normal || m_now.workersWanted < all; waited += 20'000) {
        if (waited > 2 * patienceUs || !rest()) {
            return false;
        }
    }
    m_report.recoveredAt = static_cast<double>(m_now.elapsedUs) / 1e6;
    return hold();
}

void Drill::emergency() {
    m_run.tell("drill: ballast over the limit, until EMERGENCY");
    m_ballast.setWorking(share(m_now.memoryLimitBytes, 1010));
    bool parked = false;
    for (std::int64_t waited = 0; waited < 3 * patienceUs && !m_report.wentOn && rest(); waited += 20'000) {
        if (m_now.state == RunState::waiting && !std::exchange(parked, true)) {
            m_run.tell("drill: the run waits; the ballast is dropped, and it is to go on by itself");
            m_ballast.setWorking(0);
        }
        m_report.wentOn = parked && m_now.state == RunState::running;
    }
    m_report.stoppedForMemory = m_now.error && m_now.error->code == ErrorCode::memory;
}

} // namespace ledgerloom
