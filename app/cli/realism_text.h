#pragma once

#include "core/dataset/realism/realism.h"

#include <string>

namespace ledgerloom {

/// What `inspect --realism` answers, for people and as JSON.
std::string realismText(const RealismReport& report);
std::string realismJson(const RealismReport& report);

} // namespace ledgerloom
