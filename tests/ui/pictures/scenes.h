#pragma once

#include "tests/ui/pictures/golden_studio.h"

#include <span>

namespace ledgerloom::testing {

/// One state of the studio that is worth a picture.
struct Scene {
    const char* name;
    Shot (*take)(GoldenStudio&);
};

/// Every page, and every dialog that is the studio's own.
std::span<const Scene> scenes();

} // namespace ledgerloom::testing
