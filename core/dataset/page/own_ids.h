#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/page/table_cursor.h"

namespace ledgerloom {

/// Which file of a table has the rows with an id, where a dataset says so: ids are made of the customer's number, and
/// customers are laid out one shard after the other. Empty for a dataset whose rows lie otherwise: in the order of
/// time, of imported customers, or changed since it was generated. What it answers may be asked on any thread.
OnlyFile onlyFileOfIds(const DatasetListing& listing, const std::string& table);

} // namespace ledgerloom
