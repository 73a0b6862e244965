#pragma once

#include "core/dataset/row_source.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// How rows are written down: with tabs, for a table of somebody else's to be pasted into (what would break a cell off
/// is a space), or as CSV in RFC 4180 (null is empty, an empty text is in quotes).
enum class RowTextKind : std::uint8_t { tabs, csv };

/// Which rows and columns, in which order.
struct RowTextRequest {
    struct Range {
        std::uint64_t first = 0;
        std::uint64_t last = 0; ///< included
    };
    RowTextKind kind = RowTextKind::csv;
    std::vector<Range> positions;                                ///< of rows that are looked at ...
    std::function<std::uint64_t(std::uint64_t)> rowAt = nullptr; ///< ... which are these rows; null: the very same
    std::vector<std::size_t> columns;
};

/// Writes the names of the columns and then the rows, whole, some hundred at a time. `write` answers why it could not.
/// A row that cannot be read ends it with its number and the reason. Any thread.
Result<void> writeRows(RowSource& source, const RowTextRequest& request,
                       const std::function<Result<void>(std::string_view)>& write, const RowSource::Stop& stop);

} // namespace ledgerloom
