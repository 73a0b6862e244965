#include "core/dataset/inspect/column_sketch.h"

#include "core/base/civil_time.h"

#include <arrow/type.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double shares[]{0.01, 0.25, 0.5, 0.75, 0.99};
constexpr std::size_t longestShown = 64;

std::string numberText(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::string typeText(const arrow::DataType& type) {
    switch (type.id()) {
    case arrow::Type::DOUBLE:
        return "number";
    case arrow::Type::INT64:
        return "integer";
    case arrow::Type::BOOL:
        return "boolean";
    case arrow::Type::TIMESTAMP:
        return "timestamp";
    case arrow::Type::DATE32:
        return "date";
    default:
        return "text";
    }
}

std::string shownAs(arrow::Type::type type, double value) {
    if (type == arrow::Type::TIMESTAMP)
        return formatTimestamp(static_cast<std::int64_t>(value));
    if (type == arrow::Type::DATE32)
        return formatDate(static_cast<std::int32_t>(value));
    return numberText(value);
}

bool isFraud(const arrow::BooleanArray* fraud, std::int64_t row) {
    return fraud != nullptr && fraud->IsValid(row) && fraud->Value(row);
}

} // namespace

std::string valueText(const arrow::Array& array, std::int64_t row) {
    if (array.IsNull(row))
        return "null";
    switch (array.type_id()) {
    case arrow::Type::DOUBLE:
        return numberText(static_cast<const arrow::DoubleArray&>(array).Value(row));
    case arrow::Type::INT64:
        return std::to_string(static_cast<const arrow::Int64Array&>(array).Value(row));
    case arrow::Type::BOOL:
        return static_cast<const arrow::BooleanArray&>(array).Value(row) ? "true" : "false";
    case arrow::Type::TIMESTAMP:
        return formatTimestamp(static_cast<const arrow::TimestampArray&>(array).Value(row));
    case arrow::Type::DATE32:
        return formatDate(static_cast<const arrow::Date32Array&>(array).Value(row));
    default:
        return std::string(static_cast<const arrow::StringArray&>(array).GetView(row));
    }
}

ColumnSketch::ColumnSketch(std::string name, std::shared_ptr<arrow::DataType> type)
    : m_name(std::move(name)), m_type(std::move(type)) {}

void ColumnSketch::add(const arrow::Array& array, const arrow::BooleanArray* fraud) {
    m_nulls += static_cast<std::uint64_t>(array.null_count());
    if (!array.type()->Equals(*m_type)) {
        m_otherTypes += static_cast<std::uint64_t>(array.length() - array.null_count());
        return;
    }
    m_values += static_cast<std::uint64_t>(array.length() - array.null_count());
    switch (array.type_id()) {
    case arrow::Type::DOUBLE:
        return addNumbers(static_cast<const arrow::DoubleArray&>(array), fraud);
    case arrow::Type::INT64:
        return addNumbers(static_cast<const arrow::Int64Array&>(array), fraud);
    case arrow::Type::TIMESTAMP:
        return addNumbers(static_cast<const arrow::TimestampArray&>(array), fraud);
    case arrow::Type::DATE32:
        return addNumbers(static_cast<const arrow::Date32Array&>(array), fraud);
    case arrow::Type::BOOL:
        return addBooleans(static_cast<const arrow::BooleanArray&>(array), fraud);
    default:
        return addTexts(static_cast<const arrow::StringArray&>(array), fraud);
    }
}

void ColumnSketch::addTexts(const arrow::StringArray& array, const arrow::BooleanArray* fraud) {
    for (std::int64_t row = 0; row < array.length(); ++row) {
        if (array.IsNull(row))
            continue;
        const std::string_view text = array.GetView(row);
        const std::string_view shown = text.substr(0, longestShown);
        if (m_leastText.empty() && m_mostText.empty()) {
            m_leastText = m_mostText = shown;
        } else if (shown < m_leastText)
            m_leastText = shown;
        else if (shown > m_mostText)
            m_mostText = shown;
        m_distinct.add(text);
        m_frequent.add(text, isFraud(fraud, row));
    }
}

void ColumnSketch::addBooleans(const arrow::BooleanArray& array, const arrow::BooleanArray* fraud) {
    for (std::int64_t row = 0; row < array.length(); ++row)
        if (array.IsValid(row))
            m_frequent.add(array.Value(row) ? "true" : "false", isFraud(fraud, row));
}

template <class Array> void ColumnSketch::addNumbers(const Array& array, const arrow::BooleanArray* fraud) {
    for (std::int64_t row = 0; row < array.length(); ++row) {
        if (array.IsNull(row))
            continue;
        const auto exact = array.Value(row);
        const auto value = static_cast<double>(exact);
        if (std::isnan(value)) {
            m_frequent.add("nan", isFraud(fraud, row));
            continue;
        }
        m_least = m_quantiles.count() == 0 ? value : std::min(m_least, value);
        m_most = m_quantiles.count() == 0 ? value : std::max(m_most, value);
        m_sum += value;
        m_quantiles.add(value);
        m_distinct.add({reinterpret_cast<const char*>(&exact), sizeof exact});
        // The bytes stand for the value until it is told: making texts of all would cost more than all the rest.
        m_frequent.add({reinterpret_cast<const char*>(&value), sizeof value}, isFraud(fraud, row));
    }
}

std::string ColumnSketch::told(double value) const {
    return shownAs(m_type->id(), value);
}

ColumnSummary ColumnSketch::summary(std::size_t top) const {
    const bool numeric = m_type->id() != arrow::Type::STRING && m_type->id() != arrow::Type::BOOL;
    ColumnSummary summary;
    summary.name = m_name;
    summary.type = typeText(*m_type);
    summary.rows = m_values + m_nulls + m_otherTypes;
    summary.nulls = m_nulls;
    summary.otherTypes = m_otherTypes;
    if (numeric && m_quantiles.count() > 0) {
        summary.least = told(m_least);
        summary.most = told(m_most);
        if (m_type->id() == arrow::Type::DOUBLE || m_type->id() == arrow::Type::INT64)
            summary.mean = m_sum / static_cast<double>(m_quantiles.count());
        for (const double share : shares)
            summary.quantiles.push_back(told(m_quantiles.quantile(share)));
        summary.quantilesExact = m_quantiles.exact();
    } else if (!numeric) {
        summary.least = m_leastText;
        summary.most = m_mostText;
    }
    summary.differentExact = m_frequent.exact();
    summary.different = summary.differentExact ? m_frequent.different()
                                               : static_cast<std::uint64_t>(std::llround(m_distinct.estimate()));
    summary.topMissing = m_frequent.missing();
    for (FrequentValues::Value& value : m_frequent.top(top)) {
        double number = 0;
        if (numeric && value.text.size() == sizeof number) {
            std::copy_n(value.text.data(), sizeof number, reinterpret_cast<char*>(&number));
            value.text = told(number);
        }
        summary.top.push_back({std::move(value.text), value.rows, value.fraudRows});
    }
    return summary;
}

} // namespace ledgerloom
