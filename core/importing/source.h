#pragma once

#include "core/base/result.h"
#include "core/importing/columns.h"
#include "core/storage/file_io.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// One row of a file of customers as it was found. The texts live until the next row is asked for.
struct SourceRow {
    std::uint64_t line = 0; ///< of its beginning, from 1; in Parquet the row's number
    std::string bad;        ///< why it cannot be read at all; empty where it can
    std::array<std::optional<std::string_view>, customerColumnCount> values{}; ///< by CustomerColumn; empty = null

    const std::optional<std::string_view>& operator[](CustomerColumn column) const {
        return values[static_cast<std::size_t>(column)];
    }
};

/// A file of customers, row by row in bounded memory, whatever its size and however damaged. One thread.
class CustomerSource {
public:
    /// No row may be longer: what is, is most likely a file of another kind or a quote that is never closed.
    static constexpr std::size_t longestRow = std::size_t{64} << 10;
    /// Bytes a source holds at most; of Parquet, whose pages decide, about.
    static constexpr std::uint64_t memoryBytes = std::uint64_t{8} << 20;

    /// Knows CSV, JSON lines and Parquet by their first bytes. badInput with the reason where it is none of them, where
    /// a needed column is missing, or where the program was built without Parquet.
    static Result<std::unique_ptr<CustomerSource>> open(FileSystem& files, const std::string& path);

    CustomerSource() = default;
    CustomerSource(const CustomerSource&) = delete;
    CustomerSource& operator=(const CustomerSource&) = delete;
    virtual ~CustomerSource() = default;

    /// False at the end. A row that is bad is still a row; an error is the file's and ends the reading.
    virtual Result<bool> next(SourceRow& row) = 0;
    /// Complete at the end only, where rows need not all have the same fields.
    virtual const ColumnMap& columns() const = 0;
    /// What a place in the file is called: "line" or "row".
    virtual std::string_view placeName() const { return "line"; }
};

/// Error::message for a file without the columns that nothing works without; empty when it has them.
std::string missingColumns(const ColumnMap& columns, const std::string& path);

} // namespace ledgerloom
