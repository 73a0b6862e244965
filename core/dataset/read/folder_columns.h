#pragma once

#include <arrow/memory_pool.h>
#include <arrow/record_batch.h>
#include <arrow/type.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Columns that stand in the names of folders alone, as Spark and Hive lay partitions out:
/// "dt=2025-07-05/part-00000.parquet". A column is days where all its values are, else whole numbers, else texts.
/// Immutable; any thread.
class FolderColumns {
public:
    FolderColumns() = default;
    /// Those that the files under `root` have and `stored` has not. None of a table of Ledgerloom's, whose folders
    /// repeat what its rows say.
    FolderColumns(const std::string& root, const std::vector<std::string>& paths, const arrow::Schema& stored);

    bool empty() const { return m_fields.empty(); }
    std::shared_ptr<arrow::Schema> with(const std::shared_ptr<arrow::Schema>& stored) const;
    /// The rows of a file with its values behind them.
    arrow::Result<std::shared_ptr<arrow::RecordBatch>> with(const std::shared_ptr<arrow::Schema>& schema,
                                                            const std::shared_ptr<arrow::RecordBatch>& rows,
                                                            const std::string& path, arrow::MemoryPool* pool) const;

private:
    std::string m_root;
    arrow::FieldVector m_fields;
};

} // namespace ledgerloom
