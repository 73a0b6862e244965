#include "core/format/arrow/arrow_records.h"

namespace ledgerloom {

ArrowRecord::ArrowRecord(Table table, const Plan& plan, const Reference& reference, arrow::MemoryPool* pool,
                         std::size_t capacity)
    : ArrowRows(table, plan, pool, capacity) {
    const std::vector<std::vector<std::string>> names = recordCategories(table, plan, reference);
    for (const Column& made : columnsOf(table, plan)) {
        switch (made.type) {
        case ColumnType::category:
            ArrowRows::category(names[m_types.size()]);
            break;
        case ColumnType::number:
            ArrowRows::number();
            break;
        case ColumnType::integer:
            ArrowRows::integer();
            break;
        case ColumnType::boolean:
            ArrowRows::boolean();
            break;
        case ColumnType::timestamp:
            ArrowRows::timestamp();
            break;
        case ColumnType::text:
        case ColumnType::date: // no small table has one
            ArrowRows::text();
            break;
        }
        m_types.push_back(made.type);
    }
}

void ArrowRecord::boolean(bool given) {
    next<BooleanColumn>().append(1, [given](std::size_t, bool& value) {
        value = given;
        return true;
    });
}

void ArrowRecord::null() {
    switch (m_types[m_next]) {
    case ColumnType::category:
        category(SIZE_MAX);
        break;
    case ColumnType::number:
        nullIn<double>();
        break;
    case ColumnType::integer:
        nullIn<std::int32_t>();
        break;
    case ColumnType::timestamp:
        nullIn<std::int64_t>();
        break;
    case ColumnType::boolean:
        next<BooleanColumn>().append(1, [](std::size_t, bool&) { return false; });
        break;
    case ColumnType::text:
    case ColumnType::date:
        text([](char*) -> char* { return nullptr; });
        break;
    }
}

} // namespace ledgerloom
