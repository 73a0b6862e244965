#include "ui/main_window/window_costs.h"

#include "core/memory/probe.h"
#include "ui/monitor/sample_history.h"

namespace ledgerloom {

void WindowCosts::runBegins() {
    m_idleBytes = makeSystemProbe()->read().processBytes.value.value_or(0);
}

Result<Estimate> WindowCosts::estimateBeside(const RunConfig& config) const {
    WindowMemory window{.programBytes = m_programBytes,
                        .chartBytes = m_chartBytes,
                        .mostChartBytes = SampleHistory::mostBytes,
                        .idleBytes = {}};
    if (const std::uint64_t idle = m_idleBytes; idle > 0)
        window.idleBytes = idle;
    return estimate(config, window);
}

} // namespace ledgerloom
