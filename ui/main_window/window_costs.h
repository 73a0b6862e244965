#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/run/estimate.h"

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ledgerloom {

/// What the studio itself takes of the process beside a run, measured, so that estimates name it. Thread-safe.
class WindowCosts {
public:
    /// `programBytes`: of the process before it had a window; 0 where nobody measured, and no estimate tells it apart.
    explicit WindowCosts(std::uint64_t programBytes) : m_programBytes(programBytes) {}

    /// To be called before a run takes memory: from here to runEnds() what the process holds now counts as the
    /// studio's.
    void runBegins();
    void runEnds() { m_idleBytes = 0; }
    /// What the charts hold of samples (MonitorPage::historyBytes()).
    void setChartBytes(std::size_t bytes) { m_chartBytes = bytes; }

    Result<Estimate> estimateBeside(const RunConfig& config) const;

private:
    const std::uint64_t m_programBytes;
    std::atomic<std::uint64_t> m_chartBytes = 0;
    std::atomic<std::uint64_t> m_idleBytes = 0; ///< 0 while no run goes on
};

} // namespace ledgerloom
