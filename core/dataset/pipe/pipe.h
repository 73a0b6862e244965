#pragma once

#include "core/config/encoding.h"
#include "core/dataset/dataset_work.h"
#include "core/format/part_encoder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

struct PipeRequest {
    std::string source;
    std::string destination;
    bool single = false;                   ///< the destination is a file, not a folder of parts
    ByteSink* sink = nullptr;              ///< takes the rows in place of the destination; outlives the call
    std::optional<Encoding> encoding = {}; ///< empty: as the source is
    std::string table = {};
    std::string filter = {};             ///< see expression.h for the grammar; empty: all rows
    std::vector<std::string> columns{};  ///< in their order; empty: all
    std::vector<std::string> groupBy{};  ///< columns whose values make groups; empty: one group of all rows
    std::vector<std::string> aggregates; ///< "count", "sum(valor) as total", ...; empty: rows stay rows
    std::string scratchFolder;
};

struct PipeReport {
    std::uint64_t rows = 0; ///< that were written
    std::uint64_t of = 0;   ///< that were read
    std::uint64_t files = 0;
    std::uint64_t spilled = 0; ///< groups that did not fit into memory at once, with those that came again
    std::vector<std::string> notes;
};

/// Rows of a table that a filter lets through, their columns, or groups of them with what they come to, in bounded
/// memory. Rows keep their order; groups come in the order of their values, nulls first. Error codes: badInput, naming
/// the place, where filter, columns or aggregates cannot be used; verification where a row cannot be read.
Result<PipeReport> pipe(const DatasetWork& work, const PipeRequest& request);

} // namespace ledgerloom
