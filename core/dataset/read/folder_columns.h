#pragma once

#include <arrow/memory_pool.h>
#include <arrow/record_batch.h>
#include <arrow/type.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Columns that stand in the names of folders alone, as Spark and Hive lay partitions out:
/// "dt=2025-07-05/part-00000.parquet". Percent codes are undone, __HIVE_DEFAULT_PARTITION__ is null. A column is days
/// where all its values are, else whole numbers, else texts. Immutable; any thread.
class FolderColumns {
public:
    FolderColumns() = default;
    /// Whether tables of Ledgerloom's have them, too: their folders repeat what rows say, so those who write such a
    /// table again leave them out.
    enum class Own : std::uint8_t { leftOut, shown };
    /// Those that the files under `root` have and `stored` has not.
    FolderColumns(const std::string& root, const std::vector<std::string>& paths, const arrow::Schema& stored, Own own);

    /// But for those that are stored.
    FolderColumns without(const arrow::Schema& stored) const;
    const arrow::FieldVector& fields() const { return m_fields; }
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
