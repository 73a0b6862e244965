#include "app/cli/terminal.h"

#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace ledgerloom {

Terminal terminalOf(int descriptor) {
    const char* kind = std::getenv("TERM");
    if (::isatty(descriptor) == 0 || kind == nullptr || std::string_view(kind) == "dumb")
        return {};
    Terminal terminal{true, true, 80};
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        terminal.width = size.ws_col;
    const char* noColour = std::getenv("NO_COLOR");
    terminal.colour = noColour == nullptr || noColour[0] == '\0';
    return terminal;
}

} // namespace ledgerloom
