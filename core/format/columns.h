#pragma once

#include "core/batch/table.h"
#include "core/config/plan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// What a column holds, where the format has types. Text formats write all of them as text.
enum class ColumnType : std::uint8_t { text, category, number, integer, boolean, timestamp, date };

/// A column as resources/schema/*.json has it. A dot in the name is a field of a nested column.
struct Column {
    std::string_view name;
    ColumnType type = ColumnType::text;
    bool nullable = false;
    std::string_view role; ///< "id", "time", "feature" or "label"
};

/// Whether a table has the truth beside its rows, unless labels stand in tables of their own.
constexpr bool hasTruthBeside(Table table) {
    return table == Table::transactions || table == Table::nodes || table == Table::edges;
}

/// The columns of a table in the order of every format, as the plan's schema calls them.
std::vector<Column> columnsOf(Table table, const Plan& plan);
/// The same ones as the v3 schema calls them.
std::vector<Column> originalColumnsOf(Table table, const Plan& plan);

/// The header line of a table in CSV, with its line feed; nested columns are flattened: "endereco_cidade".
std::string csvHeader(Table table, const Plan& plan);

} // namespace ledgerloom
