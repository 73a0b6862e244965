#include "core/memory/level.h"

namespace ledgerloom {

std::string_view levelName(Level level) {
    switch (level) {
    case Level::normal:
        return "NORMAL";
    case Level::warning:
        return "WARNING";
    case Level::critical:
        return "CRITICAL";
    case Level::emergency:
        return "EMERGENCY";
    }
    return "NORMAL";
}

} // namespace ledgerloom
