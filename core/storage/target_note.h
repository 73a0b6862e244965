#pragma once

#include <string>

namespace ledgerloom {

/// Something that a target has to tell while a run goes on.
struct TargetNote {
    bool warning = false;
    std::string text;
};

} // namespace ledgerloom
