#pragma once

#include "core/base/result.h"

#include <string>

namespace ledgerloom {

/// Writes the application for Spark, which is part of the program, into an existing folder; the path of its main file.
Result<std::string> writeSparkApplication(const std::string& folder);

} // namespace ledgerloom
