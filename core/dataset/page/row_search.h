#pragma once

#include "core/dataset/page/table_cursor.h"
#include "core/dataset/row_source.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// What a search reads. All outlive it.
struct SearchedTable {
    const DatasetWork& work;
    const PagedFiles& files;
    std::vector<std::string> columns;
    RowIndex& index;
};

/// Reads a table to its end and puts the rows that fulfil a search into the list. Counts its files on the way, where
/// nobody has. One thread; others may count or read pages meanwhile.
Result<void> searchRows(const SearchedTable& table, const RowSearch& search, MatchList& matches,
                        const RowSource::Stop& stop, const RowSource::Told& told);

} // namespace ledgerloom
