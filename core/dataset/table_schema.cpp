#include "core/dataset/table_schema.h"

#include "core/format/schema_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#define LEDGERLOOM_SCHEMA(name)                                                                                        \
    extern "C" const char ledgerloom_schema_##name[];                                                                  \
    extern "C" const char ledgerloom_schema_##name##_end[];
#define LEDGERLOOM_PARSED(name) parsed(ledgerloom_schema_##name, ledgerloom_schema_##name##_end)

LEDGERLOOM_SCHEMA(customers)
LEDGERLOOM_SCHEMA(devices)
LEDGERLOOM_SCHEMA(transactions)
LEDGERLOOM_SCHEMA(labels)
LEDGERLOOM_SCHEMA(episodes)
LEDGERLOOM_SCHEMA(merchants)
LEDGERLOOM_SCHEMA(credits)
LEDGERLOOM_SCHEMA(nodes)
LEDGERLOOM_SCHEMA(edges)

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

ColumnType typeOf(const std::string& type, const std::string& format) {
    if (type == "number")
        return ColumnType::number;
    if (type == "integer")
        return ColumnType::integer;
    if (type == "boolean")
        return ColumnType::boolean;
    return format == "timestamp_microseconds" ? ColumnType::timestamp
           : format == "date"                 ? ColumnType::date
                                              : ColumnType::text;
}

void addColumns(std::vector<SchemaColumn>& columns, const Json& list, const std::string& prefix) {
    for (const Json& entry : list) {
        SchemaColumn column;
        column.name = prefix + entry.at("name").get<std::string>();
        const auto type = entry.at("type").get<std::string>();
        if (type == "object") {
            addColumns(columns, entry.at("fields"), column.name + ".");
            continue;
        }
        column.format = entry.value("format", std::string());
        column.type = typeOf(type, column.format);
        column.nullable = entry.at("nullable").get<bool>();
        column.own = entry.value("own", false);
        column.role = entry.at("role").get<std::string>();
        column.pattern = entry.value("pattern", std::string());
        if (entry.contains("values"))
            column.values = entry["values"].get<std::vector<std::string>>();
        if (entry.contains("minimum"))
            column.minimum = entry["minimum"].get<double>();
        if (entry.contains("maximum"))
            column.maximum = entry["maximum"].get<double>();
        columns.push_back(std::move(column));
    }
}

TableSchema parsed(const char* begin, const char* end) {
    const Json json = Json::parse(begin, end);
    TableSchema schema;
    schema.table = json.at("table").get<std::string>();
    schema.key = json.at("key").get<std::vector<std::string>>();
    addColumns(schema.columns, json.at("columns"), {});
    for (SchemaColumn& column : schema.columns)
        column.label = (schema.table == "transactions" || schema.table == "nodes" || schema.table == "edges") &&
                       column.role == "label";
    return schema;
}

const std::vector<TableSchema>& originalSchemas() {
    static const std::vector<TableSchema> all{
        LEDGERLOOM_PARSED(customers), LEDGERLOOM_PARSED(devices),  LEDGERLOOM_PARSED(transactions),
        LEDGERLOOM_PARSED(labels),    LEDGERLOOM_PARSED(episodes), LEDGERLOOM_PARSED(merchants),
        LEDGERLOOM_PARSED(credits),   LEDGERLOOM_PARSED(nodes),    LEDGERLOOM_PARSED(edges)};
    return all;
}

/// The same tables under the names of a language. Keys are called the same in all.
const std::vector<TableSchema>& schemasIn(SchemaLanguage language) {
    if (language == SchemaLanguage::pt)
        return originalSchemas();
    static const std::vector<TableSchema> english = [] {
        const SchemaNames& names = SchemaNames::of(SchemaLanguage::en);
        std::vector<TableSchema> all = originalSchemas();
        for (TableSchema& schema : all)
            for (SchemaColumn& column : schema.columns) {
                column.values = names.values(column.name, column.values);
                column.name = names.column(column.name);
            }
        return all;
    }();
    return english;
}

} // namespace

const SchemaColumn* TableSchema::find(std::string_view name) const {
    const auto same = [name](const SchemaColumn& column) {
        return std::equal(name.begin(), name.end(), column.name.begin(), column.name.end(),
                          [](char asked, char known) { return asked == known || (asked == '_' && known == '.'); });
    };
    const auto found = std::find_if(columns.begin(), columns.end(), same);
    return found == columns.end() ? nullptr : &*found;
}

const TableSchema* knownSchema(std::string_view table, SchemaLanguage language) {
    for (const TableSchema& schema : schemasIn(language))
        if (schema.table == table)
            return &schema;
    return nullptr;
}

const TableSchema* schemaOf(const std::vector<std::string>& columns) {
    for (const SchemaLanguage language : {SchemaLanguage::pt, SchemaLanguage::en})
        for (const TableSchema& schema : schemasIn(language)) {
            const bool hasKey = std::ranges::all_of(
                schema.key, [&](const std::string& key) { return std::ranges::count(columns, key) > 0; });
            if (hasKey &&
                std::ranges::all_of(columns, [&](const std::string& name) { return schema.find(name) != nullptr; }))
                return &schema;
        }
    return nullptr;
}

} // namespace ledgerloom
