#include "core/importing/parquet_source.h"

namespace ledgerloom {

Result<std::unique_ptr<CustomerSource>> openParquet(const std::string& /*real*/, const std::string& path) {
    return Error{ErrorCode::badInput,
                 path + " is Parquet, which this program was built without. Save it as CSV or JSON lines, or build "
                        "with Arrow C++ (packaging/setup gets it).",
                 {}};
}

} // namespace ledgerloom
