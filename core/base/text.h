#pragma once

#include <string>
#include <string_view>

namespace ledgerloom {

/// ASCII letters only; other bytes stay.
std::string lowerCase(std::string_view text);

/// Without spaces and tabs around it.
std::string_view trimmed(std::string_view text);

/// What two spellings of a name have in common: lower case, the accents of Latin letters gone, every run of spaces and
/// punctuation one '_', none at the ends. Bytes of other scripts stay.
std::string foldedText(std::string_view text);

/// Whether all of it is UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool isUtf8(std::string_view text);

/// In quotes for a message: control characters become '?', and what is longer than 80 bytes is cut (at a whole
/// UTF-8 character) and ends in "...". Safe for any bytes from outside.
std::string quotedText(std::string_view text);

} // namespace ledgerloom
