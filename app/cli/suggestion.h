#pragma once

#include "core/base/result.h"

#include <CLI/App.hpp>

#include <string>

namespace ledgerloom {

/// "ledgerloom presets show": how a verb is called.
std::string verbPath(const CLI::App& root, const CLI::App& verb);

/// What to say of an option without a value or with several; `told` is the parser's own text, which begins with its
/// name.
Error wrongNumberOfValues(const CLI::App& root, const CLI::App& verb, const std::string& told);

/// What to say of the first argument that nothing takes, with the nearest option or verb.
Error unexpectedArgument(const CLI::App& root, const CLI::App& verb);

} // namespace ledgerloom
