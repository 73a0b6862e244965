#pragma once

#include "core/config/plan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// The tables of a dataset; each is a folder of parts under the run's folder.
enum class Table : std::uint8_t {
    customers,
    devices,
    transactions,
    labels,
    episodes,
    merchants,
    credits,
    nodes,
    edges
};

inline constexpr std::array<Table, 9> allTables{Table::customers, Table::devices,  Table::transactions,
                                                Table::labels,    Table::episodes, Table::merchants,
                                                Table::credits,   Table::nodes,    Table::edges};
static_assert(allTables.size() == std::tuple_size_v<decltype(Plan::tableBytes)>);

/// "customers", "devices", ...: the folder's name.
constexpr std::string_view tableName(Table table) {
    constexpr std::array<std::string_view, allTables.size()> names{
        "customers", "devices", "transactions", "labels", "episodes", "merchants", "credits", "nodes", "edges"};
    return names[static_cast<std::size_t>(table)];
}

/// Whether a plan's dataset has the table.
inline bool hasTable(const Plan& plan, Table table) {
    switch (table) {
    case Table::customers:
    case Table::devices:
        return true;
    case Table::transactions:
        return !plan.customersOnly;
    case Table::labels:
    case Table::episodes:
        return plan.labelTables();
    case Table::merchants:
        return plan.merchants;
    case Table::credits:
        return plan.credits && !plan.customersOnly;
    case Table::nodes:
    case Table::edges:
        return plan.graphTables();
    }
    return false;
}

inline std::size_t tableCount(const Plan& plan) {
    return static_cast<std::size_t>(
        std::count_if(allTables.begin(), allTables.end(), [&](Table table) { return hasTable(plan, table); }));
}

} // namespace ledgerloom
