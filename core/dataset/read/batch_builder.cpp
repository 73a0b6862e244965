#include "core/dataset/read/batch_builder.h"

namespace ledgerloom {

namespace {

constexpr std::int64_t roomStep = 1'024;
constexpr std::int64_t leastTextBytes = 4'096; ///< that a column of texts grows by

template <class Builder> Builder& as(arrow::ArrayBuilder& builder) {
    return static_cast<Builder&>(builder);
}

} // namespace

std::shared_ptr<arrow::DataType> readType(ColumnType type) {
    switch (type) {
    case ColumnType::number:
        return arrow::float64();
    case ColumnType::integer:
        return arrow::int64();
    case ColumnType::boolean:
        return arrow::boolean();
    case ColumnType::timestamp:
        return arrow::timestamp(arrow::TimeUnit::MICRO);
    case ColumnType::date:
        return arrow::date32();
    case ColumnType::text:
    case ColumnType::category:
        break;
    }
    return arrow::utf8();
}

ColumnType columnTypeOf(const arrow::DataType& type) {
    switch (type.id()) {
    case arrow::Type::DOUBLE:
        return ColumnType::number;
    case arrow::Type::INT64:
        return ColumnType::integer;
    case arrow::Type::BOOL:
        return ColumnType::boolean;
    case arrow::Type::TIMESTAMP:
        return ColumnType::timestamp;
    case arrow::Type::DATE32:
        return ColumnType::date;
    default:
        return ColumnType::text;
    }
}

std::shared_ptr<arrow::Schema> readSchema(const std::vector<ReadColumn>& columns) {
    arrow::FieldVector fields;
    for (const ReadColumn& column : columns)
        fields.push_back(arrow::field(column.name, readType(column.type)));
    return arrow::schema(fields);
}

BatchBuilder::BatchBuilder(const std::vector<ReadColumn>& columns, arrow::MemoryPool* pool)
    : m_schema(readSchema(columns)) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto builder = arrow::MakeBuilder(m_schema->field(static_cast<int>(i))->type(), pool);
        m_columns.push_back({columns[i].type, std::move(builder).ValueOrDie()});
    }
}

arrow::Status BatchBuilder::makeRoom() {
    for (Column& column : m_columns)
        ARROW_RETURN_NOT_OK(column.builder->Reserve(roomStep));
    m_room += roomStep;
    return arrow::Status::OK();
}

arrow::Status BatchBuilder::put(Column& column, const CellValue& cell) {
    const bool null = cell.kind == CellValue::Kind::null;
    const auto put = [null](auto& builder, auto value) {
        if (null)
            builder.UnsafeAppendNull();
        else
            builder.UnsafeAppend(value);
        return arrow::Status::OK();
    };
    switch (column.type) {
    case ColumnType::number:
        return put(as<arrow::DoubleBuilder>(*column.builder), cell.number);
    case ColumnType::integer:
        return put(as<arrow::Int64Builder>(*column.builder), cell.integer);
    case ColumnType::boolean:
        return put(as<arrow::BooleanBuilder>(*column.builder), cell.boolean);
    case ColumnType::timestamp:
        return put(as<arrow::TimestampBuilder>(*column.builder), cell.integer);
    case ColumnType::date:
        return put(as<arrow::Date32Builder>(*column.builder), static_cast<std::int32_t>(cell.integer));
    case ColumnType::text:
    case ColumnType::category:
        break;
    }
    auto& texts = as<arrow::StringBuilder>(*column.builder);
    if (null)
        return texts.UnsafeAppendNull(), arrow::Status::OK();
    const auto bytes = static_cast<std::int64_t>(cell.text.size());
    if (texts.value_data_capacity() - texts.value_data_length() < bytes)
        ARROW_RETURN_NOT_OK(texts.ReserveData(bytes + leastTextBytes));
    texts.UnsafeAppend(cell.text);
    return arrow::Status::OK();
}

arrow::Status BatchBuilder::append(std::span<const CellValue> cells) {
    if (m_rows == m_room)
        ARROW_RETURN_NOT_OK(makeRoom());
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        ARROW_RETURN_NOT_OK(put(m_columns[i], cells[i]));
    ++m_rows;
    return arrow::Status::OK();
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>> BatchBuilder::finish() {
    std::vector<std::shared_ptr<arrow::Array>> arrays;
    for (Column& column : m_columns) {
        ARROW_ASSIGN_OR_RAISE(auto array, column.builder->Finish());
        arrays.push_back(std::move(array));
    }
    const std::int64_t rows = m_rows;
    m_rows = m_room = 0;
    return arrow::RecordBatch::Make(m_schema, rows, std::move(arrays));
}

} // namespace ledgerloom
