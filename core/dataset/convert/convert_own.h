#pragma once

#include "core/dataset/convert/convert.h"
#include "core/dataset/dataset_listing.h"
#include "core/dataset/sort/row_sort.h"

namespace ledgerloom {

/// A finished dataset of Ledgerloom's, with a manifest of its own again; its transactions in one order of time where
/// `inOrder` says how they may be sorted.
Result<ConvertReport> convertOwn(const DatasetWork& work, const ConvertRequest& request, const DatasetListing& listing,
                                 const RowSortLimits* inOrder = nullptr);

} // namespace ledgerloom
