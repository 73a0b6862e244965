#include "core/format/arrow/arrow_schema.h"

namespace ledgerloom {

namespace {

std::shared_ptr<arrow::DataType> typeOf(ColumnType type) {
    switch (type) {
    case ColumnType::category:
        return arrow::dictionary(arrow::int16(), arrow::utf8());
    case ColumnType::number:
        return arrow::float64();
    case ColumnType::integer:
        return arrow::int32();
    case ColumnType::boolean:
        return arrow::boolean();
    case ColumnType::timestamp:
        return arrow::timestamp(arrow::TimeUnit::MICRO);
    case ColumnType::date:
        return arrow::date32();
    case ColumnType::text:
        break;
    }
    return arrow::utf8();
}

std::shared_ptr<arrow::Field> fieldOf(const Column& column, std::string_view name) {
    return arrow::field(std::string(name), typeOf(column.type), column.nullable,
                        arrow::key_value_metadata({"role"}, {std::string(column.role)}));
}

} // namespace

std::shared_ptr<arrow::Schema> arrowSchema(Table table, const Plan& plan) {
    arrow::FieldVector fields;
    arrow::FieldVector nested;
    const std::vector<Column> columns = columnsOf(table, plan);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view name = columns[i].name;
        const std::size_t dot = name.find('.');
        if (dot == std::string_view::npos) {
            fields.push_back(fieldOf(columns[i], name));
            continue;
        }
        const std::string_view parent = name.substr(0, dot + 1);
        nested.push_back(fieldOf(columns[i], name.substr(dot + 1)));
        if (i + 1 < columns.size() && columns[i + 1].name.starts_with(parent))
            continue;
        fields.push_back(arrow::field(std::string(name.substr(0, dot)), arrow::struct_(nested), false));
        nested.clear();
    }
    return arrow::schema(fields);
}

std::shared_ptr<const arrow::KeyValueMetadata> fileMetadata(Table table, const Plan& plan, const std::string& config) {
    std::string roles;
    for (const Column& column : columnsOf(table, plan))
        roles.append(roles.empty() ? "{\"" : ",\"").append(column.name).append("\":\"").append(column.role) += '"';
    return arrow::key_value_metadata({"ledgerloom.table", "ledgerloom.seed", "ledgerloom.config", "ledgerloom.roles"},
                                     {std::string(tableName(table)), std::to_string(plan.seed), config, roles + "}"});
}

} // namespace ledgerloom
