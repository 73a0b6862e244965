#include "core/dataset/pipe/column_choice.h"

#include <set>

namespace ledgerloom {

Result<ColumnChoice> ColumnChoice::make(const std::vector<std::string>& names, const arrow::Schema& schema,
                                        std::shared_ptr<BudgetPool> pool) {
    ColumnChoice choice;
    choice.m_pool = std::move(pool);
    arrow::FieldVector fields;
    std::set<std::string> seen;
    for (const std::string& name : names) {
        auto found = findColumn(schema, name);
        if (!found)
            return Error{
                .code = ErrorCode::badInput, .message = "columns: " + found.error().message, .field = "columns"};
        if (!seen.insert(name).second)
            return Error{
                .code = ErrorCode::badInput, .message = "columns: " + name + " is named twice", .field = "columns"};
        const auto field = found->path.Get(schema);
        if (!field.ok())
            return arrowError(field.status(), name);
        fields.push_back((*field)->WithName(name)->WithNullable(true));
        choice.m_paths.push_back(std::move(found->path));
    }
    choice.m_schema = arrow::schema(fields);
    return choice;
}

Result<std::shared_ptr<arrow::RecordBatch>> ColumnChoice::of(const std::shared_ptr<arrow::RecordBatch>& rows) const {
    arrow::ArrayVector columns;
    for (const arrow::FieldPath& path : m_paths) {
        // Where the outer one is null, what is in it is, too.
        auto column = path.GetFlattened(*rows, m_pool->get());
        if (!column.ok())
            return arrowError(column.status(), "columns");
        columns.push_back(std::move(column).ValueUnsafe());
    }
    return arrow::RecordBatch::Make(m_schema, rows->num_rows(), std::move(columns));
}

} // namespace ledgerloom
