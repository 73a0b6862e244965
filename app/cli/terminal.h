#pragma once

#include <cstdint>

namespace ledgerloom {

/// What a stream can show.
struct Terminal {
    bool isTerminal = false; ///< a person sees it and lines can be drawn over
    bool colour = false;     ///< a terminal that knows colours, and NO_COLOR is not set
    int width = 80;          ///< columns
};

/// Asks anew each time, so that a window that was resized is seen. `descriptor` is 1 or 2.
Terminal terminalOf(int descriptor);

} // namespace ledgerloom
