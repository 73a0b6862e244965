#pragma once

#include "core/dataset/page/row_cells.h"
#include "core/dataset/page/table_cursor.h"
#include "core/dataset/row_source.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ledgerloom {

/// The rows of a table's files, one file after the other, at any place: text by an index of places that grows while
/// rows are counted, Parquet by its row groups, Arrow by its batches. A compressed text file is entered where one of
/// its members or frames begins, one that has a single one at its beginning alone.
class PagedTable final : public RowSource {
public:
    /// `rowsOfFile` where they are known, else empty: then countRows() finds out.
    static Result<std::unique_ptr<PagedTable>> open(const DatasetWork& work, PagedFiles files,
                                                    const std::vector<std::uint64_t>& rowsOfFile);

    const std::vector<SourceColumn>& columns() const override { return m_columns; }
    RowCount count() const override { return m_index->count(); }
    Result<std::shared_ptr<const RowPage>> page(std::uint64_t firstRow, std::size_t rows, std::size_t mostCellBytes,
                                                const Stop& stop) override;
    Result<void> countRows(const Stop& stop, const Told& told) override;
    Result<void> search(const RowSearch& search, MatchList& matches, const Stop& stop, const Told& told) override;

private:
    PagedTable(const DatasetWork& work, PagedFiles files) : m_work(work), m_files(std::move(files)) {}
    Result<void> findColumns();
    std::vector<std::string> names() const;
    Result<void> countFile(std::size_t file, WorkProgress& done, const Stop& stop, const Told& told);

    const DatasetWork m_work; ///< its own copy: what it refers to outlives this
    PagedFiles m_files;
    std::vector<SourceColumn> m_columns;
    std::unique_ptr<RowIndex> m_index;
    std::mutex m_pageMutex;
    std::unique_ptr<TableCursor> m_cursor; // this and the next: guarded by m_pageMutex
    std::unique_ptr<RowCells> m_cells;
};

} // namespace ledgerloom
