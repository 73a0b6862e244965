#pragma once

#include <arrow/memory_pool.h>
#include <arrow/record_batch.h>
#include <arrow/result.h>

#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// Turns batches of any Arrow schema into those of RowReader: six types, nested columns flattened. One thread.
class PlainBatch {
public:
    PlainBatch(const arrow::Schema& source, arrow::MemoryPool* pool);

    arrow::Result<std::shared_ptr<arrow::RecordBatch>> of(const arrow::RecordBatch& batch) const;
    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    /// Columns that are left out, since they are of no type that is known here: "name (list<...>)".
    const std::vector<std::string>& leftOut() const { return m_leftOut; }

private:
    void add(const arrow::Field& field, const std::string& name, std::vector<int> path);

    struct Leaf {
        std::vector<int> path; ///< of fields, from the top
        std::shared_ptr<arrow::DataType> type;
    };
    arrow::MemoryPool* m_pool;
    std::vector<Leaf> m_leaves;
    arrow::FieldVector m_fields;
    std::shared_ptr<arrow::Schema> m_schema;
    std::vector<std::string> m_leftOut;
};

} // namespace ledgerloom
