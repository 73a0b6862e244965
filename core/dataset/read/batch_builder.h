#pragma once

#include "core/base/result.h"
#include "core/dataset/read/cell_value.h"

#include <arrow/builder.h>
#include <arrow/record_batch.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ledgerloom {

/// Arrow's type of a column as readers hand it out.
std::shared_ptr<arrow::DataType> readType(ColumnType type);
/// The other way round: what a column that came from a reader was read as.
ColumnType columnTypeOf(const arrow::DataType& type);
std::shared_ptr<arrow::Schema> readSchema(const std::vector<ReadColumn>& columns);

/// Gathers rows of cells into a batch. Not thread-safe.
class BatchBuilder {
public:
    BatchBuilder(const std::vector<ReadColumn>& columns, arrow::MemoryPool* pool);

    /// A cell a column, of the column's kind or null.
    arrow::Status append(std::span<const CellValue> cells);
    std::int64_t rows() const { return m_rows; }
    /// The batch of all rows since the last call.
    arrow::Result<std::shared_ptr<arrow::RecordBatch>> finish();
    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }

private:
    struct Column {
        ColumnType type = ColumnType::text;
        std::unique_ptr<arrow::ArrayBuilder> builder;
    };
    arrow::Status makeRoom();
    static arrow::Status put(Column& column, const CellValue& cell);

    std::shared_ptr<arrow::Schema> m_schema;
    std::vector<Column> m_columns;
    std::int64_t m_rows = 0;
    std::int64_t m_room = 0;
};

} // namespace ledgerloom
