#include "core/dataset/pipe/table_column.h"

#include "core/base/text.h"
#include "core/dataset/read/budget_pool.h"

#include <arrow/compute/cast.h>
#include <arrow/type.h>

#if __has_include(<arrow/compute/initialize.h>)
#include <arrow/compute/initialize.h>
#endif

namespace ledgerloom {

namespace {

namespace compute = arrow::compute;

compute::Expression castTo(compute::Expression value, const std::shared_ptr<arrow::DataType>& type) {
    return compute::call("cast", {std::move(value)}, compute::CastOptions::Safe(type));
}

/// As what a stored type is taken, and whether it has to be changed for that.
struct Taken {
    ValueKind kind = ValueKind::other;
    std::shared_ptr<arrow::DataType> type;
};

Taken takenAs(const std::shared_ptr<arrow::DataType>& type) {
    switch (type->id()) {
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
    case arrow::Type::NA:
        return {ValueKind::text, arrow::utf8()};
    case arrow::Type::DICTIONARY:
        return takenAs(static_cast<const arrow::DictionaryType&>(*type).value_type());
    case arrow::Type::INT8:
    case arrow::Type::INT16:
    case arrow::Type::INT32:
    case arrow::Type::INT64:
    case arrow::Type::UINT8:
    case arrow::Type::UINT16:
    case arrow::Type::UINT32:
        return {ValueKind::integer, arrow::int64()};
    case arrow::Type::UINT64:
        return {ValueKind::large, type};
    case arrow::Type::HALF_FLOAT:
    case arrow::Type::FLOAT:
    case arrow::Type::DOUBLE:
        return {ValueKind::number, arrow::float64()};
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128: {
        const auto& decimal = static_cast<const arrow::DecimalType&>(*type);
        return {ValueKind::decimal, arrow::decimal128(decimal.precision(), decimal.scale())};
    }
    case arrow::Type::BOOL:
        return {ValueKind::boolean, type};
    case arrow::Type::TIMESTAMP: {
        const auto& time = static_cast<const arrow::TimestampType&>(*type);
        const bool fine = time.unit() == arrow::TimeUnit::NANO;
        return {ValueKind::time, fine ? type : arrow::timestamp(arrow::TimeUnit::MICRO, time.timezone())};
    }
    case arrow::Type::DATE32:
    case arrow::Type::DATE64:
        return {ValueKind::date, arrow::date32()};
    default:
        return {ValueKind::other, type};
    }
}

/// Top-level names first: they may have dots of their own.
arrow::FieldPath pathOf(const arrow::Schema& schema, const std::string& name) {
    const int top = schema.GetFieldIndex(name);
    if (top >= 0)
        return arrow::FieldPath({top});
    std::vector<int> indices;
    const arrow::FieldVector* fields = &schema.fields();
    std::size_t begin = 0;
    while (begin <= name.size()) {
        std::size_t end = name.find('.', begin);
        end = end == std::string::npos ? name.size() : end;
        int found = -1;
        for (std::size_t i = 0; i < fields->size(); ++i)
            if ((*fields)[i]->name() == std::string_view(name).substr(begin, end - begin))
                found = static_cast<int>(i);
        if (found < 0)
            return arrow::FieldPath();
        indices.push_back(found);
        const auto& type = (*fields)[static_cast<std::size_t>(found)]->type();
        begin = end + 1;
        if (type->id() != arrow::Type::STRUCT && begin <= name.size())
            return arrow::FieldPath();
        fields = &type->fields();
    }
    return arrow::FieldPath(std::move(indices));
}

} // namespace

Result<void> beginCompute() {
#if __has_include(<arrow/compute/initialize.h>)
    if (const auto begun = compute::Initialize(); !begun.ok())
        return Error{.code = ErrorCode::failed, .message = "Apache Arrow: " + begun.message()};
#endif
    return {};
}

Result<TableColumn> findColumn(const arrow::Schema& schema, const std::string& name) {
    TableColumn column;
    column.name = name;
    column.path = pathOf(schema, name);
    if (column.path.empty()) {
        std::string names;
        for (const std::string& one : schema.field_names())
            names += (names.empty() ? "" : ", ") + one;
        return Error{.code = ErrorCode::badInput,
                     .message = "there is no column " + quotedText(name) + "; there are " + names};
    }
    const auto field = column.path.Get(schema);
    if (!field.ok())
        return arrowError(field.status(), name);
    column.stored = (*field)->type();
    const Taken taken = takenAs(column.stored);
    column.kind = taken.kind;
    column.type = taken.type;
    column.value = compute::field_ref(arrow::FieldRef(column.path));
    if (taken.kind != ValueKind::other && !column.stored->Equals(*taken.type))
        column.value = castTo(column.value, taken.type);
    return column;
}

std::string_view kindText(ValueKind kind) {
    switch (kind) {
    case ValueKind::text:
        return "a text";
    case ValueKind::integer:
    case ValueKind::large:
        return "a whole number";
    case ValueKind::number:
    case ValueKind::decimal:
        return "a number";
    case ValueKind::boolean:
        return "true or false";
    case ValueKind::time:
        return "a time";
    case ValueKind::date:
        return "a day";
    case ValueKind::other:
        break;
    }
    return "of a type without order";
}

std::variant<std::pair<compute::Expression, compute::Expression>, std::string> fit(const TableColumn& one,
                                                                                   const TableColumn& other) {
    const auto isNumber = [](ValueKind kind) {
        return kind == ValueKind::integer || kind == ValueKind::large || kind == ValueKind::number ||
               kind == ValueKind::decimal;
    };
    const auto differ = [&] {
        return one.name + " is " + std::string(kindText(one.kind)) + " and " + other.name + " is " +
               std::string(kindText(other.kind)) + ": they cannot be compared";
    };
    if (one.kind == ValueKind::other || other.kind == ValueKind::other)
        return differ();
    if (one.type->Equals(*other.type))
        return std::pair(one.value, other.value);
    if (isNumber(one.kind) && isNumber(other.kind))
        return std::pair(castTo(one.value, arrow::float64()), castTo(other.value, arrow::float64()));
    const bool oneTime = one.kind == ValueKind::time || one.kind == ValueKind::date;
    const bool otherTime = other.kind == ValueKind::time || other.kind == ValueKind::date;
    if (!oneTime || !otherTime)
        return differ();
    const auto zone = [](const TableColumn& column) {
        return column.kind == ValueKind::time ? static_cast<const arrow::TimestampType&>(*column.type).timezone()
                                              : std::string();
    };
    if (zone(one).empty() != zone(other).empty())
        return one.name + " and " + other.name + " cannot be compared: only one of them has a time zone";
    const auto common = arrow::timestamp(arrow::TimeUnit::NANO, zone(one));
    return std::pair(castTo(one.value, common), castTo(other.value, common));
}

} // namespace ledgerloom
