#include "core/dataset/pipe/tally.h"

#include "core/base/text.h"

#include <arrow/util/decimal.h>

#include <cmath>
#include <cstring>
#include <limits>

namespace ledgerloom {

namespace {

using Wide = Tally::Wide;
__extension__ using UnsignedWide = unsigned __int128;

/// Adds so that what rounding takes from the sum is not lost: two doubles that do not overlap (Knuth's two-sum).
void addNumber(Tally& tally, double value) {
    const double sum = tally.high + value;
    if (!std::isfinite(sum)) {
        tally.high = sum;
        tally.low = 0;
        return;
    }
    const double part = sum - tally.high;
    const double lost = (tally.high - (sum - part)) + (value - part) + tally.low;
    tally.high = sum + lost;
    tally.low = lost - (tally.high - sum);
}

/// NaN behind all others.
bool isLess(double one, double other) {
    return one < other || (std::isnan(other) && !std::isnan(one));
}

Wide wideOf(const arrow::Decimal128& value) {
    return static_cast<Wide>(static_cast<UnsignedWide>(static_cast<std::uint64_t>(value.high_bits())) << 64U |
                             value.low_bits());
}

arrow::Decimal128 decimalOf(Wide value) {
    return {static_cast<std::int64_t>(value >> 64U), static_cast<std::uint64_t>(value)};
}

template <class Array> const Array& as(const arrow::Array& array) {
    return static_cast<const Array&>(array);
}

Wide wholeAt(const arrow::Array& values, std::int64_t row) {
    switch (values.type_id()) {
    case arrow::Type::BOOL:
        return as<arrow::BooleanArray>(values).Value(row) ? 1 : 0;
    case arrow::Type::UINT64:
        return static_cast<Wide>(as<arrow::UInt64Array>(values).Value(row));
    case arrow::Type::DATE32:
        return as<arrow::Date32Array>(values).Value(row);
    case arrow::Type::TIMESTAMP:
        return as<arrow::TimestampArray>(values).Value(row);
    case arrow::Type::DECIMAL128:
        return wideOf(arrow::Decimal128(as<arrow::Decimal128Array>(values).GetValue(row)));
    default:
        return as<arrow::Int64Array>(values).Value(row);
    }
}

template <class Value> void putBytes(std::string& out, const Value& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Value> void takeBytes(std::string_view& bytes, Value& value) {
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
}

template <class Builder> Builder& to(arrow::ArrayBuilder& builder) {
    return static_cast<Builder&>(builder);
}

Error unfit(const AggregateText& text, const TableColumn& column) {
    return {.code = ErrorCode::badInput,
            .message = "agg: " + text.spelled + " is of numbers, and " + column.name + " is " +
                       std::string(kindText(column.kind)) + "; count, min and max are of all",
            .field = "agg"};
}

} // namespace

Result<Aggregate> Aggregate::make(const AggregateText& text, const std::optional<TableColumn>& column) {
    Aggregate made;
    made.m_kind = text.kind;
    made.m_name = text.name;
    made.m_spelled = text.spelled;
    made.m_type = arrow::int64();
    if (text.kind == AggregateKind::count)
        return made;
    const ValueKind kind = column->kind;
    const bool reckoned = text.kind == AggregateKind::sum || text.kind == AggregateKind::mean;
    const bool isTime = kind == ValueKind::time || kind == ValueKind::date;
    if (kind == ValueKind::other || (reckoned && (kind == ValueKind::text || isTime)))
        return unfit(text, *column);
    made.m_family = kind == ValueKind::number ? Family::number : kind == ValueKind::text ? Family::text : Family::whole;
    if (kind == ValueKind::decimal)
        made.m_scale = static_cast<const arrow::DecimalType&>(*column->type).scale();
    if (text.kind == AggregateKind::mean)
        made.m_type = arrow::float64();
    else if (text.kind != AggregateKind::sum || kind == ValueKind::number)
        made.m_type = column->type;
    else if (kind == ValueKind::decimal)
        made.m_type = arrow::decimal128(arrow::Decimal128Type::kMaxPrecision, made.m_scale);
    return made;
}

Tally Aggregate::valueAt(std::int64_t row) const {
    Tally value;
    value.count = 1;
    if (m_family == Family::whole)
        value.whole = wholeAt(*m_values, row);
    else if (m_family == Family::number)
        value.high = as<arrow::DoubleArray>(*m_values).Value(row);
    else if (m_family == Family::text)
        value.text = as<arrow::StringArray>(*m_values).GetView(row);
    return value;
}

bool Aggregate::add(Tally& tally, std::int64_t row, TextKeeper& texts) const {
    if (m_values == nullptr || m_kind == AggregateKind::count) {
        if (m_values == nullptr || m_values->IsValid(row))
            ++tally.count;
        return true;
    }
    return m_values->IsNull(row) || merge(tally, valueAt(row), texts);
}

bool Aggregate::merge(Tally& tally, const Tally& other, TextKeeper& texts) const {
    if (other.count == 0)
        return true;
    if (m_kind == AggregateKind::least || m_kind == AggregateKind::most) {
        if (!keep(tally, other, texts))
            return false;
    } else if (m_family == Family::number) {
        addNumber(tally, other.high);
        addNumber(tally, other.low);
    } else
        tally.whole += other.whole; // 2^64 values of 64 bits fit; of decimals take() looks
    tally.count += other.count;
    return true;
}

bool Aggregate::keep(Tally& tally, const Tally& value, TextKeeper& texts) const {
    const bool least = m_kind == AggregateKind::least;
    const auto better = [&](const auto& one, const auto& other) { return least ? one < other : other < one; };
    if (m_family == Family::number) {
        const bool taken = least ? isLess(value.high, tally.high) : isLess(tally.high, value.high);
        tally.high = tally.count == 0 || taken ? value.high : tally.high;
    } else if (m_family == Family::whole)
        tally.whole = tally.count == 0 || better(value.whole, tally.whole) ? value.whole : tally.whole;
    else if (tally.count == 0 || better(value.text, tally.text)) {
        const auto kept = texts.keep(value.text);
        if (!kept)
            return false;
        tally.text = *kept;
    }
    return true;
}

arrow::Status Aggregate::beyond() const {
    return arrow::Status::Invalid(m_spelled, " comes to more than ", m_type->ToString(), " holds");
}

arrow::Status Aggregate::takeWhole(Wide value, arrow::ArrayBuilder& builder) const {
    switch (m_type->id()) {
    case arrow::Type::BOOL:
        return to<arrow::BooleanBuilder>(builder).Append(value != 0);
    case arrow::Type::UINT64:
        return to<arrow::UInt64Builder>(builder).Append(static_cast<std::uint64_t>(value));
    case arrow::Type::DATE32:
        return to<arrow::Date32Builder>(builder).Append(static_cast<std::int32_t>(value));
    case arrow::Type::TIMESTAMP:
        return to<arrow::TimestampBuilder>(builder).Append(static_cast<std::int64_t>(value));
    case arrow::Type::DECIMAL128: {
        const arrow::Decimal128 decimal = decimalOf(value);
        if (!decimal.FitsInPrecision(arrow::Decimal128Type::kMaxPrecision))
            return beyond();
        return to<arrow::Decimal128Builder>(builder).Append(decimal);
    }
    default:
        if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
            return beyond();
        return to<arrow::Int64Builder>(builder).Append(static_cast<std::int64_t>(value));
    }
}

arrow::Status Aggregate::take(const Tally& tally, arrow::ArrayBuilder& builder) const {
    if (m_kind == AggregateKind::count)
        return to<arrow::Int64Builder>(builder).Append(static_cast<std::int64_t>(tally.count));
    if (tally.count == 0)
        return builder.AppendNull();
    const bool whole = m_family == Family::whole;
    if (m_kind == AggregateKind::mean) {
        const double sum = whole ? static_cast<double>(tally.whole) / std::pow(10, m_scale) : tally.high + tally.low;
        return to<arrow::DoubleBuilder>(builder).Append(sum / static_cast<double>(tally.count));
    }
    if (m_family == Family::text)
        return to<arrow::StringBuilder>(builder).Append(tally.text);
    if (m_family == Family::number)
        return to<arrow::DoubleBuilder>(builder).Append(m_kind == AggregateKind::sum ? tally.high + tally.low
                                                                                     : tally.high);
    return takeWhole(tally.whole, builder);
}

void packTally(const Tally& tally, std::string& out) {
    putBytes(out, tally.count);
    putBytes(out, tally.high);
    putBytes(out, tally.low);
    putBytes(out, tally.whole);
    putBytes(out, static_cast<std::uint32_t>(tally.text.size()));
    out += tally.text;
}

Tally unpackTally(std::string_view& bytes) {
    Tally tally;
    std::uint32_t length = 0;
    takeBytes(bytes, tally.count);
    takeBytes(bytes, tally.high);
    takeBytes(bytes, tally.low);
    takeBytes(bytes, tally.whole);
    takeBytes(bytes, length);
    tally.text = bytes.substr(0, length);
    bytes.remove_prefix(length);
    return tally;
}

} // namespace ledgerloom
