#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// This program's version.
std::string programVersion();

/// Name and version of each library: the one it was built with, or, where it is loaded at the start, that one.
std::vector<std::pair<std::string, std::string>> libraryVersions();

} // namespace ledgerloom
