#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

enum class Table : std::uint8_t;

/// The first rows of one table, exactly as the run will write them.
struct Preview {
    std::vector<std::string> columns;                          ///< nested ones by path: "endereco.cidade"
    std::vector<std::vector<std::optional<std::string>>> rows; ///< cell texts; empty = null
    std::vector<bool> fraud;                                   ///< per row: is_fraud (all false for other tables)
    std::string text; ///< the same rows as text: CSV with its header, or JSON lines
};

/// Makes the first `rows` rows (at most 1,000) of `table`. Thread-safe; some ten milliseconds.
/// `cancelled` is asked now and then; when it answers true the Result is ErrorCode::cancelled.
Result<Preview> preview(const RunConfig& config, Table table, std::uint32_t rows,
                        const std::function<bool()>& cancelled = {});

} // namespace ledgerloom
