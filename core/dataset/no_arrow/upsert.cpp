#include "core/dataset/upsert/upsert.h"

namespace ledgerloom {

Result<UpsertReport> upsert(const DatasetWork&, const UpsertRequest&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "upsert needs Apache Arrow, which this program was built without: run packaging/setup and "
                            "build again"};
}

} // namespace ledgerloom
