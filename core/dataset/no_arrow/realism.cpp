#include "core/dataset/realism/realism.h"

namespace ledgerloom {

Result<RealismReport> measureRealism(const DatasetWork&, const std::string&) {
    return Error{.code = ErrorCode::badInput,
                 .message =
                     "inspect --realism reads rows, which this program was built without Apache Arrow for. Build "
                     "it with Arrow: packaging/setup gets the libraries"};
}

} // namespace ledgerloom
