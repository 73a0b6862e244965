#pragma once

#include "core/base/result.h"
#include "core/dataset/pipe/expression.h"

#include <arrow/compute/expression.h>
#include <arrow/record_batch.h>
#include <arrow/scalar.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ledgerloom {

/// What values of a column can be compared with.
enum class ValueKind : std::uint8_t { text, integer, large, number, decimal, boolean, time, date, other };

/// A column of a table that is reckoned with: where it is, and as which of a few types its values are taken. Types that
/// differ only in their size or their packing become one. Plain data.
struct TableColumn {
    std::string name;
    arrow::FieldPath path;
    std::shared_ptr<arrow::DataType> stored;
    ValueKind kind = ValueKind::other;
    std::shared_ptr<arrow::DataType> type; ///< of `value`
    arrow::compute::Expression value;
};

/// By its name, or by the names of its nesting with dots between; else why it cannot be had, without a place.
Result<TableColumn> findColumn(const arrow::Schema& schema, const std::string& name);

/// "a number", "a text", ...: for messages.
std::string_view kindText(ValueKind kind);

/// A column and values that it is compared with, brought to one type.
struct Fitted {
    arrow::compute::Expression column;
    std::shared_ptr<arrow::DataType> type;
    std::vector<std::shared_ptr<arrow::Scalar>> values;
};

/// The first value that does not fit is told by its place in the list, and why.
struct Misfit {
    std::size_t value = 0;
    std::string why;
};
std::variant<Fitted, Misfit> fit(const TableColumn& column, const std::vector<Literal>& values);

/// Two columns brought to one type; a text that says why they cannot be.
std::variant<std::pair<arrow::compute::Expression, arrow::compute::Expression>, std::string>
fit(const TableColumn& one, const TableColumn& other);

/// Arrow's functions are there from now on.
Result<void> beginCompute();

} // namespace ledgerloom
