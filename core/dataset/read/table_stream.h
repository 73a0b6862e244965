#pragma once

#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/folder_columns.h"
#include "core/dataset/read/row_reader.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// Which files are read as one table, and how.
struct StreamRequest {
    std::vector<std::string> paths;
    ReadRequest reading = {}; ///< but for path and pool
    /// Whether a key that comes too late to be a column, or one of a type that is not read, ends it; else noted.
    bool lossless = true;
    /// The folder below which folders' names are columns; empty: they are not. See FolderColumns.
    std::string root = {};
    FolderColumns::Own ownFolders = FolderColumns::Own::leftOut;
};

/// The rows of a table's files one after the other, all with the columns of the first that has any. Looks after
/// progress, cancelling and memory's level before and after each batch. One thread.
class TableStream {
public:
    /// `done` goes on from what it was. Everything named outlives the stream; batches live as long as the pool.
    static Result<std::unique_ptr<TableStream>> open(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                     StreamRequest request, WorkProgress& done);

    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    /// Whether a dot in a column's name stands for nesting.
    bool dotsNest() const { return m_dotsNest; }
    /// False at the end. A row that cannot be read ends the stream with its file and place.
    Result<bool> next(std::shared_ptr<arrow::RecordBatch>& rows);
    using Take = std::function<Result<void>(std::shared_ptr<arrow::RecordBatch>& rows)>;
    /// Hands over all batches; `take` may give one up before the next is read.
    Result<void> each(const Take& take);
    /// Of the last batch: its file's number in the request, and the place of its first row in there, from 1.
    std::size_t file() const { return m_file; }
    std::uint64_t firstRow() const { return m_firstRow; }
    /// What was left out, for people.
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    TableStream(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, StreamRequest request, WorkProgress& done)
        : m_work(work), m_pool(std::move(pool)), m_request(std::move(request)), m_done(done) {}

    Result<void> openFile();
    Result<void> closeFile();
    Result<void> compareColumns(const arrow::Schema& found) const;
    void tellProgress();

    const DatasetWork& m_work;
    std::shared_ptr<BudgetPool> m_pool;
    StreamRequest m_request;
    WorkProgress& m_done;
    std::shared_ptr<arrow::Schema> m_stored; ///< in the files
    FolderColumns m_folders;
    std::shared_ptr<arrow::Schema> m_schema;
    std::string m_schemaOf; ///< the file that it is of
    bool m_dotsNest = false;
    std::size_t m_next = 0; ///< file to be opened
    std::size_t m_file = 0;
    std::uint64_t m_firstRow = 0;
    std::uint64_t m_bytesBefore = 0;
    std::unique_ptr<RowReader> m_reader;
    std::vector<std::string> m_notes;
};

} // namespace ledgerloom
