#pragma once

#include "core/run/row_sizes.h"

#include <array>
#include <cstdint>

namespace ledgerloom {

/// What a plan's tables weigh, by what their rows weigh. Bytes; pure functions, so any thread may call them.

/// Merchants of the plan's customers; 0 where no table has them.
std::uint64_t merchantsOf(const Plan& plan);
/// What is there whoever pays: merchants, and nodes of those that many pay.
std::uint64_t worldBytes(const Plan& plan, const RowSizes& sizes);
/// What a size leaves for the rows of the tables.
std::uint64_t tableBudget(std::uint64_t sizeBytes, const Plan& plan, const RowSizes& sizes);
/// By table, in the order of Table; 0 for those that the plan has not.
std::array<std::uint64_t, allTables.size()> tableBytes(const Plan& plan, const RowSizes& sizes);

} // namespace ledgerloom
