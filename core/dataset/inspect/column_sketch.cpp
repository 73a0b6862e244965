#include "core/dataset/inspect/column_sketch.h"

#include "core/base/civil_time.h"
#include "core/base/random.h"

// The short texts of a column are hashed faster than a call takes.
#define XXH_INLINE_ALL
#include <arrow/type.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <span>
#include <utility>

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

std::uint64_t hashOf(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
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

void ColumnSketch::add(const arrow::Array& array, const FraudRows& fraud) {
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

/// Values are made some at a time, what is known of them is fetched, and then they are added: `make(row)` answers
/// something with a member `hash`.
template <class Make, class Take>
void ColumnSketch::eachValue(const arrow::Array& array, const Make& make, const Take& take) const {
    constexpr std::size_t together = 64;
    std::array<decltype(make(0)), together> made;
    std::size_t count = 0;
    const auto flush = [&] {
        const std::span some(made.data(), std::exchange(count, 0));
        for (const auto& one : some)
            m_frequent.fetchPlace(one.hash);
        for (const auto& one : some)
            m_frequent.fetchHeld(one.hash);
        for (const auto& one : some)
            take(one);
    };
    const bool nulls = array.null_count() > 0;
    const std::int64_t rows = array.length();
    for (std::int64_t row = 0; row < rows; ++row) {
        if (nulls && array.IsNull(row))
            continue;
        made[count++] = make(row);
        if (count == together)
            flush();
    }
    flush();
}

// What is held among the frequent values was seen by all the rest before: most rows cost one look-up.

void ColumnSketch::addTexts(const arrow::StringArray& array, const FraudRows& fraud) {
    struct Text {
        std::string_view shown;
        std::uint64_t hash = 0;
        std::uint64_t wholeHash = 0;
        bool isLong = false;
        bool fraud = false;
    };
    const auto make = [&](std::int64_t row) {
        const std::string_view text = array.GetView(row);
        const bool isLong = text.size() > longestShown;
        const std::uint64_t whole = hashOf(text);
        const std::string_view shown = text.substr(0, longestShown);
        return Text{shown, isLong ? hashOf(shown) : whole, whole, isLong, fraud.at(row)};
    };
    eachValue(array, make, [&](const Text& text) {
        const bool isNew = m_frequent.add(text.shown, text.hash, text.fraud);
        if (isNew || text.isLong)
            m_distinct.addHash(text.wholeHash);
        if (!isNew)
            return;
        if (!m_anyText || text.shown < m_leastText)
            m_leastText = text.shown;
        if (!m_anyText || text.shown > m_mostText)
            m_mostText = text.shown;
        m_anyText = true;
    });
}

void ColumnSketch::addBooleans(const arrow::BooleanArray& array, const FraudRows& fraud) {
    for (std::int64_t row = 0; row < array.length(); ++row)
        if (array.IsValid(row))
            m_frequent.add(array.Value(row) ? "true" : "false", fraud.at(row));
}

template <class Array> void ColumnSketch::addNumbers(const Array& array, const FraudRows& fraud) {
    struct Number {
        double value = 0;
        std::uint64_t bits = 0; ///< of the very value, which stand for it until it is told
        std::uint64_t hash = 0;
        bool fraud = false;
    };
    const auto make = [&](std::int64_t row) {
        const auto exact = array.Value(row);
        Number number{.value = static_cast<double>(exact), .fraud = fraud.at(row)};
        std::memcpy(&number.bits, &exact, sizeof exact);
        number.hash = mix64(number.bits + goldenGamma);
        return number;
    };
    eachValue(array, make, [&](const Number& number) {
        if (std::isnan(number.value)) {
            m_frequent.add("nan", number.fraud);
            return;
        }
        if (m_frequent.add({reinterpret_cast<const char*>(&number.bits), sizeof number.bits}, number.hash,
                           number.fraud)) {
            m_distinct.addHash(number.hash);
            m_least = m_quantiles.count() == 0 ? number.value : std::min(m_least, number.value);
            m_most = m_quantiles.count() == 0 ? number.value : std::max(m_most, number.value);
        }
        m_sum += number.value;
        m_quantiles.add(number.value);
    });
}

/// Of the eight bytes that a number is counted by.
std::string ColumnSketch::toldKey(const std::string& key) const {
    const auto as = [&](auto value) {
        std::memcpy(&value, key.data(), sizeof value);
        return value;
    };
    if (m_type->id() == arrow::Type::INT64)
        return std::to_string(as(std::int64_t{}));
    return told(m_type->id() == arrow::Type::DOUBLE      ? as(double{})
                : m_type->id() == arrow::Type::TIMESTAMP ? static_cast<double>(as(std::int64_t{}))
                                                         : static_cast<double>(as(std::int32_t{})));
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
        if (numeric && value.text.size() == sizeof(double))
            value.text = toldKey(value.text);
        summary.top.push_back({std::move(value.text), value.rows, value.fraudRows});
    }
    return summary;
}

} // namespace ledgerloom
