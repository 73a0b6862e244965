#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A piece of a filter.
struct Token {
    enum class Kind : std::uint8_t { end, word, name, number, text, sign };
    Kind kind = Kind::end;
    std::string text;     ///< without quotes; of a sign or a word as it was spelled
    std::uint64_t at = 1; ///< character that it begins at, from 1
};

/// Cuts the text of an option into tokens, with one to look ahead. One thread.
class Tokens {
public:
    /// `field` names the option in messages.
    Tokens(std::string_view text, std::string field) : m_text(text), m_field(std::move(field)) {}

    /// Reads the next token into peek().
    Result<void> next();
    const Token& peek() const { return m_token; }
    /// A word of the grammar, in any case: a name in quotes is none.
    bool isWord(std::string_view lowerCaseWord) const;
    bool isSign(std::string_view sign) const { return m_token.kind == Token::Kind::sign && m_token.text == sign; }
    /// badInput: what was expected where this token stands.
    Error unexpected(std::string_view expected) const;
    Error problem(std::uint64_t at, const std::string& what) const;

private:
    Result<void> quoted(char quote, Token::Kind kind);
    void word();
    void number();
    Result<void> sign();

    std::string_view m_text;
    std::string m_field;
    std::size_t m_at = 0;
    Token m_token;
};

} // namespace ledgerloom
