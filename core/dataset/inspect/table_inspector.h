#pragma once

#include "core/dataset/inspect/column_sketch.h"
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
    TableInspector(const DatasetWork& work, const InspectRequest& request, const TableFiles& files);

    /// Reads all of it. `done` goes on from what it was.
    Result<void> run(WorkProgress& done);
    TableSummary summary() const;

private:
    Result<void> readFile(const std::string& path, WorkProgress& done);
    Result<void> meet(const arrow::Schema& schema);
    void add(const arrow::RecordBatch& batch);
    void addTimes(const arrow::TimestampArray& times, const arrow::BooleanArray* fraud);
    void note(std::string text);

    const DatasetWork& m_work;
    const InspectRequest& m_request;
    const TableFiles& m_files;
    Reservation m_memory;
    std::vector<std::unique_ptr<ColumnSketch>> m_columns; ///< in the order in which they were met
    std::map<std::string, std::size_t> m_places;
    std::shared_ptr<BudgetPool> m_pool;     ///< of the folders' columns
    std::optional<FolderColumns> m_folders; ///< of the first file that can be read
    std::vector<std::pair<std::string, FrequentValues>> m_by;
    TableSummary m_summary;
};

} // namespace ledgerloom
