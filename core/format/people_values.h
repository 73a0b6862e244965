#pragma once

#include "core/format/schema_names.h"
#include "core/population/reference.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// The texts that customers' values are among, as a schema names them, by the numbers that customers have them by.
struct PeopleValues {
    PeopleValues(const Reference& reference, SchemaLanguage schema);

    std::vector<std::string> professions;
    std::vector<std::string> accountTypes;
    std::vector<std::string> accountStatuses;
    std::vector<std::string> riskLevels;
};

} // namespace ledgerloom
