#pragma once

#include "core/format/columns.h"

#include <arrow/type.h>
#include <arrow/util/key_value_metadata.h>

#include <memory>
#include <string>

namespace ledgerloom {

/// A table's columns as Arrow types: dictionaries for categories, timestamp[us] without a zone, double for money,
/// nested columns as structs. Each field's metadata has its role ("label", ...).
std::shared_ptr<arrow::Schema> arrowSchema(Table table, const Plan& plan);

/// What a file says of itself: config, seed, table and the columns' roles as JSON.
std::shared_ptr<const arrow::KeyValueMetadata> fileMetadata(Table table, const Plan& plan, const std::string& config);

} // namespace ledgerloom
