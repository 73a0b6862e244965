#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A value as it was written in a filter. Plain data.
struct Literal {
    enum class Kind : std::uint8_t { number, text, boolean };
    Kind kind = Kind::text;
    std::string text; ///< a number as it was spelled; "true" or "false"
};

/// A column or a value. Plain data.
struct Operand {
    std::uint64_t at = 0; ///< character of the filter that it begins at, from 1
    bool isColumn = false;
    std::string column;
    Literal literal;
};

enum class Comparison : std::uint8_t { equal, notEqual, less, lessOrEqual, greater, greaterOrEqual };

/// A filter as a tree. Plain data.
struct Expression {
    enum class Kind : std::uint8_t {
        holds,    ///< operands[0], a column of true and false
        compares, ///< operands[0] with operands[1]
        isIn,     ///< operands[0] is one of the values behind it
        isLike,   ///< operands[0] looks like the text operands[1]
        isNull,   ///< operands[0] has no value
        all,      ///< of parts
        any,      ///< of parts
        opposite, ///< of parts[0]
    };
    Kind kind = Kind::holds;
    std::uint64_t at = 0;
    Comparison comparison = Comparison::equal;
    std::vector<Operand> operands = {};
    std::vector<Expression> parts = {};
};

/// Reads a filter. badInput names the character that cannot be understood.
///
///     filter  = term { OR term }          term = factor { AND factor }          factor = [NOT] factor | test
///     test    = "(" filter ")" | operand compare operand | column
///             | column [NOT] IN "(" value { "," value } ")" | column [NOT] LIKE text | column IS [NOT] NULL
///             | column [NOT] BETWEEN value AND value
///     compare = "=" | "==" | "!=" | "<>" | "<" | "<=" | ">" | ">="
///     operand = column | value
///     column  = name, also with dots | "any name" | `any name`
///     value   = number | 'text' | TRUE | FALSE
///
/// Words are read in any case; '' is a quote within a text. In LIKE % is any text, _ any character, \ takes its meaning
/// from what follows. Null compares with nothing, as in SQL.
Result<Expression> parseFilter(std::string_view text);

/// What is told of the rows of a group.
enum class AggregateKind : std::uint8_t { count, sum, mean, least, most };

/// "sum(valor) as total". Plain data.
struct AggregateText {
    AggregateKind kind = AggregateKind::count;
    std::string column; ///< empty where rows are counted
    std::string name;   ///< of the column that it becomes; sum_valor where none is given
    std::string spelled;
};

/// Reads `count`, `count(column)`, `sum(column)`, `mean(column)` (or avg), `min(column)`, `max(column)`, each also with
/// `as name`, several with commas between them.
Result<std::vector<AggregateText>> parseAggregates(std::string_view text);

} // namespace ledgerloom
