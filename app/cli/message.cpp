#include "app/cli/message.h"

#include <iostream>

namespace ledgerloom {

void printError(const Error& error) {
    std::cerr << "ledgerloom: " << error.message << "\n" << std::flush;
}

int fail(const Error& error) {
    printError(error);
    return exitCode(error.code);
}

} // namespace ledgerloom
