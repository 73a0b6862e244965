#include "core/dataset/write/row_encoder.h"

#include "core/dataset/write/column_row_encoder.h"
#include "core/dataset/write/text_row_encoder.h"

#include <arrow/type.h>

namespace ledgerloom {

Result<std::unique_ptr<RowEncoder>> RowEncoder::make(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                                                     RowEncoding encoding) {
    if (encoding.schema->num_fields() == 0)
        return Error{.code = ErrorCode::badInput, .message = "there are no columns to write"};
    const std::vector<std::string> names = encoding.schema->field_names();
    for (const std::string& name : names)
        for (const std::string& other : names)
            if (encoding.dotsNest && other.size() > name.size() && other.starts_with(name) && other[name.size()] == '.')
                return Error{.code = ErrorCode::badInput,
                             .message = "column " + name +
                                        " is a value in some rows and an object in others, which "
                                        "cannot be written as one column"};
    return encoding.encoding.isText() ? makeTextRowEncoder(work, std::move(encoding))
                                      : makeColumnRowEncoder(work, pool, std::move(encoding));
}

} // namespace ledgerloom
