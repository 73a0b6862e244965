#pragma once

#include "core/base/result.h"
#include "core/dataset/pipe/expression.h"
#include "core/dataset/read/budget_pool.h"

#include <arrow/compute/exec.h>
#include <arrow/compute/expression.h>
#include <arrow/record_batch.h>

#include <memory>
#include <string>

namespace ledgerloom {

/// Lets those rows through for which a filter is true. One thread.
class RowFilter {
public:
    /// badInput, naming the character, where the columns are not there or of other kinds than what they are compared
    /// with. `source` is for messages.
    static Result<std::unique_ptr<RowFilter>> make(const Expression& filter,
                                                   const std::shared_ptr<arrow::Schema>& schema,
                                                   std::shared_ptr<BudgetPool> pool, std::string source);

    /// The rows in their order; the batch itself where all of them are.
    Result<std::shared_ptr<arrow::RecordBatch>> of(const std::shared_ptr<arrow::RecordBatch>& rows);

private:
    RowFilter(std::shared_ptr<BudgetPool> pool, std::string source)
        : m_pool(std::move(pool)), m_source(std::move(source)), m_context(m_pool->get()) {
        m_context.set_use_threads(false);
    }
    arrow::Result<std::shared_ptr<arrow::RecordBatch>> filtered(const std::shared_ptr<arrow::RecordBatch>& rows);

    std::shared_ptr<BudgetPool> m_pool;
    std::string m_source;
    arrow::compute::ExecContext m_context;
    arrow::compute::Expression m_bound;
};

} // namespace ledgerloom
