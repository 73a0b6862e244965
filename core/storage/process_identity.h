#pragma once

#include <string>
#include <string_view>

namespace ledgerloom {

/// Names this process for as long as its machine runs: boot, process namespace, number and start. Holds no name of
/// machine or user. Empty where the system does not tell.
std::string processIdentity();

/// True when that process is known to have ended: it ran in this boot and namespace, and is not there any more.
bool processHasEnded(std::string_view identity);

/// True when that process is known to be there: it runs in this boot and namespace.
bool processIsThere(std::string_view identity);

} // namespace ledgerloom
