#include "core/dataset/order/order.h"

namespace ledgerloom {

Result<ConvertReport> orderByTime(const DatasetWork&, const OrderRequest&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "order needs Apache Arrow, which this program was built without: run packaging/setup and "
                            "build again"};
}

} // namespace ledgerloom
