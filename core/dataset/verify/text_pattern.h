#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A regular expression of a schema, matched against whole texts. Those that are a row of characters and sets, each
/// some times over, as nearly all are, are matched by hand, which is some hundred times faster. Immutable; any thread.
class TextPattern {
public:
    explicit TextPattern(const std::string& expression);

    bool matches(std::string_view text) const;
    /// Whether it is matched by hand.
    bool isSimple() const { return !m_regex; }

private:
    struct Piece {
        std::bitset<256> letters;
        std::size_t least = 1;
        std::size_t most = 1;
    };
    bool compile(std::string_view expression);
    static bool takeLetters(std::string_view& rest, Piece& piece);
    static bool takeTimes(std::string_view& rest, Piece& piece);

    std::vector<Piece> m_pieces;
    std::optional<std::regex> m_regex;
};

} // namespace ledgerloom
