#include "core/base/text.h"
#include "core/dataset/pipe/expression.h"
#include "core/dataset/pipe/tokens.h"

#include <array>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::array<std::pair<std::string_view, AggregateKind>, 6> words{{{"count", AggregateKind::count},
                                                                           {"sum", AggregateKind::sum},
                                                                           {"mean", AggregateKind::mean},
                                                                           {"avg", AggregateKind::mean},
                                                                           {"min", AggregateKind::least},
                                                                           {"max", AggregateKind::most}}};
constexpr std::string_view wanted = "count, sum, mean, min or max";

bool isName(const Token& token) {
    return token.kind == Token::Kind::word || token.kind == Token::Kind::name;
}

/// "(column)" behind the word, or "(*)".
Result<void> readColumn(Tokens& tokens, AggregateText& found) {
    if (!tokens.isSign("(")) {
        if (found.kind == AggregateKind::count)
            return {};
        return tokens.unexpected("a column in parentheses");
    }
    if (auto read = tokens.next(); !read)
        return read;
    const bool rows = tokens.isSign("*") && found.kind == AggregateKind::count;
    if (!rows && !isName(tokens.peek()))
        return tokens.unexpected("a column");
    found.column = rows ? std::string() : tokens.peek().text;
    if (auto read = tokens.next(); !read)
        return read;
    if (!tokens.isSign(")"))
        return tokens.unexpected("\")\"");
    return tokens.next();
}

Result<AggregateText> readOne(Tokens& tokens) {
    AggregateText found;
    bool known = false;
    std::string word;
    for (const auto& [spelled, kind] : words)
        if (tokens.isWord(spelled)) {
            found.kind = kind;
            word = spelled;
            known = true;
        }
    if (!known)
        return tokens.unexpected(wanted);
    if (auto read = tokens.next(); !read)
        return read.error();
    if (auto read = readColumn(tokens, found); !read)
        return read.error();
    found.spelled = found.column.empty() ? word : word + "(" + found.column + ")";
    found.name = found.column.empty() ? word : word + "_" + found.column;
    if (!tokens.isWord("as"))
        return found;
    if (auto read = tokens.next(); !read)
        return read.error();
    if (!isName(tokens.peek()))
        return tokens.unexpected("a name");
    found.name = tokens.peek().text;
    if (auto read = tokens.next(); !read)
        return read.error();
    return found;
}

} // namespace

Result<std::vector<AggregateText>> parseAggregates(std::string_view text) {
    Tokens tokens(text, "agg");
    std::vector<AggregateText> all;
    do {
        if (auto read = tokens.next(); !read)
            return read.error();
        auto one = readOne(tokens);
        if (!one)
            return one.error();
        all.push_back(std::move(one).value());
    } while (tokens.isSign(","));
    if (tokens.peek().kind != Token::Kind::end)
        return tokens.unexpected("a comma, as or the end");
    return all;
}

} // namespace ledgerloom
