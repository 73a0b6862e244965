#pragma once

namespace ledgerloom {

/// The whole program: reads the arguments, runs the verb, answers the exit code (see exitCode()).
int runCommandLine(int argc, char** argv);

} // namespace ledgerloom
