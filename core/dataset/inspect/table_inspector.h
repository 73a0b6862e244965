#pragma once

#include "core/dataset/inspect/column_sketch.h"
#include "core/dataset/inspect/column_workers.h"
#include "core/dataset/inspect/inspect.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/folder_columns.h"
#include "core/dataset/read/row_reader.h"
#include "core/dataset/table_files.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Sums up one table, file after file. One thread.
class TableInspector {
public:
    /// Of a table that is one of several, or has several files, one that cannot be read is noted; else it is an error.
    TableInspector(const DatasetWork& work, const InspectRequest& request, const TableFiles& files, bool oneOfSeveral);

    /// Reads all of it. `done` goes on from what it was.
    Result<void> run(WorkProgress& done);
    TableSummary summary() const;

private:
    Result<void> readFile(const std::string& path, WorkProgress& done);
    Result<void> meet(const arrow::Schema& schema);
    Result<void> readRows(RowReader& reader, const std::string& path, WorkProgress& done);
    void gather(std::shared_ptr<arrow::RecordBatch> batch);
    void sumUp();
    void addColumn(std::size_t number);
    void addBy(std::size_t number);
    void addTimes();
    void addTimes(const arrow::TimestampArray& times, const FraudRows& fraud);
    void note(std::string text);

    const DatasetWork& m_work;
    const InspectRequest& m_request;
    const TableFiles& m_files;
    bool m_oneOfSeveral;
    Reservation m_memory;
    std::vector<std::unique_ptr<ColumnSketch>> m_columns; ///< in the order in which they were met
    std::map<std::string, std::size_t> m_places;
    std::shared_ptr<BudgetPool> m_pool;     ///< of the folders' columns
    std::optional<FolderColumns> m_folders; ///< of the first file that can be read
    std::vector<std::pair<std::string, FrequentValues>> m_by;
    struct Gathered {
        std::shared_ptr<arrow::RecordBatch> rows;
        std::vector<std::shared_ptr<arrow::Array>> columns; ///< as m_columns; null where the batch has none
        FraudRows fraud;
    };
    std::vector<Gathered> m_gathered; ///< to be summed up next
    std::int64_t m_gatheredRows = 0;
    std::vector<Gathered> m_atWork; ///< changes only while none works
    TableSummary m_summary;
    ColumnWorkers m_workers; ///< goes first
};

} // namespace ledgerloom
