#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// The driver of a run on a cluster, by the note that it keeps while it runs: in the run's folder, or, of a run to an
/// address, among the user's own state (XDG_STATE_HOME). One that was killed leaves its note behind. Plain data.
struct Driver {
    std::string output;
    std::string on;   ///< the Spark master
    std::string url;  ///< what it serves; on its own machine alone
    std::string host; ///< of its machine
    std::int64_t pid = 0;
    std::string identity; ///< as of processIdentity()
    std::string note;     ///< path
};

/// What the note of the newest driver of `output` says, whether it is still there or not.
std::optional<Driver> notedDriver(const std::string& output);

/// The driver of the run into `output`, where there is one on this machine.
std::optional<Driver> driverOf(const std::string& output);

/// Asks it to stop, from any machine that sees the note; it does so within a second. badInput where nothing is known of
/// a driver, or where it has ended.
Result<void> askToStop(const std::string& output);

} // namespace ledgerloom
