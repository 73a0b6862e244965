#pragma once

#include <string>
#include <vector>

namespace ledgerloom {

/// One thing that `doctor` looked at.
struct HealthCheck {
    enum class Verdict : std::uint8_t { good, notice, problem };
    std::string name;
    std::string found;
    Verdict verdict = Verdict::good;
    std::string fix = {}; ///< what to do; given where the verdict is not good
};

/// Looks at machine, container, disk of the current folder, presets and libraries, and at what a run would choose.
/// Changes nothing; some ten milliseconds.
std::vector<HealthCheck> checkHealth();

} // namespace ledgerloom
