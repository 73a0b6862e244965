#include "core/dataset/write/own_columns.h"

#include "core/base/text.h"
#include "core/format/arrow/arrow_people.h"
#include "core/format/arrow/arrow_records.h"
#include "core/format/arrow/arrow_transactions.h"
#include "core/population/population.h"
#include "core/population/reference.h"

#include <arrow/array.h>
#include <arrow/builder.h>
#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>

namespace ledgerloom {

namespace {

/// No rows, but every dictionary: what generate begins with.
std::shared_ptr<arrow::RecordBatch> emptyRows(const OwnTable& own, const Population& population,
                                              arrow::MemoryPool* pool) {
    switch (own.table) {
    case Table::customers:
        return ArrowCustomers(*own.plan, population, pool, 1).finish();
    case Table::devices:
        return ArrowDevices(*own.plan, population, pool, 1).finish();
    case Table::labels:
        return ArrowLabels(*own.plan, population, pool, 1).finish();
    case Table::episodes:
        return ArrowEpisodes(*own.plan, population, pool, 1).finish();
    case Table::merchants:
        return ArrowMerchants(*own.plan, population, pool, 1).finish();
    case Table::credits:
        return ArrowCredits(*own.plan, population, pool, 1).finish();
    case Table::nodes:
        return ArrowNodes(*own.plan, population, pool, 1).finish();
    case Table::edges:
        return ArrowEdges(*own.plan, population, pool, 1).finish();
    case Table::transactions:
        break;
    }
    return ArrowTransactions(*own.plan, population, pool, ColumnsAt::once).finish();
}

/// What generate leaves where a number is null: in Arrow files these bytes stand in the column, though nobody reads
/// them.
template <class Number>
arrow::Result<std::shared_ptr<arrow::Array>> marked(const arrow::Array& column, Number mark, arrow::MemoryPool* pool) {
    const auto bytes = column.length() * static_cast<std::int64_t>(sizeof(Number));
    ARROW_ASSIGN_OR_RAISE(auto buffer, arrow::AllocateBuffer(bytes, pool));
    auto* values = reinterpret_cast<Number*>(buffer->mutable_data());
    const auto* before = column.data()->GetValues<Number>(1);
    for (std::int64_t row = 0; row < column.length(); ++row)
        values[row] = column.IsNull(row) ? mark : before[row];
    auto data = column.data()->Copy();
    if (data->offset != 0)
        return arrow::Status::Invalid("a column that begins within another");
    data->buffers[1] = std::move(buffer);
    return arrow::MakeArray(data);
}

arrow::Result<std::shared_ptr<arrow::Array>> falseWhereNull(const arrow::Array& column, arrow::MemoryPool* pool) {
    const auto& flags = static_cast<const arrow::BooleanArray&>(column);
    arrow::BooleanBuilder builder(pool);
    ARROW_RETURN_NOT_OK(builder.Reserve(flags.length()));
    for (std::int64_t row = 0; row < flags.length(); ++row)
        if (flags.IsNull(row))
            builder.UnsafeAppendNull();
        else
            builder.UnsafeAppend(flags.Value(row));
    return builder.Finish();
}

arrow::Result<std::shared_ptr<arrow::Array>> withMarks(const arrow::Field& field, std::shared_ptr<arrow::Array> column,
                                                       arrow::MemoryPool* pool) {
    if (column->null_count() == 0)
        return column;
    if (field.name() == "geolocalizacao_lat" || field.name() == "geolocalizacao_lon")
        return marked(*column, noPlace / 1e6, pool);
    if (field.name() == "distancia_ultima_transacao_km")
        return marked(*column, -1 / 100.0, pool);
    if (field.name() == "tempo_desde_ultima_transacao_min")
        return marked(*column, std::int32_t{-1}, pool);
    if (field.type()->id() == arrow::Type::DOUBLE)
        return marked(*column, 0.0, pool);
    if (field.type()->id() == arrow::Type::INT32)
        return marked(*column, std::int32_t{0}, pool);
    return field.type()->id() == arrow::Type::BOOL ? falseWhereNull(*column, pool) : column;
}

} // namespace

OwnColumns::OwnColumns(const OwnTable& own, arrow::MemoryPool* pool)
    : m_pool(pool), m_schema(arrowSchema(own.table, *own.plan)) {
    const Population population(*own.plan, reference());
    const auto empty = emptyRows(own, population, pool);
    const auto add = [this](const std::shared_ptr<arrow::Field>& field, const arrow::Array& column) {
        Dictionary dictionary;
        if (field->type()->id() == arrow::Type::DICTIONARY) {
            dictionary.values = static_cast<const arrow::DictionaryArray&>(column).dictionary();
            const auto& texts = static_cast<const arrow::StringArray&>(*dictionary.values);
            for (std::int64_t i = 0; i < texts.length(); ++i)
                dictionary.codes.emplace(texts.GetView(i), static_cast<std::int16_t>(i));
        }
        m_leaves.push_back(field);
        m_dictionaries.push_back(std::move(dictionary));
    };
    for (int i = 0; i < m_schema->num_fields(); ++i) {
        const auto& field = m_schema->field(i);
        if (field->type()->id() != arrow::Type::STRUCT) {
            add(field, *empty->column(i));
            continue;
        }
        const auto& nested = static_cast<const arrow::StructArray&>(*empty->column(i));
        for (int j = 0; j < field->type()->num_fields(); ++j)
            add(field->type()->field(j), *nested.field(j));
    }
}

arrow::Result<std::shared_ptr<arrow::Array>>
OwnColumns::codesOf(const Dictionary& dictionary, const arrow::Field& field, const arrow::Array& plain) const {
    const auto& texts = static_cast<const arrow::StringArray&>(plain);
    arrow::Int16Builder codes(m_pool);
    ARROW_RETURN_NOT_OK(codes.Reserve(texts.length()));
    for (std::int64_t row = 0; row < texts.length(); ++row) {
        if (texts.IsNull(row)) {
            codes.UnsafeAppendNull();
            continue;
        }
        const auto code = dictionary.codes.find(texts.GetView(row));
        if (code == dictionary.codes.end())
            return arrow::Status::Invalid("column ", field.name(), ": ", quotedText(texts.GetView(row)),
                                          " is none of the values that it can have");
        codes.UnsafeAppend(code->second);
    }
    ARROW_ASSIGN_OR_RAISE(auto indices, codes.Finish());
    return arrow::DictionaryArray::FromArrays(field.type(), indices, dictionary.values);
}

arrow::Result<std::shared_ptr<arrow::Array>> OwnColumns::of(std::size_t leaf, const arrow::Array& plain) const {
    const arrow::Field& field = *m_leaves[leaf];
    if (m_dictionaries[leaf].values != nullptr)
        return codesOf(m_dictionaries[leaf], field, plain);
    if (plain.type()->Equals(*field.type()))
        return withMarks(field, arrow::MakeArray(plain.data()), m_pool);
    arrow::compute::ExecContext context(m_pool);
    context.set_use_threads(false);
    ARROW_ASSIGN_OR_RAISE(auto cast, arrow::compute::Cast(arrow::Datum(plain.data()), field.type(),
                                                          arrow::compute::CastOptions::Safe(), &context));
    return withMarks(field, cast.make_array(), m_pool);
}

} // namespace ledgerloom
