#pragma once

#include "core/dataset/row_source.h"
#include "core/dataset/text_view.h"
#include "core/memory/budget.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Where the rows of a table's files lie: how many each has, as far as they are counted, and places in text files from
/// which rows can be read on, in bounded memory: when there are too many places every other one goes. Thread-safe.
class RowIndex {
public:
    /// Places that are remembered at most.
    static constexpr std::size_t mostPlaces = 65'536;
    static constexpr std::uint64_t leastStep = 2'048;

    /// Reserves what it may come to.
    static Result<std::unique_ptr<RowIndex>> make(Budget& budget, std::size_t files);

    /// A row of the table in its file.
    struct Row {
        std::size_t file = 0;
        std::uint64_t row = 0;     ///< in the file, from 0
        std::uint64_t nearest = 0; ///< a row of the file, at or before it, that can be read from ...
        TextPlace place;           ///< ... at this place
    };
    /// Nothing behind the last row. A row that is not counted yet is looked for in the file that is being counted.
    std::optional<Row> find(std::uint64_t row) const;
    /// The first row of a file, in the table; it was counted or is being counted.
    std::uint64_t firstRow(std::size_t file) const;

    /// Every so many rows a place is worth remembering.
    std::uint64_t step() const;
    void addPlace(std::size_t file, std::uint64_t row, const TextPlace& place);
    /// Rows of the file that is being counted: those before it are done. `done`: there are no more.
    void counted(std::size_t file, std::uint64_t rows, bool done);
    RowCount count() const;
    /// The first file that is not counted to its end.
    std::size_t nextFile() const;

private:
    explicit RowIndex(std::size_t files) : m_files(files), m_firstRows{0} { m_firstRows.reserve(files + 1); }

    mutable std::mutex m_mutex;
    const std::size_t m_files;
    Reservation m_memory;
    std::vector<std::uint64_t> m_firstRows; ///< of counted files, and the one behind them; this and all below: m_mutex
    std::uint64_t m_soFar = 0;              ///< of the file being counted
    std::uint64_t m_step = leastStep;
    std::map<std::pair<std::size_t, std::uint64_t>, TextPlace> m_places;
};

} // namespace ledgerloom
