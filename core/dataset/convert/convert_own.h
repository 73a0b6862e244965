#pragma once

#include "core/dataset/convert/convert.h"
#include "core/dataset/dataset_listing.h"

namespace ledgerloom {

/// A finished dataset of Ledgerloom's, with a manifest of its own again.
Result<ConvertReport> convertOwn(const DatasetWork& work, const ConvertRequest& request, const DatasetListing& listing);

} // namespace ledgerloom
