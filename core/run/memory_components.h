#pragma once

#include "core/config/plan.h"
#include "core/config/run_config.h"
#include "core/run/estimate.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// What the components of a run's memory are worked out from. Bytes.
struct ComponentInputs {
    const RunConfig& config;
    const Plan& plan;
    std::uint32_t workers = 1;
    std::uint64_t programBytes = 0; ///< what the process held before the run
    std::uint64_t threadBytes = 0;  ///< of each worker
    std::uint64_t recordBytes = 0;  ///< of samples and events
    std::uint64_t libraryBytes = 0; ///< of an object store's client
    std::uint64_t stagedBytes = 0;  ///< of each worker's parts in a staging folder that is memory
    std::uint64_t mergeWidth = 0;   ///< in the order of time: sorted runs that are merged at once
};

/// What a run will hold of each purpose: `bytes` is what the process really touches, as tst_component_memory measures
/// it, `reservedBytes` what the budget sets aside under the same name. Pure.
std::vector<MemoryComponent> memoryComponents(const ComponentInputs& inputs);

/// Takes the window and its charts out of the program, where there is a window. Returns by how much the sum grows:
/// what the charts do not hold yet.
std::uint64_t nameWindow(std::vector<MemoryComponent>& components, const WindowMemory& window);

} // namespace ledgerloom
