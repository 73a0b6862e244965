#include "core/dataset/pipe/expression.h"

#include "core/base/text.h"
#include "core/dataset/pipe/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace ledgerloom {

namespace {

constexpr int mostDepth = 100; ///< of parentheses and nots: parsing and checking go down as deep
constexpr std::string_view operandText = "a column or a value";

bool isNumber(std::string_view text) {
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ptr == text.data() + text.size() && read.ec != std::errc::invalid_argument;
}

std::optional<Comparison> comparisonOf(const Token& token) {
    constexpr std::array<std::pair<std::string_view, Comparison>, 8> signs{{{"=", Comparison::equal},
                                                                            {"==", Comparison::equal},
                                                                            {"!=", Comparison::notEqual},
                                                                            {"<>", Comparison::notEqual},
                                                                            {"<", Comparison::less},
                                                                            {"<=", Comparison::lessOrEqual},
                                                                            {">", Comparison::greater},
                                                                            {">=", Comparison::greaterOrEqual}}};
    for (const auto& [sign, comparison] : signs)
        if (token.kind == Token::Kind::sign && token.text == sign)
            return comparison;
    return std::nullopt;
}

class FilterParser {
public:
    explicit FilterParser(std::string_view text) : m_tokens(text, "filter") {}

    Result<Expression> run() {
        if (auto read = m_tokens.next(); !read)
            return read.error();
        auto filter = any(0);
        if (filter && m_tokens.peek().kind != Token::Kind::end)
            return m_tokens.unexpected("and, or or the end");
        return filter;
    }

private:
    using Level = Result<Expression> (FilterParser::*)(int);

    Result<Expression> any(int depth) { return chain("or", Expression::Kind::any, &FilterParser::all, depth); }
    Result<Expression> all(int depth) { return chain("and", Expression::Kind::all, &FilterParser::factor, depth); }

    Result<Expression> chain(std::string_view word, Expression::Kind kind, Level part, int depth) {
        auto first = (this->*part)(depth);
        if (!first || !m_tokens.isWord(word))
            return first;
        Expression chained{.kind = kind, .at = first->at};
        chained.parts.push_back(std::move(first).value());
        while (m_tokens.isWord(word)) {
            if (auto read = m_tokens.next(); !read)
                return read.error();
            auto next = (this->*part)(depth);
            if (!next)
                return next;
            chained.parts.push_back(std::move(next).value());
        }
        return chained;
    }

    Result<Expression> factor(int depth) {
        const std::uint64_t at = m_tokens.peek().at;
        if (depth > mostDepth)
            return m_tokens.problem(at, "the filter is nested too deep");
        if (m_tokens.isWord("not")) {
            if (auto read = m_tokens.next(); !read)
                return read.error();
            auto part = factor(depth + 1);
            return part ? oppositeOf(std::move(part).value(), at) : part;
        }
        if (!m_tokens.isSign("("))
            return test();
        if (auto read = m_tokens.next(); !read)
            return read.error();
        auto inner = any(depth + 1);
        if (inner)
            if (auto closed = expectSign(")"); !closed)
                return closed.error();
        return inner;
    }

    static Expression oppositeOf(Expression part, std::uint64_t at) {
        Expression opposite{.kind = Expression::Kind::opposite, .at = at};
        opposite.parts.push_back(std::move(part));
        return opposite;
    }

    Result<void> expectSign(std::string_view sign) {
        if (!m_tokens.isSign(sign))
            return m_tokens.unexpected(quotedText(sign));
        return m_tokens.next();
    }

    Result<Operand> operand(std::string_view expected) {
        const Token token = m_tokens.peek();
        Operand found{.at = token.at, .isColumn = false, .column = {}, .literal = {}};
        if (m_tokens.isWord("true") || m_tokens.isWord("false"))
            found.literal = {Literal::Kind::boolean, lowerCase(token.text)};
        else if (m_tokens.isWord("null"))
            return m_tokens.problem(token.at, "null compares with nothing: write column is null");
        else if (token.kind == Token::Kind::word || token.kind == Token::Kind::name) {
            found.isColumn = true;
            found.column = token.text;
        } else if (token.kind == Token::Kind::text)
            found.literal = {Literal::Kind::text, token.text};
        else if (token.kind == Token::Kind::number) {
            if (!isNumber(token.text))
                return m_tokens.problem(token.at, quotedText(token.text) + " is no number; a text or a time stands in "
                                                                           "single quotes");
            found.literal = {Literal::Kind::number, token.text};
        } else
            return m_tokens.unexpected(expected);
        if (auto read = m_tokens.next(); !read)
            return read.error();
        return found;
    }

