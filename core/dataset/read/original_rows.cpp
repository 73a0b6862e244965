#include "core/dataset/read/original_rows.h"

#include <arrow/array.h>
#include <arrow/builder.h>

#include <string>

namespace ledgerloom {

std::shared_ptr<arrow::Schema> OriginalRows::of(const std::shared_ptr<arrow::Schema>& columns) const {
    if (!m_renames)
        return columns;
    arrow::FieldVector fields;
    for (const auto& field : columns->fields())
        fields.push_back(field->WithName(std::string(m_names.originalColumn(field->name()))));
    return arrow::schema(std::move(fields));
}

Result<std::shared_ptr<arrow::RecordBatch>> OriginalRows::of(const std::shared_ptr<arrow::RecordBatch>& rows) {
    if (!m_renames)
        return rows;
    const auto schema = of(rows->schema());
    arrow::ArrayVector columns = rows->columns();
    for (int i = 0; i < schema->num_fields(); ++i) {
        const std::string& name = schema->field(i)->name();
        const auto* texts = dynamic_cast<const arrow::StringArray*>(columns[static_cast<std::size_t>(i)].get());
        if (texts == nullptr || !m_names.renamesValuesOf(name))
            continue;
        auto renamed = originals(name, *texts);
        if (!renamed.ok())
            return arrowError(renamed.status(), "column " + name);
        columns[static_cast<std::size_t>(i)] = std::move(renamed).ValueUnsafe();
    }
    return arrow::RecordBatch::Make(schema, rows->num_rows(), std::move(columns));
}

arrow::Result<std::shared_ptr<arrow::Array>> OriginalRows::originals(const std::string& column,
                                                                     const arrow::StringArray& values) {
    arrow::StringBuilder builder(m_pool.get());
    ARROW_RETURN_NOT_OK(builder.Reserve(values.length()));
    // Values come in runs more often than not.
    std::string_view last;
    std::string_view lastOriginal;
    for (std::int64_t row = 0; row < values.length(); ++row) {
        if (values.IsNull(row)) {
            ARROW_RETURN_NOT_OK(builder.AppendNull());
            continue;
        }
        const std::string_view value = values.GetView(row);
        if (value != last || row == 0) {
            last = value;
            lastOriginal = m_names.originalValue(column, value);
        }
        ARROW_RETURN_NOT_OK(builder.Append(lastOriginal));
    }
    return builder.Finish();
}

} // namespace ledgerloom
