#include "core/dataset/pipe/group_key.h"

#include <arrow/util/decimal.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace ledgerloom {

namespace {

constexpr char isNull = '\x00';
constexpr char isValue = '\x01';
constexpr std::uint64_t signBit = std::uint64_t{1} << 63U;

void putBits(std::string& key, std::uint64_t bits) {
    for (int shift = 56; shift >= 0; shift -= 8)
        key += static_cast<char>(bits >> static_cast<unsigned>(shift));
}

std::uint64_t takeBits(std::string_view& key) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8U | static_cast<std::uint8_t>(key[i]);
    key.remove_prefix(8);
    return bits;
}

void putInteger(std::string& key, std::int64_t value) {
    putBits(key, static_cast<std::uint64_t>(value) ^ signBit);
}

std::int64_t takeInteger(std::string_view& key) {
    return static_cast<std::int64_t>(takeBits(key) ^ signBit);
}

void putNumber(std::string& key, double value) {
    // Zero is one value, and so is NaN.
    value = std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value == 0 ? 0.0 : value;
    const auto bits = std::bit_cast<std::uint64_t>(value);
    putBits(key, (bits & signBit) != 0 ? ~bits : bits | signBit);
}

double takeNumber(std::string_view& key) {
    const std::uint64_t bits = takeBits(key);
    return std::bit_cast<double>((bits & signBit) != 0 ? bits ^ signBit : ~bits);
}

/// A zero byte is followed by one of ones, so that the two zero bytes at the end come before any longer text.
void putText(std::string& key, std::string_view text) {
    for (const char c : text) {
        key += c;
        if (c == '\0')
            key += '\xFF';
    }
    key.append(2, '\0');
}

std::string takeText(std::string_view& key) {
    std::string text;
    std::size_t at = 0;
    for (; key[at] != '\0' || key[at + 1] != '\0'; ++at) {
        text += key[at];
        at += key[at] == '\0' ? std::size_t{1} : std::size_t{0};
    }
    key.remove_prefix(at + 2);
    return text;
}

template <class Array> const Array& as(const arrow::Array& array) {
    return static_cast<const Array&>(array);
}

void putValue(std::string& key, const arrow::Array& column, std::int64_t row) {
    switch (column.type_id()) {
    case arrow::Type::STRING:
        return putText(key, as<arrow::StringArray>(column).GetView(row));
    case arrow::Type::BOOL:
        key += as<arrow::BooleanArray>(column).Value(row) ? '\x01' : '\x00';
        return;
    case arrow::Type::DOUBLE:
        return putNumber(key, as<arrow::DoubleArray>(column).Value(row));
    case arrow::Type::UINT64:
        return putBits(key, as<arrow::UInt64Array>(column).Value(row));
    case arrow::Type::DATE32:
        return putInteger(key, as<arrow::Date32Array>(column).Value(row));
    case arrow::Type::TIMESTAMP:
        return putInteger(key, as<arrow::TimestampArray>(column).Value(row));
    case arrow::Type::DECIMAL128: {
        const arrow::Decimal128 value(as<arrow::Decimal128Array>(column).GetValue(row));
        putInteger(key, value.high_bits());
        return putBits(key, value.low_bits());
    }
    default:
        return putInteger(key, as<arrow::Int64Array>(column).Value(row));
    }
}

template <class Builder> Builder& to(arrow::ArrayBuilder& builder) {
    return static_cast<Builder&>(builder);
}

arrow::Status takeValue(std::string_view& key, arrow::Type::type type, arrow::ArrayBuilder& builder) {
    switch (type) {
    case arrow::Type::STRING:
        return to<arrow::StringBuilder>(builder).Append(takeText(key));
    case arrow::Type::BOOL: {
        const bool value = key.front() != '\x00';
        key.remove_prefix(1);
        return to<arrow::BooleanBuilder>(builder).Append(value);
    }
    case arrow::Type::DOUBLE:
        return to<arrow::DoubleBuilder>(builder).Append(takeNumber(key));
    case arrow::Type::UINT64:
        return to<arrow::UInt64Builder>(builder).Append(takeBits(key));
    case arrow::Type::DATE32:
        return to<arrow::Date32Builder>(builder).Append(static_cast<std::int32_t>(takeInteger(key)));
    case arrow::Type::TIMESTAMP:
        return to<arrow::TimestampBuilder>(builder).Append(takeInteger(key));
    case arrow::Type::DECIMAL128: {
        const std::int64_t high = takeInteger(key);
        return to<arrow::Decimal128Builder>(builder).Append(arrow::Decimal128(high, takeBits(key)));
    }
    default:
        return to<arrow::Int64Builder>(builder).Append(takeInteger(key));
    }
}

} // namespace

void GroupKey::of(std::int64_t row, std::string& key) const {
    key.clear();
    for (const auto& column : *m_columns) {
        key += column->IsNull(row) ? isNull : isValue;
        if (key.back() == isValue)
            putValue(key, *column, row);
    }
}

arrow::Status GroupKey::take(std::string_view key,
                             const std::vector<std::unique_ptr<arrow::ArrayBuilder>>& builders) const {
    for (std::size_t i = 0; i < m_types.size(); ++i) {
        const bool value = key.front() == isValue;
        key.remove_prefix(1);
        ARROW_RETURN_NOT_OK(value ? takeValue(key, m_types[i]->id(), *builders[i]) : builders[i]->AppendNull());
    }
    return arrow::Status::OK();
}

std::int64_t keyHead(std::string_view key) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8U | (i < key.size() ? static_cast<std::uint8_t>(key[i]) : 0U);
    return static_cast<std::int64_t>(bits ^ signBit);
}

} // namespace ledgerloom
