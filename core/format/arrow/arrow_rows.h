#pragma once

#include "core/format/arrow/arrow_columns.h"
#include "core/format/arrow/arrow_schema.h"

#include <arrow/record_batch.h>

#include <memory>
#include <vector>

namespace ledgerloom {

/// The rows of one table in Arrow's layout, gathered up to a capacity and handed out as one record batch. Not
/// thread-safe. Columns are registered in the schema's order.
class ArrowRows {
public:
    ArrowRows(Table table, const Plan& plan, arrow::MemoryPool* pool, std::size_t capacity)
        : m_pool(pool), m_capacity(capacity), m_schema(arrowSchema(table, plan)) {}
    ArrowRows(const ArrowRows&) = delete;
    ArrowRows& operator=(const ArrowRows&) = delete;

    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    std::size_t rows() const { return m_rows; }
    std::size_t room() const { return m_capacity - m_rows; }
    /// A view of the rows; it holds until append() or clear().
    std::shared_ptr<arrow::RecordBatch> finish();
    void clear();

protected:
    /// `bytes` are what an average row of the column has.
    TextColumn& text(std::size_t bytes) { return add<TextColumn>(m_pool, m_capacity, bytes); }
    CategoryColumn& category(const std::vector<std::string>& texts) {
        return add<CategoryColumn>(m_pool, texts, m_capacity);
    }
    BooleanColumn& boolean() { return add<BooleanColumn>(m_pool, m_capacity); }
    FixedColumn<double>& number() { return add<FixedColumn<double>>(m_pool, arrow::float64(), m_capacity); }
    FixedColumn<std::int32_t>& integer() { return add<FixedColumn<std::int32_t>>(m_pool, arrow::int32(), m_capacity); }
    FixedColumn<std::int32_t>& date() { return add<FixedColumn<std::int32_t>>(m_pool, arrow::date32(), m_capacity); }
    FixedColumn<std::int64_t>& timestamp() {
        return add<FixedColumn<std::int64_t>>(m_pool, arrow::timestamp(arrow::TimeUnit::MICRO), m_capacity);
    }
    void appended(std::size_t count) { m_rows += count; }

private:
    template <class Type, class... Arguments> Type& add(Arguments&&... arguments) {
        auto column = std::make_unique<Type>(std::forward<Arguments>(arguments)...);
        Type& made = *column;
        m_columns.push_back(std::move(column));
        return made;
    }

    arrow::MemoryPool* m_pool;
    std::size_t m_capacity;
    std::shared_ptr<arrow::Schema> m_schema;
    std::vector<std::unique_ptr<ArrowColumn>> m_columns;
    std::size_t m_rows = 0;
};

} // namespace ledgerloom
