#include "core/dataset/pipe/tokens.h"

#include "core/base/text.h"
#include "core/base/units.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Letters of any script: bytes beyond ASCII belong to a name.
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::uint64_t characterAt(std::string_view text, std::size_t byte) {
    const auto head = text.substr(0, byte);
    return 1 + static_cast<std::uint64_t>(std::count_if(
                   head.begin(), head.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

Error Tokens::problem(std::uint64_t at, const std::string& what) const {
    return {.code = ErrorCode::badInput,
            .message = m_field + ", character " + formatCount(at) + ": " + what,
            .field = m_field};
}

Error Tokens::unexpected(std::string_view expected) const {
    const std::string found = m_token.kind == Token::Kind::end ? "the end" : quotedText(m_token.text);
    return problem(m_token.at, found + " stands where " + std::string(expected) + " is expected");
}

bool Tokens::isWord(std::string_view lowerCaseWord) const {
    return m_token.kind == Token::Kind::word && lowerCase(m_token.text) == lowerCaseWord;
}

Result<void> Tokens::next() {
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
        ++m_at;
    m_token = {.kind = Token::Kind::end, .text = {}, .at = characterAt(m_text, m_at)};
    if (m_at == m_text.size())
        return {};
    const char c = m_text[m_at];
    if (c == '\'')
        return quoted(c, Token::Kind::text);
    if (c == '"' || c == '`')
        return quoted(c, Token::Kind::name);
    const char after = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    if (isDigit(c) || ((c == '-' || c == '+' || c == '.') && (isDigit(after) || after == '.'))) {
        number();
        return {};
    }
    if (isLetter(c)) {
        word();
        return {};
    }
    return sign();
}

Result<void> Tokens::quoted(char quote, Token::Kind kind) {
    m_token.kind = kind;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == quote) {
            ++m_at;
            if (m_at == m_text.size() || m_text[m_at] != quote)
                return {};
        }
        m_token.text += m_text[m_at];
    }
    return problem(m_token.at, std::string("the quote ") + quote + " is not closed");
}

void Tokens::word() {
    m_token.kind = Token::Kind::word;
    while (m_at < m_text.size() && (isLetter(m_text[m_at]) || isDigit(m_text[m_at]) || m_text[m_at] == '.'))
        m_token.text += m_text[m_at++];
}

void Tokens::number() {
    m_token.kind = Token::Kind::number;
    m_token.text += m_text[m_at++];
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        const bool exponent = m_token.text.back() == 'e' || m_token.text.back() == 'E';
        if (!isDigit(c) && !isLetter(c) && c != '.' && !(exponent && (c == '-' || c == '+')))
            break;
        m_token.text += m_text[m_at++];
    }
}

Result<void> Tokens::sign() {
    constexpr std::array<std::string_view, 12> signs{"<=", ">=", "<>", "!=", "==", "<", ">", "=", "(", ")", ",", "*"};
    for (const std::string_view sign : signs)
        if (m_text.substr(m_at).starts_with(sign)) {
            m_token.kind = Token::Kind::sign;
            m_token.text = sign;
            m_at += sign.size();
            return {};
        }
    m_token.text = m_text[m_at];
    return problem(m_token.at, quotedText(m_token.text) + " means nothing here");
}

} // namespace ledgerloom
