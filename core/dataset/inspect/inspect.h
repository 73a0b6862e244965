#pragma once

#include "core/dataset/dataset_work.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

struct InspectRequest {
    std::string path;            ///< a file, a folder of files or a dataset
    std::string table;           ///< only this one; empty: all
    std::vector<std::string> by; ///< columns that fraud is told by
    std::string time;            ///< column that the histogram is of; empty: the first with times
    std::string label = "is_fraud";
    std::size_t top = 10; ///< values that are told of each column
};

/// One value of a column and the rows that have it.
struct ValueRows {
    std::string value;
    std::uint64_t rows = 0;
    std::uint64_t fraudRows = 0;
};

/// What a column holds. Numbers, times and days are told by the five quantiles and the mean; texts by their lengths.
struct ColumnSummary {
    std::string name;
    std::string type; ///< "text", "number", "integer", "boolean", "timestamp", "date"
    std::uint64_t rows = 0;
    std::uint64_t nulls = 0;
    std::uint64_t otherTypes = 0; ///< values of a file where the column is of another type: not in what follows
    std::string least;            ///< as text; empty without values
    std::string most;
    std::optional<double> mean; ///< of integers and numbers
    /// 1 %, 25 %, 50 %, 75 % and 99 %, as text; empty where there are none.
    std::vector<std::string> quantiles;
    bool quantilesExact = true;
    std::uint64_t different = 0;
    bool differentExact = true;
    std::vector<ValueRows> top;
    std::uint64_t topMissing = 0; ///< counts of top are too low by so many at most
};

struct FraudBy {
    std::string column;
    std::vector<ValueRows> values;
    std::uint64_t missing = 0; ///< rows that a value may have beyond what is told
};

struct TableSummary {
    std::string table;
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
    std::optional<std::uint64_t> fraudRows; ///< where there is the label
    std::vector<ColumnSummary> columns;
    std::vector<FraudBy> fraudBy;
    std::string timeColumn;
    std::map<std::int32_t, std::array<std::uint64_t, 2>> days; ///< since 1970-01-01: rows, fraudulent ones
    std::array<std::array<std::uint64_t, 2>, 24> hours{};
    std::array<std::array<std::uint64_t, 2>, 7> weekdays{}; ///< from Monday
    std::uint64_t badRows = 0;                              ///< that could not be read
    std::vector<std::string> notes;                         ///< the first bad rows and what was left out
};

/// Reads all of it once, in bounded memory. badInput where it cannot be read or a column that was asked for is not
/// there.
Result<std::vector<TableSummary>> inspect(const DatasetWork& work, const InspectRequest& request);

} // namespace ledgerloom
