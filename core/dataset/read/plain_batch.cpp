#include "core/dataset/read/plain_batch.h"

#include "core/dataset/read/batch_builder.h"

#include <arrow/array/array_nested.h>
#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>

#include <utility>

namespace ledgerloom {

namespace {

/// What a type is read as; null where it is none that is known here.
std::shared_ptr<arrow::DataType> plainType(const arrow::DataType& type) {
    switch (type.id()) {
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
    case arrow::Type::NA:
        return arrow::utf8();
    case arrow::Type::DICTIONARY:
        return plainType(*static_cast<const arrow::DictionaryType&>(type).value_type());
    case arrow::Type::INT8:
    case arrow::Type::INT16:
    case arrow::Type::INT32:
    case arrow::Type::INT64:
    case arrow::Type::UINT8:
    case arrow::Type::UINT16:
    case arrow::Type::UINT32:
        return arrow::int64();
    case arrow::Type::UINT64:
    case arrow::Type::HALF_FLOAT:
    case arrow::Type::FLOAT:
    case arrow::Type::DOUBLE:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256:
        return arrow::float64();
    case arrow::Type::BOOL:
        return arrow::boolean();
    case arrow::Type::TIMESTAMP:
        return readType(ColumnType::timestamp);
    case arrow::Type::DATE32:
    case arrow::Type::DATE64:
        return arrow::date32();
    default:
        return nullptr;
    }
}

} // namespace

PlainBatch::PlainBatch(const arrow::Schema& source, arrow::MemoryPool* pool) : m_pool(pool) {
    for (int i = 0; i < source.num_fields(); ++i)
        add(*source.field(i), source.field(i)->name(), {i});
    m_schema = arrow::schema(m_fields);
}

void PlainBatch::add(const arrow::Field& field, const std::string& name, std::vector<int> path) {
    if (field.type()->id() == arrow::Type::STRUCT) {
        for (int i = 0; i < field.type()->num_fields(); ++i) {
            std::vector<int> inner = path;
            inner.push_back(i);
            add(*field.type()->field(i), name + "." + field.type()->field(i)->name(), std::move(inner));
        }
        return;
    }
    auto type = plainType(*field.type());
    if (type == nullptr) {
        m_leftOut.push_back(name + " (" + field.type()->ToString() + ")");
        return;
    }
    m_fields.push_back(arrow::field(name, type));
    m_leaves.push_back({std::move(path), std::move(type)});
}

arrow::Result<std::shared_ptr<arrow::RecordBatch>> PlainBatch::of(const arrow::RecordBatch& batch) const {
    arrow::compute::ExecContext context(m_pool);
    context.set_use_threads(false);
    arrow::compute::CastOptions options = arrow::compute::CastOptions::Safe();
    options.allow_time_truncate = true; // nanoseconds of others
    options.allow_float_truncate = true;
    options.allow_decimal_truncate = true;
    std::vector<std::shared_ptr<arrow::Array>> arrays;
    for (const Leaf& leaf : m_leaves) {
        std::shared_ptr<arrow::Array> array = batch.column(leaf.path.front());
        for (std::size_t i = 1; i < leaf.path.size(); ++i) {
            const auto& nested = static_cast<const arrow::StructArray&>(*array);
            ARROW_ASSIGN_OR_RAISE(array, nested.GetFlattenedField(leaf.path[i], m_pool));
        }
        if (!array->type()->Equals(*leaf.type)) {
            options.to_type = leaf.type;
            ARROW_ASSIGN_OR_RAISE(auto cast, arrow::compute::Cast(arrow::Datum(array), options, &context));
            array = cast.make_array();
        }
        arrays.push_back(std::move(array));
    }
    return arrow::RecordBatch::Make(m_schema, batch.num_rows(), std::move(arrays));
}

} // namespace ledgerloom
