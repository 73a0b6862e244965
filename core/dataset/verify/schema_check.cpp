#include "core/base/text.h"
#include "core/base/units.h"
#include "core/dataset/read/row_columns.h"
#include "core/dataset/verify/row_check.h"
#include "core/dataset/verify/text_pattern.h"

#include <arrow/array.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace ledgerloom {

namespace {

constexpr double mostRounding = 1e-6; ///< of hundredths that a double holds

bool isAddress(std::string_view text) {
    int parts = 0;
    while (parts < 4) {
        unsigned value = 256;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto digits = static_cast<std::size_t>(read.ptr - text.data());
        if (read.ec != std::errc() || value > 255 || digits > 3 || (text.front() == '0' && digits > 1))
            return false;
        text.remove_prefix(digits);
        if (++parts == 4)
            return text.empty();
        if (!text.starts_with('.'))
            return false;
        text.remove_prefix(1);
    }
    return false;
}

bool hasTwoDecimals(const SchemaColumn& column) {
    return column.format == "money" || column.format == "score" || column.format == "km_two_decimals";
}

/// One column of a table and what its values must be.
class ColumnRule {
public:
    ColumnRule(const SchemaColumn& column, bool nullable, bool free)
        : m_column(column), m_nullable(nullable), m_free(free) {
        // Times and days were read by their pattern already.
        if (!column.pattern.empty() && column.type == ColumnType::text && !free)
            m_pattern.emplace(column.pattern);
    }

    /// Calls `fault` with each row whose value is wrong and why.
    template <class OnFault> void check(const arrow::Array& array, OnFault&& fault) {
        if (!m_nullable && array.null_count() > 0)
            for (std::int64_t row = 0; row < array.length(); ++row)
                if (array.IsNull(row))
                    fault(row, "null");
        switch (m_column.type) {
        case ColumnType::text:
            return checkTexts(static_cast<const arrow::StringArray&>(array), fault);
        case ColumnType::number:
            return checkNumbers(static_cast<const arrow::DoubleArray&>(array), hasTwoDecimals(m_column), fault);
        case ColumnType::integer:
            return checkNumbers(static_cast<const arrow::Int64Array&>(array), false, fault);
        default:
            return;
        }
    }

private:
    template <class OnFault> void checkTexts(const arrow::StringArray& array, OnFault&& fault) {
        const bool address = m_column.format == "ipv4";
        if (m_column.values.empty() && !m_pattern && !address)
            return;
        const bool hasNulls = array.null_count() > 0;
        for (std::int64_t row = 0; row < array.length(); ++row) {
            if (hasNulls && array.IsNull(row))
                continue;
            const std::string_view text = array.GetView(row);
            if (!m_column.values.empty() && !isValue(text))
                fault(row, quotedText(text) + " is none of its values");
            else if (m_pattern && !m_pattern->matches(text))
                fault(row, quotedText(text) + " does not match " + m_column.pattern);
            else if (address && !isAddress(text))
                fault(row, quotedText(text) + " is no IPv4 address");
        }
    }

    bool isValue(std::string_view text) {
        // Values come in runs more often than not.
        if (m_last < m_column.values.size() && m_column.values[m_last] == text)
            return true;
        m_last = static_cast<std::size_t>(std::find(m_column.values.begin(), m_column.values.end(), text) -
                                          m_column.values.begin());
        return m_last < m_column.values.size();
    }

    template <class Array, class OnFault> void checkNumbers(const Array& array, bool cents, OnFault&& fault) {
        const double least = m_column.minimum && !m_free ? *m_column.minimum : -INFINITY;
        const double most = m_column.maximum && !m_free ? *m_column.maximum : INFINITY;
        for (std::int64_t row = 0; row < array.length(); ++row) {
            const auto value = static_cast<double>(array.Value(row));
            const bool inside = value >= least && value <= most;
            if (inside &&
                (!cents || std::abs(value * 100 - std::nearbyint(value * 100)) <= mostRounding * std::max(1.0, value)))
                continue;
            if (!array.IsNull(row))
                fault(row, formatFixed(value, 6) +
                               (inside ? " has more than two decimals" : " is outside of what is allowed"));
        }
    }

