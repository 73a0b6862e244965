#pragma once

#include <arrow/array.h>
#include <arrow/builder.h>
#include <arrow/status.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// The values of the columns that make groups, as bytes whose order is that of the values: nulls first, numbers by
/// size with NaN last, texts byte by byte. Columns are of the types that TableColumn has. One thread.
class GroupKey {
public:
    explicit GroupKey(arrow::DataTypeVector types) : m_types(std::move(types)) {}

    /// The columns that are told from now on; they must live as long.
    void bind(const arrow::ArrayVector& columns) { m_columns = &columns; }
    /// Puts the key of a row into `key`.
    void of(std::int64_t row, std::string& key) const;
    /// Appends its values to the builders, one a column.
    arrow::Status take(std::string_view key, const std::vector<std::unique_ptr<arrow::ArrayBuilder>>& builders) const;

private:
    arrow::DataTypeVector m_types;
    const arrow::ArrayVector* m_columns = nullptr;
};

/// The first eight bytes as a number of the same order, for sorting.
std::int64_t keyHead(std::string_view key);

} // namespace ledgerloom
