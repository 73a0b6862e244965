#include "core/dataset/pipe/row_filter.h"

#include "core/base/units.h"
#include "core/dataset/pipe/table_column.h"

#include <arrow/array/builder_base.h>
#include <arrow/builder.h>
#include <arrow/compute/api_scalar.h>
#include <arrow/compute/api_vector.h>

#include <array>
#include <utility>

namespace ledgerloom {

namespace {

namespace compute = arrow::compute;

Error problem(std::uint64_t at, const std::string& what) {
    return {.code = ErrorCode::badInput,
            .message = "filter, character " + formatCount(at) + ": " + what,
            .field = "filter"};
}

/// A comparison as Arrow calls it, and the one that says the same with the sides changed.
constexpr std::array<const char*, 6> functions{"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"};
constexpr std::array<Comparison, 6> turnedRound{Comparison::equal,   Comparison::notEqual,
                                                Comparison::greater, Comparison::greaterOrEqual,
                                                Comparison::less,    Comparison::lessOrEqual};

class Binder {
public:
    explicit Binder(const arrow::Schema& schema) : m_schema(schema) {}

    Result<compute::Expression> of(const Expression& filter) {
        switch (filter.kind) {
        case Expression::Kind::holds:
            return holds(filter);
        case Expression::Kind::compares:
            return filter.operands[0].isColumn && filter.operands[1].isColumn ? comparesColumns(filter)
                                                                              : compares(filter);
        case Expression::Kind::isIn:
            return isIn(filter);
        case Expression::Kind::isLike:
            return isLike(filter);
        case Expression::Kind::isNull:
            return isNull(filter);
        case Expression::Kind::all:
            return joined(filter, "and_kleene");
        case Expression::Kind::any:
            return joined(filter, "or_kleene");
        case Expression::Kind::opposite:
            break;
        }
        auto part = of(filter.parts.front());
        return part ? Result<compute::Expression>(compute::call("invert", {std::move(part).value()})) : part;
    }

private:
    Result<TableColumn> column(const Operand& operand) const {
        auto found = findColumn(m_schema, operand.column);
        return found ? found : Result<TableColumn>(problem(operand.at, found.error().message));
    }

    Result<compute::Expression> holds(const Expression& filter) const {
        const auto found = column(filter.operands[0]);
        if (!found)
            return found.error();
        if (found->kind != ValueKind::boolean)
            return problem(filter.at, found->name + " is " + std::string(kindText(found->kind)) +
                                          ", which is neither true nor false: compare it with something");
        return found->value;
    }

    Result<compute::Expression> compares(const Expression& filter) const {
        const bool turned = !filter.operands[0].isColumn;
        const Operand& value = filter.operands[turned ? 0 : 1];
        const auto found = column(filter.operands[turned ? 1 : 0]);
        if (!found)
            return found.error();
        auto fitted = fit(*found, {value.literal});
        if (const auto* misfit = std::get_if<Misfit>(&fitted))
            return problem(value.at, misfit->why);
        const auto at = static_cast<std::size_t>(filter.comparison);
        const auto comparison = turned ? turnedRound[at] : filter.comparison;
        const auto& sides = std::get<Fitted>(fitted);
        return compute::call(functions[static_cast<std::size_t>(comparison)],
                             {sides.column, compute::literal(arrow::Datum(sides.values.front()))});
    }

    Result<compute::Expression> comparesColumns(const Expression& filter) const {
        const auto one = column(filter.operands[0]);
        if (!one)
            return one.error();
        const auto other = column(filter.operands[1]);
        if (!other)
            return other.error();
        auto fitted = fit(*one, *other);
        if (const auto* why = std::get_if<std::string>(&fitted))
            return problem(filter.at, *why);
        auto& [left, right] = std::get<0>(fitted);
        return compute::call(functions[static_cast<std::size_t>(filter.comparison)], {left, right});
    }

    Result<compute::Expression> isIn(const Expression& filter) const {
        const auto found = column(filter.operands[0]);
        if (!found)
            return found.error();
        std::vector<Literal> values;
        for (std::size_t i = 1; i < filter.operands.size(); ++i)
            values.push_back(filter.operands[i].literal);
        auto fitted = fit(*found, values);
        if (const auto* misfit = std::get_if<Misfit>(&fitted))
            return problem(filter.operands[misfit->value + 1].at, misfit->why);
        const auto& sides = std::get<Fitted>(fitted);
        const auto set = arrayOf(sides);
        if (!set.ok())
            return arrowError(set.status(), "filter");
        return compute::call("is_in", {sides.column},
                             compute::SetLookupOptions(arrow::Datum(*set), compute::SetLookupOptions::EMIT_NULL));
    }

