#include "core/dataset/upsert/update_rows.h"

#include "core/base/text.h"
#include "core/dataset/table_files.h"

#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>

#include <algorithm>

namespace ledgerloom {

Result<void> RowKeys::setSchema(const arrow::Schema& schema, const std::string& where) {
    m_places.clear();
    m_cells.clear();
    for (const std::string& name : m_columns) {
        m_places.push_back(schema.GetFieldIndex(name));
        if (m_places.back() < 0)
            return Error{.code = ErrorCode::badInput,
                         .message = "key: " + where + " has no column " + quotedText(name),
                         .field = "key"};
        m_cells.push_back(CellText::make(*schema.field(m_places.back())->type(), TextKind::csv, Decimals::shortest));
    }
    return {};
}

void RowKeys::bind(const arrow::RecordBatch& rows) {
    m_bound.clear();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        m_bound.push_back(rows.column(m_places[i]));
        m_cells[i]->bind(*m_bound.back());
    }
}

bool RowKeys::read(std::int64_t row, IdKey& key) {
    m_text.clear();
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (m_bound[i]->IsNull(row))
            return false;
        m_text += i == 0 ? "" : "\x1f";
        m_cells[i]->write(m_text, row);
    }
    key = m_cells.size() == 1 ? keyOfId(m_text) : hashedKey(m_text);
    return true;
}

Result<std::unique_ptr<UpdateRows>> UpdateRows::open(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                     const std::string& path,
                                                     const std::shared_ptr<arrow::Schema>& columns,
                                                     WorkProgress& done) {
    const auto tables = findTables(work.files, path);
    if (!tables)
        return tables.error();
    if (tables->size() > 1)
        return Error{.code = ErrorCode::badInput,
                     .message = path + " has several tables: name the file or the folder of the updates"};
    auto stream = TableStream::open(work, pool, {.paths = tables->front().paths}, done);
    if (!stream)
        return stream.error();
    auto updates = std::make_unique<UpdateRows>();
    updates->m_pool = std::move(pool);
    updates->m_path = path;
    arrow::FieldVector fields;
    for (const auto& field : (*stream)->schema()->fields()) {
        auto known = columns->GetFieldByName(field->name());
        for (const auto& column : columns->fields()) {
            std::string flat = column->name(); // as CSV names what is nested
            std::replace(flat.begin(), flat.end(), '.', '_');
            known = !known && flat == field->name() ? column : known;
        }
        if (!known)
            return Error{.code = ErrorCode::badInput,
                         .message = path + " has a column " + quotedText(field->name()) +
                                    ", which the table does not have. Leave it out"};
        fields.push_back(known);
    }
    updates->m_schema = arrow::schema(fields);
    updates->m_stream = std::move(stream).value();
    return updates;
}

Result<bool> UpdateRows::next(std::shared_ptr<arrow::RecordBatch>& rows) {
    auto more = m_stream->next(rows);
    if (!more || !*more)
        return more;
    arrow::compute::ExecContext context(m_pool->get());
    context.set_use_threads(false);
    arrow::ArrayVector columns;
    for (int i = 0; i < rows->num_columns(); ++i) {
        const auto& type = m_schema->field(i)->type();
        auto column = rows->column(i);
        if (!column->type()->Equals(*type)) {
            auto cast = arrow::compute::Cast(arrow::Datum(column), type, arrow::compute::CastOptions::Safe(), &context);
            if (!cast.ok())
                return Error{.code = ErrorCode::badInput,
                             .message =
                                 m_path + ", column " + m_schema->field(i)->name() + ": " + cast.status().message()};
            column = cast->make_array();
        }
        columns.push_back(std::move(column));
    }
    rows = arrow::RecordBatch::Make(m_schema, rows->num_rows(), std::move(columns));
    return true;
}

} // namespace ledgerloom
