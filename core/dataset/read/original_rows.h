#pragma once

#include "core/dataset/read/budget_pool.h"
#include "core/format/schema_names.h"

#include <arrow/record_batch.h>

#include <memory>

namespace ledgerloom {

/// Rows of a dataset of Ledgerloom's under the names of the v3 schema, columns and values, whatever the dataset calls
/// them: what knows the meaning of a column knows it by one name. One thread; outlives its batches.
class OriginalRows {
public:
    OriginalRows(SchemaLanguage language, Budget& budget)
        : m_names(SchemaNames::of(language)),
          m_renames(language != SchemaLanguage::pt),
          m_pool(budget, "rows under the names of the v3 schema") {}

    std::shared_ptr<arrow::Schema> of(const std::shared_ptr<arrow::Schema>& columns) const;
    /// Values that the schema does not know stay as they are.
    Result<std::shared_ptr<arrow::RecordBatch>> of(const std::shared_ptr<arrow::RecordBatch>& rows);

private:
    arrow::Result<std::shared_ptr<arrow::Array>> originals(const std::string& column, const arrow::StringArray& values);

    const SchemaNames& m_names;
    bool m_renames;
    BudgetPool m_pool;
};

} // namespace ledgerloom
