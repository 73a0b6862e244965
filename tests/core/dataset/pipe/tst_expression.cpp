#include "core/dataset/pipe/expression.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

/// A filter with all its parentheses.
std::string shown(const Expression& filter) {
    const auto operand = [](const Operand& one) { return one.isColumn ? one.column : "'" + one.literal.text + "'"; };
    std::string parts;
    for (const Expression& part : filter.parts)
        parts += (parts.empty() ? "" : filter.kind == Expression::Kind::all ? " and " : " or ") + shown(part);
    std::string values;
    for (std::size_t i = 1; i < filter.operands.size(); ++i)
        values += " " + operand(filter.operands[i]);
    switch (filter.kind) {
    case Expression::Kind::holds:
        return operand(filter.operands[0]);
    case Expression::Kind::compares:
        return operand(filter.operands[0]) + " " + std::to_string(int(filter.comparison)) + values;
    case Expression::Kind::isIn:
        return operand(filter.operands[0]) + " in" + values;
    case Expression::Kind::isLike:
        return operand(filter.operands[0]) + " like" + values;
    case Expression::Kind::isNull:
        return operand(filter.operands[0]) + " null";
    case Expression::Kind::opposite:
        return "not (" + parts + ")";
    default:
        return "(" + parts + ")";
    }
}

} // namespace

/// A filter means one thing; what cannot be understood is told by its character.
class TestExpression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filtersAreUnderstood_data();
    void filtersAreUnderstood();
    void charactersAreCountedNotBytes();
    void aggregatesHaveNames();
};

void TestExpression::filtersAreUnderstood_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("meant");
    const std::pair<const char*, const char*> cases[] = {
        {"a = 1 or b = 2 and c = 3", "(a 0 '1' or (b 0 '2' and c 0 '3'))"},
        {"not a and b", "(not (a) and b)"},
        {"NOT (a OR b)", "not ((a or b))"},
        {"a BETWEEN -1 AND +2.5e3 and b", "((a 5 '-1' and a 3 '+2.5e3') and b)"},
        {"a not in (1, 'x''y', TRUE)", "not (a in '1' 'x'y' 'true')"},
        {"a is not null or a.b.c is null", "(not (a null) or a.b.c null)"},
        {"\"or\" <> `a b`", "or 1 a b"},
        {"a<2and b>=3", ""},
        {"a like '%_'", "a like '%_'"},
        {"a in ()", ""},
        {"a like b", ""},
        {"a not = 3", ""},
        {"", ""},
        {"and", "and"}, // a column may be called so
    };
    for (const auto& [text, meant] : cases)
        QTest::newRow(*text == '\0' ? "nothing" : text) << QByteArray(text) << QByteArray(meant);
}

void TestExpression::filtersAreUnderstood() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, meant);
    const auto filter = parseFilter(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(filter ? shown(*filter) : std::string()), meant);
    if (!filter)
        QCOMPARE(int(filter.error().code), int(ErrorCode::badInput));
}

void TestExpression::charactersAreCountedNotBytes() {
    const auto filter = parseFilter("\"größe\" = 'ação' and ;");
    QVERIFY(!filter.ok());
    QCOMPARE(QByteArray::fromStdString(filter.error().message),
             QByteArray("filter, character 22: \";\" means nothing here"));
}

void TestExpression::aggregatesHaveNames() {
    const auto all = parseAggregates("count, COUNT(*) as n, avg(a.b), sum(\"x y\"), max(z) as \"the most\"");
    QVERIFY(all.ok());
    std::string names;
    for (const AggregateText& one : *all)
        names += one.name + "|" + one.spelled + ";";
    QCOMPARE(QByteArray::fromStdString(names),
             QByteArray("count|count;n|count;avg_a.b|avg(a.b);sum_x y|sum(x y);the most|max(z);"));
    QVERIFY(!parseAggregates("sum(*)").ok() && !parseAggregates("count,").ok() && !parseAggregates("mean").ok());
}

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
