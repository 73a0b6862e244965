#include "core/dataset/verify/text_pattern.h"

#include <charconv>
#include <limits>

namespace ledgerloom {

namespace {

constexpr std::size_t noMost = std::numeric_limits<std::size_t>::max();

std::size_t indexOf(char c) {
    return static_cast<unsigned char>(c);
}

} // namespace

TextPattern::TextPattern(const std::string& expression) {
    if (!compile(expression)) {
        m_pieces.clear();
        m_regex.emplace(expression);
    }
}

bool TextPattern::takeLetters(std::string_view& rest, Piece& piece) {
    const char first = rest.front();
    rest.remove_prefix(1);
    if (first == '\\') {
        // An escaped sign is itself; classes such as \d are left to the library.
        if (rest.empty() || std::string_view("().[]{}+*?^$|\\").find(rest.front()) == std::string_view::npos)
            return false;
        piece.letters.set(indexOf(rest.front()));
        rest.remove_prefix(1);
        return true;
    }
    if (first != '[') {
        piece.letters.set(indexOf(first));
        return std::string_view("().{}+*?^$|").find(first) == std::string_view::npos;
    }
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos || end == 0 || rest.front() == '^')
        return false;
    for (std::size_t i = 0; i < end; ++i) {
        if (rest[i] == '\\')
            return false;
        const bool range = i + 2 < end && rest[i + 1] == '-';
        for (std::size_t c = indexOf(rest[i]); c <= indexOf(rest[range ? i + 2 : i]); ++c)
            piece.letters.set(c);
        i += range ? 2 : 0;
    }
    rest.remove_prefix(end + 1);
    return true;
}

bool TextPattern::takeTimes(std::string_view& rest, Piece& piece) {
    if (rest.empty() || rest.front() != '{')
        return rest.empty() || std::string_view("+*?").find(rest.front()) == std::string_view::npos;
    const std::size_t end = rest.find('}');
    const std::string_view text = rest.substr(1, end == std::string_view::npos ? end : end - 1);
    const char* const stop = text.data() + text.size();
    auto read = std::from_chars(text.data(), stop, piece.least);
    piece.most = piece.least;
    if (read.ec == std::errc() && read.ptr != stop && *read.ptr == ',') {
        piece.most = noMost;
        if (++read.ptr != stop)
            read = std::from_chars(read.ptr, stop, piece.most);
    }
    if (end == std::string_view::npos || read.ec != std::errc() || read.ptr != stop)
        return false;
    rest.remove_prefix(end + 1);
    return true;
}

bool TextPattern::compile(std::string_view expression) {
    if (!expression.starts_with('^') || !expression.ends_with('$'))
        return false;
    std::string_view rest = expression.substr(1, expression.size() - 2);
    while (!rest.empty()) {
        Piece piece;
        if (!takeLetters(rest, piece) || !takeTimes(rest, piece))
            return false;
        // Taking as many as there are is right only where the next piece begins with another letter.
        if (!m_pieces.empty() && m_pieces.back().least != m_pieces.back().most &&
            (m_pieces.back().letters & piece.letters).any())
            return false;
        m_pieces.push_back(piece);
    }
    return true;
}

bool TextPattern::matches(std::string_view text) const {
    if (m_regex)
        return std::regex_match(text.begin(), text.end(), *m_regex);
    std::size_t at = 0;
    for (const Piece& piece : m_pieces) {
        std::size_t count = 0;
        while (count < piece.most && at < text.size() && piece.letters[indexOf(text[at])]) {
            ++count;
            ++at;
        }
        if (count < piece.least)
            return false;
    }
    return at == text.size();
}

} // namespace ledgerloom
