#include "core/dataset/convert/convert.h"

namespace ledgerloom {

Result<ConvertReport> convert(const DatasetWork&, const ConvertRequest&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "convert needs Apache Arrow, which this program was built without: run packaging/setup and "
                            "build again"};
}

} // namespace ledgerloom
