#include "core/dataset/inspect/inspect.h"

namespace ledgerloom {

Result<std::vector<TableSummary>> inspect(const DatasetWork&, const InspectRequest&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "inspect reads rows, which this program was built without Apache Arrow for. Build it with "
                            "Arrow: packaging/setup gets the libraries"};
}

} // namespace ledgerloom
