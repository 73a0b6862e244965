#include "core/base/civil_time.h"
#include "core/base/text.h"
#include "core/dataset/pipe/table_column.h"
#include "core/dataset/read/cell_value.h"

#include <arrow/compute/cast.h>
#include <arrow/util/decimal.h>

#include <charconv>
#include <limits>
#include <optional>

namespace ledgerloom {

namespace {

using Scalars = std::vector<std::shared_ptr<arrow::Scalar>>;

std::string_view unsignedText(std::string_view text) {
    return text.substr(text.starts_with('+') ? 1 : 0);
}

template <class Number> std::optional<Number> numberOf(std::string_view text) {
    text = unsignedText(text);
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

/// Values of the column's own type, or nothing where one of them is none.
template <class Number, class Scalar> std::optional<Scalars> scalarsOf(const std::vector<Literal>& values) {
    Scalars scalars;
    for (const Literal& one : values) {
        const auto number = numberOf<Number>(one.text);
        if (!number)
            return std::nullopt;
        scalars.push_back(std::make_shared<Scalar>(*number));
    }
    return scalars;
}

/// With as many digits as they need: nothing where these and the column's have no decimal in common.
std::optional<Scalars> decimalsOf(const TableColumn& column, const std::vector<Literal>& values) {
    const auto& type = static_cast<const arrow::DecimalType&>(*column.type);
    Scalars scalars;
    std::int32_t scale = 0;
    std::int32_t whole = 1;
    std::vector<std::pair<arrow::Decimal128, std::int32_t>> read;
    for (const Literal& one : values) {
        arrow::Decimal128 value;
        std::int32_t digits = 0;
        std::int32_t own = 0;
        if (!arrow::Decimal128::FromString(unsignedText(one.text), &value, &digits, &own).ok() || own < 0)
            return std::nullopt;
        scale = std::max(scale, own);
        whole = std::max(whole, digits - own);
        read.emplace_back(value, own);
    }
    if (std::max(whole, type.precision() - type.scale()) + std::max(scale, type.scale()) >
        arrow::Decimal128Type::kMaxPrecision)
        return std::nullopt;
    for (const auto& [value, own] : read) {
        const auto scaled = value.Rescale(own, scale);
        if (!scaled.ok())
            return std::nullopt;
        scalars.push_back(std::make_shared<arrow::Decimal128Scalar>(*scaled, arrow::decimal128(whole + scale, scale)));
    }
    return scalars;
}

Fitted asNumbers(const TableColumn& column, const std::vector<Literal>& values) {
    Fitted fitted{.column = column.value, .type = arrow::float64(), .values = {}};
    if (column.kind != ValueKind::number)
        fitted.column = arrow::compute::call("cast", {column.value}, arrow::compute::CastOptions::Unsafe(fitted.type));
    for (const Literal& one : values) {
        // What is too large for a double is infinity, and what is too small is zero.
        const std::string_view text = unsignedText(one.text);
        double number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc::result_out_of_range && text.find("e-") == std::string_view::npos)
            number = (text.starts_with('-') ? -1 : 1) * std::numeric_limits<double>::infinity();
        fitted.values.push_back(std::make_shared<arrow::DoubleScalar>(number));
    }
    return fitted;
}

std::variant<Fitted, Misfit> fitNumbers(const TableColumn& column, const std::vector<Literal>& values) {
    std::optional<Scalars> own;
    if (column.kind == ValueKind::integer)
        own = scalarsOf<std::int64_t, arrow::Int64Scalar>(values);
    else if (column.kind == ValueKind::large)
        own = scalarsOf<std::uint64_t, arrow::UInt64Scalar>(values);
    else if (column.kind == ValueKind::decimal)
        own = decimalsOf(column, values);
    if (!own || own->empty())
        return asNumbers(column, values);
    const auto type = own->front()->type;
    return Fitted{.column = column.value, .type = type, .values = std::move(*own)};
}

/// Minutes east of UTC that a time ends in; it is taken off. Nothing where it ends in none.
std::optional<std::int64_t> takeZone(std::string_view& text) {
    if (text.ends_with('Z') || text.ends_with('z')) {
        text.remove_suffix(1);
        return 0;
    }
    if (text.size() < 16 || text[text.size() - 3] != ':')
        return std::nullopt;
    const char sign = text[text.size() - 6];
    const auto hours = numberOf<std::int64_t>(text.substr(text.size() - 5, 2));
    const auto minutes = numberOf<std::int64_t>(text.substr(text.size() - 2));
    if ((sign != '+' && sign != '-') || !hours || !minutes)
        return std::nullopt;
    text.remove_suffix(6);
    return (sign == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

std::variant<std::int64_t, std::string> timeOf(const TableColumn& column, std::string_view text) {
    const auto& type = static_cast<const arrow::TimestampType&>(*column.type);
    const std::string shown = quotedText(text);
    const auto zone = takeZone(text);
    if (zone && type.timezone().empty())
        return column.name + " has times without a zone: leave it out of " + shown;
    const auto day = readDay(text);
    constexpr std::size_t withMinutes = 16; // of "2025-07-01 12:30"
    const std::string whole = std::string(text) + (text.size() == withMinutes ? ":00" : "");
    const auto time = day ? std::optional(std::int64_t{*day} * microsPerDay) : readTimestamp(whole, Spelling::any);
    if (!time)
        return shown + " is no time: write it as '2025-07-01' or '2025-07-01 12:30'";
    const std::int64_t micros = *time - zone.value_or(0) * 60 * microsPerSecond;
    constexpr std::int64_t nanos = 1'000;
    if (type.unit() != arrow::TimeUnit::NANO)
        return micros;
    if (micros > std::numeric_limits<std::int64_t>::max() / nanos ||
        micros < std::numeric_limits<std::int64_t>::min() / nanos)
        return shown + " is beyond the times that " + column.name + " can have: 1678 to 2262";
    return micros * nanos;
}

std::variant<std::shared_ptr<arrow::Scalar>, std::string> scalarOf(const TableColumn& column, const Literal& value) {
    if (column.kind == ValueKind::text)
        return std::make_shared<arrow::StringScalar>(value.text);
    if (column.kind == ValueKind::boolean)
        return std::make_shared<arrow::BooleanScalar>(value.text == "true");
    if (column.kind == ValueKind::date) {
        const auto day = readDay(value.text);
        if (!day)
            return quotedText(value.text) + " is no day: write it as '2025-07-01'";
        return std::make_shared<arrow::Date32Scalar>(*day);
    }
    auto time = timeOf(column, value.text);
    if (auto* why = std::get_if<std::string>(&time))
        return std::move(*why);
    return std::make_shared<arrow::TimestampScalar>(std::get<std::int64_t>(time), column.type);
}

} // namespace

std::variant<Fitted, Misfit> fit(const TableColumn& column, const std::vector<Literal>& values) {
    const bool numbers = column.kind == ValueKind::integer || column.kind == ValueKind::large ||
                         column.kind == ValueKind::number || column.kind == ValueKind::decimal;
    const Literal::Kind wanted = numbers                             ? Literal::Kind::number
                                 : column.kind == ValueKind::boolean ? Literal::Kind::boolean
                                                                     : Literal::Kind::text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (column.kind == ValueKind::other)
            return Misfit{i, column.name + " is of the type " + column.stored->ToString() + ", which no value is of"};
        if (values[i].kind != wanted)
            return Misfit{i, column.name + " is " + std::string(kindText(column.kind)) + ", and " +
                                 quotedText(values[i].text) + " is none" +
                                 (wanted == Literal::Kind::text ? "; it stands in single quotes" : "")};
    }
    if (numbers)
        return fitNumbers(column, values);
    Fitted fitted{.column = column.value, .type = column.type, .values = {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto scalar = scalarOf(column, values[i]);
        if (auto* why = std::get_if<std::string>(&scalar))
            return Misfit{i, std::move(*why)};
        fitted.values.push_back(std::get<std::shared_ptr<arrow::Scalar>>(std::move(scalar)));
    }
    return fitted;
}

} // namespace ledgerloom
