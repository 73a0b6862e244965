#pragma once

#include "core/dataset/pipe/table_column.h"
#include "core/dataset/read/budget_pool.h"

#include <arrow/record_batch.h>

#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// Some columns of a table in an order, as they are stored; fields of nested ones with dots in their names. One thread.
class ColumnChoice {
public:
    /// badInput where one is not there or is named twice.
    static Result<ColumnChoice> make(const std::vector<std::string>& names, const arrow::Schema& schema,
                                     std::shared_ptr<BudgetPool> pool);

    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    Result<std::shared_ptr<arrow::RecordBatch>> of(const std::shared_ptr<arrow::RecordBatch>& rows) const;

private:
    std::shared_ptr<BudgetPool> m_pool;
    std::vector<arrow::FieldPath> m_paths;
    std::shared_ptr<arrow::Schema> m_schema;
};

} // namespace ledgerloom
