#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/read/table_stream.h"
#include "core/dataset/upsert/upsert.h"
#include "core/dataset/write/own_dataset.h"

#include <arrow/builder.h>

#include <memory>
#include <optional>
#include <vector>

namespace ledgerloom {

/// Writes the parts of a table anew with updates in them, which come in the order of their places; parts without any
/// are copied. One thread.
class TableRewrite {
public:
    /// `parts` are the table's in their order, `columns` its plain ones. All outlive it.
    TableRewrite(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, const UpsertRequest& request,
                 const DatasetListing& listing, std::vector<const ListedPart*> parts,
                 std::shared_ptr<arrow::Schema> columns, OwnDatasetWriter& writer, WorkProgress& done,
                 UpsertReport& report);

    /// A batch of updates with the column `place`, the last one.
    Result<void> take(const arrow::RecordBatch& updates);
    /// What is left of the table.
    Result<void> finish();

    /// How a part is read.
    static StreamRequest reading(const DatasetListing& listing, const std::vector<const ListedPart*>& parts);

private:
    Result<void> advance(std::uint64_t row, bool andIt);
    Result<void> openPart();
    Result<void> closePart();
    Result<void> copyRows(std::uint64_t before);
    Result<void> replace(const arrow::RecordBatch& updates, std::int64_t row);
    Result<void> putIn(const arrow::RecordBatch& updates, std::int64_t row);
    /// Whether the column can have that value.
    Result<void> check(std::size_t column, const arrow::Array& values, std::int64_t row) const;
    Result<void> flushFull();
    Result<void> flush();
    void bind(const arrow::RecordBatch& updates);
    std::uint64_t partEnd() const { return m_partBegin + m_parts[m_part]->rows; }

    const DatasetWork& m_work;
    std::shared_ptr<BudgetPool> m_pool;
    const UpsertRequest& m_request;
    const DatasetListing& m_listing;
    std::vector<const ListedPart*> m_parts;
    std::shared_ptr<arrow::Schema> m_columns;
    OwnDatasetWriter& m_writer;
    WorkProgress& m_done;
    UpsertReport& m_report;
    std::vector<std::unique_ptr<arrow::ArrayBuilder>> m_builders;
    std::vector<int> m_from; ///< column of the updates for each of the table's; -1: none
    std::int64_t m_built = 0;
    std::size_t m_part = 0;
    std::uint64_t m_partBegin = 0; ///< its first row in the table
    std::uint64_t m_row = 0;       ///< of the table, next to be written
    std::unique_ptr<TableStream> m_stream;
    std::shared_ptr<arrow::RecordBatch> m_rows; ///< of the part
    std::uint64_t m_rowsBegin = 0;              ///< their first row in the table
};

} // namespace ledgerloom
