#pragma once

#include "core/format/columns.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A column as resources/schema/*.json freezes it. A field of a nested column has a dot in its name.
struct SchemaColumn {
    std::string name;
    ColumnType type = ColumnType::text; ///< never category: text and `values` stand for it
    bool nullable = false;
    bool own = false;    ///< not of the v3 schema: can be switched off
    bool label = false;  ///< beside the rows: absent where labels stand in a table of their own
    std::string role;    ///< "id", "time", "feature" or "label"
    std::string format;  ///< "money", "ipv4", ...; empty where there is none
    std::string pattern; ///< regular expression for the whole of a text; empty where there is none
    std::vector<std::string> values;
    std::optional<double> minimum;
    std::optional<double> maximum;
};

/// Which of the columns that a plan can switch off are there, and what all are called.
struct SwitchedColumns {
    bool own = true;
    bool labels = true;
    SchemaLanguage schema = SchemaLanguage::pt;

    bool has(const SchemaColumn& column) const { return (own || !column.own) && (labels || !column.label); }
};

inline SwitchedColumns switchedColumns(const Plan& plan) {
    return {.own = plan.ownColumns, .labels = plan.inlineLabels(), .schema = plan.schema};
}

/// A table that Ledgerloom makes. Immutable.
struct TableSchema {
    std::string table;
    std::vector<std::string> key;
    std::vector<SchemaColumn> columns;

    /// Null where there is no such column. CSV's name of a nested one ("endereco_cidade") finds it, too.
    const SchemaColumn* find(std::string_view name) const;
};

/// Null for a table that is not Ledgerloom's. Any thread.
const TableSchema* knownSchema(std::string_view table, SchemaLanguage language = SchemaLanguage::pt);

/// The table whose columns these are, in either language: all of them, its key among them. Null where there is none.
const TableSchema* schemaOf(const std::vector<std::string>& columns);

} // namespace ledgerloom
