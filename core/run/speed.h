#pragma once

namespace ledgerloom {

/// What a small sample told about this machine and build.
struct MeasuredSpeed {
    double bytesPerSecond = 0; ///< made and encoded by one worker; 0 when it could not be measured
    double devicesPerCustomer = 0;
};

/// Measured by the first call (some ten milliseconds), then remembered for the life of the process. Thread-safe.
MeasuredSpeed measuredSpeed();

} // namespace ledgerloom
