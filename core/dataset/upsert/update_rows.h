#pragma once

#include "core/dataset/id_key.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/table_stream.h"
#include "core/dataset/write/cell_text.h"

#include <arrow/record_batch.h>

#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// The keys of rows: one text as it is, or several values as one text. One thread.
class RowKeys {
public:
    explicit RowKeys(std::vector<std::string> columns) : m_columns(std::move(columns)) {}

    /// badInput where a column is missing or has no text.
    Result<void> setSchema(const arrow::Schema& schema, const std::string& where);
    void bind(const arrow::RecordBatch& rows);
    /// The key of a row; false where a value of it is null.
    bool read(std::int64_t row, IdKey& key);

private:
    std::vector<std::string> m_columns;
    std::vector<int> m_places;
    std::vector<std::unique_ptr<CellText>> m_cells;
    arrow::ArrayVector m_bound;
    std::string m_text;
};

/// The rows of updates with the types of the table they are for. One thread.
class UpdateRows {
public:
    /// `columns` are the table's.
    static Result<std::unique_ptr<UpdateRows>> open(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                    const std::string& path,
                                                    const std::shared_ptr<arrow::Schema>& columns, WorkProgress& done);

    /// Those columns of the table that the updates have.
    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    Result<bool> next(std::shared_ptr<arrow::RecordBatch>& rows);

private:
    std::shared_ptr<BudgetPool> m_pool;
    std::unique_ptr<TableStream> m_stream;
    std::shared_ptr<arrow::Schema> m_schema;
    std::string m_path;
};

} // namespace ledgerloom
