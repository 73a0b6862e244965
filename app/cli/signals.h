#pragma once

namespace ledgerloom {

/// From now on SIGINT, SIGTERM and SIGHUP are noted, and the second of them ends the process at once; writing to a
/// closed pipe is an error of that write and no longer ends it.
void watchSignals();

/// The signal that was noted, or 0.
int notedSignal();
/// True once after each SIGUSR1, which means "free memory now".
bool takeFreeRequest();

} // namespace ledgerloom
