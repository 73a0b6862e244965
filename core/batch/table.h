#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// The tables of a dataset; each is a folder of parts under the run's folder.
enum class Table : std::uint8_t { customers, devices, transactions };

inline constexpr std::array<Table, 3> allTables{Table::customers, Table::devices, Table::transactions};

/// "customers", "devices", "transactions": the folder's name.
constexpr std::string_view tableName(Table table) {
    constexpr std::array<std::string_view, 3> names{"customers", "devices", "transactions"};
    return names[static_cast<std::size_t>(table)];
}

} // namespace ledgerloom
