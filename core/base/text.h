#pragma once

#include <string>
#include <string_view>

namespace ledgerloom {

/// ASCII letters only; other bytes stay.
std::string lowerCase(std::string_view text);

/// Without spaces and tabs around it.
std::string_view trimmed(std::string_view text);

/// In quotes for a message: control characters become '?', and what is longer than 80 bytes is cut (at a whole
/// UTF-8 character) and ends in "...". Safe for any bytes from outside.
std::string quotedText(std::string_view text);

} // namespace ledgerloom
