#pragma once

#include "core/dataset/page/row_index.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/folder_columns.h"
#include "core/dataset/read/row_reader.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// The one file that has all rows which fulfil a condition, where that is known beforehand.
using OnlyFile = std::function<std::optional<std::size_t>(const RowCondition&)>;

/// Which files make a table, and how they are read. Immutable.
struct PagedFiles {
    std::vector<std::string> paths;
    std::vector<ReadColumn> columns; ///< of text files
    std::uint64_t bytes = 0;
    OnlyFile only = {};         ///< empty where nothing is known
    std::string root = {};      ///< below which folders' names are columns
    FolderColumns folders = {}; ///< those, behind the files' own
};

/// Rows that were read together, or one that cannot be read.
struct RowPiece {
    std::uint64_t firstRow = 0; ///< in the table, from 0
    std::uint64_t rows = 0;
    std::shared_ptr<arrow::RecordBatch> batch; ///< null where it cannot be read ...
    std::string fault;                         ///< ... for this reason
    std::uint64_t bytes = 0;
};

/// Reads a table's rows at any place, and holds some of what it has read: the next row is mostly a neighbour. Notes
/// places in the index as it passes them. One thread.
class TableCursor {
public:
    TableCursor(const DatasetWork& work, const PagedFiles& files, RowIndex& index, std::uint64_t mostHeldBytes);

    /// The piece that a row is in, valid until the next call; null where the table has no such row. A file that cannot
    /// be read is one bad row for each of its rows that is asked for.
    Result<const RowPiece*> at(std::uint64_t row, const RowSource::Stop& stop);

private:
    const RowPiece* held(std::uint64_t row) const;
    const RowPiece& hold(RowPiece piece);
    const RowPiece& blank(std::uint64_t row, std::string fault);
    /// Null where the row turns out to be of another file.
    Result<const RowPiece*> look(const RowIndex::Row& wanted, const RowSource::Stop& stop);
    Result<void> open(std::size_t file, const TextPlace& from, std::uint64_t firstRow);
    Result<void> passText(std::uint64_t row, const RowSource::Stop& stop);
    Result<void> passBatches(std::uint64_t row);
    Result<const RowPiece*> readTo(std::uint64_t row, const RowSource::Stop& stop);
    Result<const RowPiece*> endOfFile(std::uint64_t row);

    const DatasetWork& m_work;
    const PagedFiles& m_files;
    RowIndex& m_index;
    const std::uint64_t m_mostHeldBytes;
    std::shared_ptr<BudgetPool> m_pool;  ///< outlives the reader and the pieces
    std::deque<RowPiece> m_held;         ///< one behind the other
    RowPiece m_blank;                    ///< a row that stands in no batch
    std::unique_ptr<RowReader> m_reader; ///< null where none is open
    std::size_t m_file = 0;
    bool m_text = false;
    std::uint64_t m_base = 0; ///< row of the file that is the reader's first
    std::uint64_t m_next = 0; ///< row of the file that the reader gives next
};

} // namespace ledgerloom