    static arrow::Result<std::shared_ptr<arrow::Array>> arrayOf(const Fitted& fitted) {
        ARROW_ASSIGN_OR_RAISE(auto builder, arrow::MakeBuilder(fitted.type));
        for (const auto& value : fitted.values)
            ARROW_RETURN_NOT_OK(builder->AppendScalar(*value));
        return builder->Finish();
    }

    Result<compute::Expression> isLike(const Expression& filter) const {
        const auto found = column(filter.operands[0]);
        if (!found)
            return found.error();
        if (found->kind != ValueKind::text)
            return problem(filter.at,
                           found->name + " is " + std::string(kindText(found->kind)) + "; like is for texts");
        return compute::call("match_like", {found->value},
                             compute::MatchSubstringOptions(filter.operands[1].literal.text));
    }

    Result<compute::Expression> isNull(const Expression& filter) const {
        const auto found = column(filter.operands[0]);
        if (!found)
            return found.error();
        return compute::call("is_null", {compute::field_ref(arrow::FieldRef(found->path))},
                             compute::NullOptions(/*nan_is_null=*/false));
    }

    /// In halves: a chain of thousands must not go thousands of calls deep.
    Result<compute::Expression> joined(const Expression& filter, const char* function) {
        std::vector<compute::Expression> parts;
        for (const Expression& part : filter.parts) {
            auto bound = of(part);
            if (!bound)
                return bound;
            parts.push_back(std::move(bound).value());
        }
        while (parts.size() > 1) {
            std::vector<compute::Expression> halves;
            for (std::size_t i = 0; i < parts.size(); i += 2)
                halves.push_back(i + 1 < parts.size() ? compute::call(function, {parts[i], parts[i + 1]}) : parts[i]);
            parts = std::move(halves);
        }
        return parts.front();
    }

    const arrow::Schema& m_schema;
};

} // namespace

Result<std::unique_ptr<RowFilter>> RowFilter::make(const Expression& filter,
                                                   const std::shared_ptr<arrow::Schema>& schema,
                                                   std::shared_ptr<BudgetPool> pool, std::string source) {
    if (auto begun = beginCompute(); !begun)
        return begun.error();
    auto unbound = Binder(*schema).of(filter);
    if (!unbound)
        return unbound.error();
    auto made = std::unique_ptr<RowFilter>(new RowFilter(std::move(pool), std::move(source)));
    auto bound = unbound->Bind(*schema, &made->m_context);
    if (!bound.ok())
        return problem(filter.at, bound.status().message());
    made->m_bound = std::move(bound).ValueUnsafe();
    return made;
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>>
RowFilter::filtered(const std::shared_ptr<arrow::RecordBatch>& rows) {
    ARROW_ASSIGN_OR_RAISE(const auto mask,
                          compute::ExecuteScalarExpression(m_bound, *rows->schema(), arrow::Datum(rows), &m_context));
    if (mask.is_scalar()) {
        const auto& all = static_cast<const arrow::BooleanScalar&>(*mask.scalar());
        return all.is_valid && all.value ? rows : rows->Slice(0, 0);
    }
    const auto& passed = mask.array_as<arrow::BooleanArray>();
    if (passed->null_count() == 0 && passed->true_count() == rows->num_rows())
        return rows;
    ARROW_ASSIGN_OR_RAISE(auto some,
                          compute::Filter(arrow::Datum(rows), mask, compute::FilterOptions::Defaults(), &m_context));
    return some.record_batch();
}

Result<std::shared_ptr<arrow::RecordBatch>> RowFilter::of(const std::shared_ptr<arrow::RecordBatch>& rows) {
    auto some = filtered(rows);
    return some.ok() ? Result<std::shared_ptr<arrow::RecordBatch>>(std::move(some).ValueUnsafe())
                     : Result<std::shared_ptr<arrow::RecordBatch>>(arrowError(some.status(), m_source));
}

} // namespace ledgerloom
