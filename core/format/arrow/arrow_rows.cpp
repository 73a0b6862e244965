#include "core/format/arrow/arrow_rows.h"

#include <arrow/array/array_nested.h>

namespace ledgerloom {

ArrowRows::ArrowRows(Table table, const Plan& plan, arrow::MemoryPool* pool, std::size_t capacity, ColumnsAt columns)
    : m_pool(pool),
      m_capacity(capacity),
      m_schema(arrowSchema(table, plan)),
      m_shared(columns == ColumnsAt::turn ? std::make_shared<ColumnSpace>(pool) : nullptr) {}

std::shared_ptr<arrow::RecordBatch> ArrowRows::finish() {
    const auto rows = static_cast<int64_t>(m_rows);
    arrow::ArrayVector arrays;
    auto column = m_columns.begin();
    for (const auto& field : m_schema->fields()) {
        if (field->type()->id() != arrow::Type::STRUCT) {
            arrays.push_back((*column++)->finish());
            continue;
        }
        arrow::ArrayVector children;
        for (int i = 0; i < field->type()->num_fields(); ++i)
            children.push_back((*column++)->finish());
        arrays.push_back(std::make_shared<arrow::StructArray>(field->type(), rows, children));
    }
    return arrow::RecordBatch::Make(m_schema, rows, std::move(arrays));
}

void ArrowRows::clear() {
    m_rows = 0;
    for (const auto& column : m_columns)
        column->clear();
}

} // namespace ledgerloom
