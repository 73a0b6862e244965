#pragma once

#include <string>
#include <string_view>

namespace ledgerloom {

/// Whether RFC 4180 wants quotes around a text.
inline bool needsCsvQuotes(std::string_view text) {
    return text.find_first_of(",\"\r\n") != std::string_view::npos;
}

/// A value of CSV: as it is, or in quotes with its quotes doubled. At most twice as long and two characters more.
inline char* putCsvText(char* out, std::string_view text) {
    if (!needsCsvQuotes(text)) {
        for (const char c : text)
            *out++ = c;
        return out;
    }
    *out++ = '"';
    for (const char c : text) {
        if (c == '"')
            *out++ = '"';
        *out++ = c;
    }
    *out++ = '"';
    return out;
}

inline std::string csvText(std::string_view text) {
    std::string out(2 * text.size() + 2, '\0');
    out.resize(static_cast<std::size_t>(putCsvText(out.data(), text) - out.data()));
    return out;
}

} // namespace ledgerloom
