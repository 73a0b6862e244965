#include "core/dataset/verify/verify_rows.h"

namespace ledgerloom {

Result<void> verifyRows(const DatasetWork&, const DatasetListing&, const std::string&, VerifyReport&) {
    return Error{.code = ErrorCode::badInput,
                 .message =
                     "--deep reads rows, which this program was built without Apache Arrow for. Leave --deep out, "
                     "or build it with Arrow: packaging/setup gets the libraries"};
}

} // namespace ledgerloom