    Result<Operand> value() {
        auto found = operand("a value");
        if (found && found->isColumn)
            return m_tokens.problem(found->at, "the column " + quotedText(found->column) +
                                                   " stands where a value is expected; a text stands in single quotes");
        return found;
    }

    Result<Expression> test() {
        auto left = operand(operandText);
        if (!left)
            return left.error();
        Expression made{.kind = Expression::Kind::holds, .at = left->at};
        const Operand first = *left;
        made.operands.push_back(first);
        if (const auto comparison = comparisonOf(m_tokens.peek())) {
            if (auto read = m_tokens.next(); !read)
                return read.error();
            auto right = operand(operandText);
            if (!right)
                return right.error();
            if (!first.isColumn && !right->isColumn)
                return m_tokens.problem(first.at,
                                        "two values are compared: one of them has to be a column; a name with "
                                        "other signs stands in double quotes");
            made.kind = Expression::Kind::compares;
            made.comparison = *comparison;
            made.operands.push_back(std::move(right).value());
            return made;
        }
        if (!first.isColumn)
            return m_tokens.unexpected("a comparison, such as = or <,");
        if (m_tokens.isWord("is"))
            return isNull(std::move(made));
        const bool opposite = m_tokens.isWord("not");
        if (opposite)
            if (auto read = m_tokens.next(); !read)
                return read.error();
        auto found = m_tokens.isWord("in")        ? isIn(std::move(made))
                     : m_tokens.isWord("like")    ? isLike(std::move(made))
                     : m_tokens.isWord("between") ? between(made)
                     : opposite                   ? m_tokens.unexpected("in, like or between")
                                                  : Result<Expression>(made);
        return found && opposite ? oppositeOf(std::move(found).value(), first.at) : found;
    }

    Result<Expression> isNull(Expression made) {
        if (auto read = m_tokens.next(); !read)
            return read.error();
        const bool opposite = m_tokens.isWord("not");
        if (opposite)
            if (auto read = m_tokens.next(); !read)
                return read.error();
        if (!m_tokens.isWord("null"))
            return m_tokens.unexpected(opposite ? "null" : "null or not null");
        if (auto read = m_tokens.next(); !read)
            return read.error();
        made.kind = Expression::Kind::isNull;
        const std::uint64_t at = made.at;
        return opposite ? oppositeOf(std::move(made), at) : made;
    }

    Result<Expression> isIn(Expression made) {
        made.kind = Expression::Kind::isIn;
        if (auto read = m_tokens.next(); !read)
            return read.error();
        if (auto opened = expectSign("("); !opened)
            return opened.error();
        for (;;) {
            auto one = value();
            if (!one)
                return one.error();
            made.operands.push_back(std::move(one).value());
            if (!m_tokens.isSign(","))
                break;
            if (auto read = m_tokens.next(); !read)
                return read.error();
        }
        if (auto closed = expectSign(")"); !closed)
            return closed.error();
        return made;
    }

    Result<Expression> isLike(Expression made) {
        made.kind = Expression::Kind::isLike;
        if (auto read = m_tokens.next(); !read)
            return read.error();
        if (m_tokens.peek().kind != Token::Kind::text)
            return m_tokens.unexpected("a text in single quotes");
        auto pattern = value();
        if (!pattern)
            return pattern.error();
        made.operands.push_back(std::move(pattern).value());
        return made;
    }

    Result<Expression> between(const Expression& made) {
        Expression both{.kind = Expression::Kind::all, .at = made.at};
        for (const Comparison comparison : {Comparison::greaterOrEqual, Comparison::lessOrEqual}) {
            if (comparison == Comparison::lessOrEqual && !m_tokens.isWord("and"))
                return m_tokens.unexpected("and");
            if (auto read = m_tokens.next(); !read)
                return read.error();
            auto bound = value();
            if (!bound)
                return bound.error();
            Expression one{.kind = Expression::Kind::compares, .at = made.at, .comparison = comparison};
            one.operands = {made.operands.front(), std::move(bound).value()};
            both.parts.push_back(std::move(one));
        }
        return both;
    }

    Tokens m_tokens;
};

} // namespace

Result<Expression> parseFilter(std::string_view text) {
    return FilterParser(text).run();
}

} // namespace ledgerloom