    const SchemaColumn& m_column;
    bool m_nullable;
    bool m_free; ///< as the user's own file has it
    std::optional<TextPattern> m_pattern;
    std::size_t m_last = ~std::size_t{0};
};

/// Every column as resources/schema has it: there, of its type, its values within the bounds.
class SchemaCheck final : public RowCheck {
public:
    explicit SchemaCheck(const CheckInputs& inputs) : m_inputs(inputs) {
        for (const auto& [name, totals] : inputs.listing.tables)
            m_ids[name] = inputs.report.add(name + " follow the schema");
    }

    Result<void> beginPart(const CheckedPart& part) override {
        m_part = part;
        m_rules.clear();
        m_check = m_ids.at(part.listed->table);
        std::size_t expected = 0;
        for (const SchemaColumn& column : part.schema->columns) {
            if (!switchedColumns(m_inputs.listing.plan).has(column))
                continue;
            ++expected;
            const int place = part.columns->GetFieldIndex(column.name);
            if (place < 0 || !fits(column, *part.columns->field(place)->type())) {
                m_inputs.report.fault(m_check, part.listed->path, 0, part.place,
                                      "column " + column.name + (place < 0 ? " is missing" : " is of another type"));
                continue;
            }
            m_rules.emplace_back(place, ColumnRule(column, isNullable(column), isTheUsers(column)));
        }
        if (static_cast<std::size_t>(part.columns->num_fields()) > expected)
            m_inputs.report.fault(m_check, part.listed->path, 0, part.place,
                                  "there are columns beside those of the schema");
        return {};
    }

    Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) override {
        m_inputs.report.checked(m_check, static_cast<std::uint64_t>(batch.num_rows()));
        for (auto& [place, rule] : m_rules)
            rule.check(*batch.column(place), [&, at = place](std::int64_t row, const std::string& why) {
                m_inputs.report.fault(m_check, m_part.listed->path, firstRow + static_cast<std::uint64_t>(row),
                                      m_part.place, batch.schema()->field(at)->name() + ": " + why);
            });
        return {};
    }

private:
    static bool fits(const SchemaColumn& column, const arrow::DataType& type) {
        switch (column.type) {
        case ColumnType::number:
            return type.id() == arrow::Type::DOUBLE;
        case ColumnType::integer:
            return type.id() == arrow::Type::INT64;
        case ColumnType::boolean:
            return type.id() == arrow::Type::BOOL;
        case ColumnType::timestamp:
            return type.id() == arrow::Type::TIMESTAMP;
        case ColumnType::date:
            return type.id() == arrow::Type::DATE32;
        default:
            return type.id() == arrow::Type::STRING;
        }
    }

    /// Without profiles nobody has one.
    bool isNullable(const SchemaColumn& column) const {
        return column.nullable || (column.name == "perfil_comportamental" && !m_inputs.listing.plan.profiles);
    }

    /// Whether the value comes from the user's own file of customers, so that the schema's bounds do not hold for it.
    bool isTheUsers(const SchemaColumn& column) const {
        constexpr std::string_view theirs[]{"customer_id", "email", "telefone", "score_credito"};
        return m_inputs.listing.imported &&
               std::find(std::begin(theirs), std::end(theirs), column.name) != std::end(theirs);
    }

    const CheckInputs& m_inputs;
    std::map<std::string, VerifyReport::CheckId> m_ids;
    VerifyReport::CheckId m_check = 0;
    CheckedPart m_part;
    std::vector<std::pair<int, ColumnRule>> m_rules;
};

} // namespace

std::unique_ptr<RowCheck> makeSchemaCheck(const CheckInputs& inputs) {
    return std::make_unique<SchemaCheck>(inputs);
}

} // namespace ledgerloom
