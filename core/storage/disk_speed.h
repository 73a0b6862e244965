#pragma once

#include <optional>
#include <string>

namespace ledgerloom {

/// Bytes a second that the disk of `folder` (or of the nearest folder above it that exists) takes around the page
/// cache. Measured with 16 MiB in a file that never has a name, some ten milliseconds, and remembered for the disk for
/// the life of the process. Empty where it cannot be measured. Thread-safe.
std::optional<double> diskBytesPerSecond(const std::string& folder);

} // namespace ledgerloom
