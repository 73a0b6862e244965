#pragma once

#include "core/config/fields.h"

#include <QString>

#include <vector>

namespace ledgerloom {

/// One field that two configs say differently.
struct ConfigDifference {
    const Field* field = nullptr;
    QString before; ///< empty where the first config does not set it: size when rows decide, a path
    QString after;
};

/// All of them in the order of the field table.
std::vector<ConfigDifference> differences(const RunConfig& before, const RunConfig& after);

/// `config` with this field as in `from`. What is kept in two members goes together: size and rows, the soft limit.
RunConfig withValueOf(const Field& field, RunConfig config, const RunConfig& from);

} // namespace ledgerloom
