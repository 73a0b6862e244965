#include "core/dataset/row_source.h"

namespace ledgerloom {

Result<OpenedRows> openRows(const DatasetWork&, const std::string&, const std::string&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "rows can be looked at only where the program was built with Apache Arrow: packaging/setup "
                            "gets the libraries"};
}

} // namespace ledgerloom
