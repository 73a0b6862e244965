#include "core/dataset/pipe/pipe.h"

namespace ledgerloom {

Result<PipeReport> pipe(const DatasetWork&, const PipeRequest&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "pipe needs Apache Arrow, which this program was built without: run packaging/setup and "
                            "build again"};
}

} // namespace ledgerloom
