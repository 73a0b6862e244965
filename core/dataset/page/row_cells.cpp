#include "core/dataset/page/row_cells.h"

#include "core/dataset/table_schema.h"

#include <arrow/array.h>

#include <utility>

namespace ledgerloom {

bool isFraudValue(const arrow::Array& label, std::int64_t row) {
    if (label.IsNull(row))
        return false;
    switch (label.type_id()) {
    case arrow::Type::BOOL:
        return static_cast<const arrow::BooleanArray&>(label).Value(row);
    case arrow::Type::INT64:
        return static_cast<const arrow::Int64Array&>(label).Value(row) != 0;
    case arrow::Type::DOUBLE:
        return static_cast<const arrow::DoubleArray&>(label).Value(row) != 0;
    case arrow::Type::STRING: {
        const auto text = static_cast<const arrow::StringArray&>(label).GetView(row);
        return text == "true" || text == "True" || text == "1";
    }
    default:
        return false;
    }
}

RowCells::RowCells(std::vector<std::string> columns) : m_columns(std::move(columns)), m_bound(m_columns.size()) {
    const TableSchema* known = schemaOf(m_columns);
    for (const std::string& name : m_columns) {
        const SchemaColumn* column = known != nullptr ? known->find(name) : nullptr;
        if (column == nullptr || column->type != ColumnType::number)
            m_decimals.push_back(Decimals::shortest);
        else
            m_decimals.push_back(column->format == "degrees" ? Decimals::six : Decimals::two);
    }
}

void RowCells::bind(const arrow::RecordBatch& batch) {
    m_label = batch.GetColumnByName(std::string(label));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Bound& bound = m_bound[i];
        const int at = batch.schema()->GetFieldIndex(m_columns[i]);
        bound.array = at < 0 ? nullptr : batch.column(at).get();
        if (bound.array == nullptr)
            continue;
        if (!bound.type || !bound.type->Equals(*bound.array->type())) {
            bound.type = bound.array->type();
            bound.cells = bound.type->id() == arrow::Type::STRING
                              ? nullptr
                              : CellText::make(*bound.type, TextKind::csv, m_decimals[i]);
        }
        if (bound.cells)
            bound.cells->bind(*bound.array);
    }
}

bool RowCells::fraud(std::int64_t row) const {
    return m_label && isFraudValue(*m_label, row);
}

bool RowCells::isNull(std::size_t column, std::int64_t row) const {
    return m_bound[column].array == nullptr || m_bound[column].array->IsNull(row);
}

std::string_view RowCells::text(std::size_t column, std::int64_t row) {
    const Bound& bound = m_bound[column];
    if (!bound.cells) {
        const auto text = static_cast<const arrow::StringArray&>(*bound.array).GetView(row);
        return {text.data(), text.size()};
    }
    m_text.clear();
    bound.cells->write(m_text, row);
    return m_text;
}

Result<void> RowCells::addTo(RowPage& page, std::int64_t row, std::size_t mostCellBytes) {
    auto added = page.beginRow(fraud(row));
    for (std::size_t column = 0; column < m_columns.size() && added; ++column)
        added = isNull(column, row) ? page.addNull() : page.addCell(text(column, row), mostCellBytes);
    return added;
}

} // namespace ledgerloom
