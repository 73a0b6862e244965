#pragma once

#include "core/format/arrow/arrow_columns.h"
#include "core/format/arrow/arrow_schema.h"

#include <arrow/record_batch.h>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Whether all columns are there at once, or one after the other in the same memory.
enum class ColumnsAt : std::uint8_t { once, turn };

/// The rows of one table in Arrow's layout, gathered up to a capacity and handed out as one record batch, or column by
/// column. Not thread-safe. Columns are registered in the schema's order.
class ArrowRows {
public:
    ArrowRows(Table table, const Plan& plan, arrow::MemoryPool* pool, std::size_t capacity,
              ColumnsAt columns = ColumnsAt::once);
    ArrowRows(const ArrowRows&) = delete;
    ArrowRows& operator=(const ArrowRows&) = delete;

    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    std::size_t rows() const { return m_rows; }
    std::size_t room() const { return m_capacity - m_rows; }
    /// A view of the rows; it holds until append() or clear().
    std::shared_ptr<arrow::RecordBatch> finish();
    void clear();

protected:
    TextColumn& text() { return make<TextColumn>(space()); }
    CategoryColumn& category(const std::vector<std::string>& texts) {
        return make<CategoryColumn>(space(), texts, m_pool);
    }
    BooleanColumn& boolean() { return make<BooleanColumn>(space()); }
    FixedColumn<double>& number() { return make<FixedColumn<double>>(space(), arrow::float64()); }
    FixedColumn<std::int32_t>& integer() { return make<FixedColumn<std::int32_t>>(space(), arrow::int32()); }
    FixedColumn<std::int32_t>& date() { return make<FixedColumn<std::int32_t>>(space(), arrow::date32()); }
    FixedColumn<std::int64_t>& timestamp() {
        return make<FixedColumn<std::int64_t>>(space(), arrow::timestamp(arrow::TimeUnit::MICRO));
    }
    void appended(std::size_t count) { m_rows += count; }
    ArrowColumn& column(std::size_t index) { return *m_columns[index]; }

private:
    std::shared_ptr<ColumnSpace> space() { return m_shared ? m_shared : std::make_shared<ColumnSpace>(m_pool); }
    template <class Type, class... Arguments> Type& make(Arguments&&... arguments) {
        auto column = std::make_unique<Type>(std::forward<Arguments>(arguments)...);
        Type& made = *column;
        m_columns.push_back(std::move(column));
        return made;
    }

    arrow::MemoryPool* m_pool;
    std::size_t m_capacity;
    std::shared_ptr<arrow::Schema> m_schema;
    std::shared_ptr<ColumnSpace> m_shared; ///< null: each column has its own
    std::vector<std::unique_ptr<ArrowColumn>> m_columns;
    std::size_t m_rows = 0;
};

} // namespace ledgerloom
