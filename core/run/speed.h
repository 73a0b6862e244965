#pragma once

#include "core/config/encoding.h"

namespace ledgerloom {

/// What a small sample told about this machine and build.
struct MeasuredSpeed {
    double bytesPerSecond = 0; ///< of output, made and encoded by one worker; 0 when it could not be measured
    double devicesPerCustomer = 0;
};

/// Measured by the first call for an encoding (some ten milliseconds, a few hundred at a compression's slowest levels),
/// then remembered for the life of the process. Thread-safe.
MeasuredSpeed measuredSpeed(const Encoding& encoding);

} // namespace ledgerloom
