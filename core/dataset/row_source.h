#pragma once

#include "core/dataset/dataset_work.h"
#include "core/dataset/match_list.h"
#include "core/dataset/row_page.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A column of a table that is looked at.
struct SourceColumn {
    std::string name;
    bool isNumber = false; ///< integers and numbers, which stand to the right
};

/// How many rows a table has, as far as it is known.
struct RowCount {
    std::uint64_t rows = 0;
    bool final = false; ///< else so many so far
};

/// A cell that a row must have to be found.
struct RowCondition {
    std::string column;
    std::string text; ///< as RowPage tells it
};

/// Which rows are looked for: those that fulfil all of it.
struct RowSearch {
    bool fraudOnly = false;
    std::vector<RowCondition> conditions = {};
    std::uint64_t mostMatches = std::numeric_limits<std::uint64_t>::max(); ///< ends the search when they are found
    std::uint64_t fromRow = 0;
};

/// Rows of one table by their number, whatever their format and however many there are. Thread-safe: pages are made
/// one at a time, beside them rows are counted and searched for.
class RowSource {
public:
    using Stop = std::function<bool()>;
    /// Rows that were looked at, and the bytes of all files and of those that are done with.
    using Told = std::function<void(const WorkProgress&)>;
    static constexpr std::size_t whole = std::numeric_limits<std::size_t>::max();

    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    virtual const std::vector<SourceColumn>& columns() const = 0;
    virtual RowCount count() const = 0;
    /// At most `rows` of them from `firstRow` (from 0) on; fewer at the end of the table, none behind it. At most
    /// `mostCellBytes` of a cell are told. A row that cannot be read is one of the page that says why.
    virtual Result<std::shared_ptr<const RowPage>> page(std::uint64_t firstRow, std::size_t rows,
                                                        std::size_t mostCellBytes, const Stop& stop) = 0;
    /// Counts what is not known yet, to the end of the table; count() grows meanwhile.
    virtual Result<void> countRows(const Stop& stop, const Told& told) = 0;
    /// Puts the numbers of the rows that fulfil a search into the list, to the end of the table.
    virtual Result<void> search(const RowSearch& search, MatchList& matches, const Stop& stop, const Told& told) = 0;
};

/// What can be looked at under a path.
struct OpenedRows {
    std::vector<std::string> tables; ///< that the path has
    std::string table;               ///< the one that was opened
    std::uint64_t bytes = 0;         ///< of its files
    std::uint64_t files = 0;
    bool ownDataset = false; ///< one that Ledgerloom has made
    std::unique_ptr<RowSource> rows;
};

/// Opens a table of a folder or a file: `table` empty is transactions, or the only one, or the first. What `work` names
/// outlives it; its callbacks are asked on every thread that uses the rows. badInput where nothing can be read.
Result<OpenedRows> openRows(const DatasetWork& work, const std::string& path, const std::string& table = {});

} // namespace ledgerloom
