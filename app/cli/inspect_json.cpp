#include "app/cli/inspect_text.h"
#include "core/base/civil_time.h"

#include <nlohmann/json.hpp>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

Json valuesJson(const std::vector<ValueRows>& values, bool fraud) {
    Json list = Json::array();
    for (const ValueRows& value : values) {
        Json entry{{"value", value.value}, {"rows", value.rows}};
        if (fraud)
            entry["fraud_rows"] = value.fraudRows;
        list.push_back(std::move(entry));
    }
    return list;
}

Json columnJson(const ColumnSummary& column, bool fraud) {
    Json json{{"name", column.name}, {"type", column.type}, {"rows", column.rows}, {"nulls", column.nulls}};
    if (column.otherTypes > 0)
        json["other_types"] = column.otherTypes;
    json["distinct"] = column.different;
    json["distinct_exact"] = column.differentExact;
    if (column.nulls + column.otherTypes < column.rows && column.type != "boolean") {
        json["min"] = column.least;
        json["max"] = column.most;
    }
    if (column.mean)
        json["mean"] = *column.mean;
    if (!column.quantiles.empty()) {
        constexpr const char* names[]{"p01", "p25", "p50", "p75", "p99"};
        for (std::size_t i = 0; i < column.quantiles.size(); ++i)
            json["quantiles"][names[i]] = column.quantiles[i];
        json["quantiles_exact"] = column.quantilesExact;
    }
    json["top"] = valuesJson(column.top, fraud);
    json["top_counts_low_by_at_most"] = column.topMissing;
    return json;
}

Json countsJson(const std::array<std::uint64_t, 2>& rows, bool fraud) {
    Json json{{"rows", rows[0]}};
    if (fraud)
        json["fraud_rows"] = rows[1];
    return json;
}

Json tableJson(const TableSummary& table) {
    const bool fraud = table.fraudRows.has_value();
    Json json{{"table", table.table}, {"files", table.files}, {"bytes", table.bytes}, {"rows", table.rows}};
    if (fraud)
        json["fraud_rows"] = *table.fraudRows;
    json["bad_rows"] = table.badRows;
    json["columns"] = Json::array();
    for (const ColumnSummary& column : table.columns)
        json["columns"].push_back(columnJson(column, fraud));
    for (const FraudBy& by : table.fraudBy)
        json["fraud_by"][by.column] = {{"values", valuesJson(by.values, fraud)}, {"counts_low_by_at_most", by.missing}};
    if (!table.days.empty()) {
        Json& time = json["time"];
        time["column"] = table.timeColumn;
        for (const auto& [day, rows] : table.days)
            time["days"][formatDate(day)] = countsJson(rows, fraud);
        for (const auto& rows : table.hours)
            time["hours"].push_back(countsJson(rows, fraud));
        for (const auto& rows : table.weekdays)
            time["weekdays_from_monday"].push_back(countsJson(rows, fraud));
    }
    json["notes"] = table.notes;
    return json;
}

} // namespace

std::string inspectJson(const std::vector<TableSummary>& tables) {
    Json list = Json::array();
    for (const TableSummary& table : tables)
        list.push_back(tableJson(table));
    return Json{{"tables", std::move(list)}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace ledgerloom
