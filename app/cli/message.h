#pragma once

#include "core/base/result.h"

#include <string_view>

namespace ledgerloom {

/// "ledgerloom: <message>" on standard error.
void printError(const Error& error);

/// printError(), and the exit code for it.
int fail(const Error& error);

} // namespace ledgerloom
