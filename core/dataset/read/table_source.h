#pragma once

#include "core/dataset/read/table_stream.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// The one table of a path that a verb works on, with all its files.
struct TableSource {
    std::string name;
    StreamRequest request; ///< as rows are stored; keys that come too late are noted
    Encoding encoding;     ///< of its first file
    std::uint64_t bytes = 0;
    bool inTimeOrder = false; ///< a dataset's manifest says so
};

/// Takes the table of that name; without one the only table, or transactions. badInput, naming the tables, where it is
/// not clear or not there.
Result<TableSource> findTableSource(const DatasetWork& work, const std::string& path, const std::string& table);

} // namespace ledgerloom
