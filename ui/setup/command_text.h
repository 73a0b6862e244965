#pragma once

#include "core/config/run_config.h"

#include <QString>

namespace ledgerloom {

/// The command line that makes the same dataset, quoted for a POSIX shell; options that have their defaults are left
/// out.
QString commandText(const RunConfig& config);

} // namespace ledgerloom
