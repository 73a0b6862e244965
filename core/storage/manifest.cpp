#include "core/storage/manifest.h"

#include "core/base/civil_time.h"
#include "core/base/stream_hash.h"
#include "core/config/config_json.h"
#include "core/format/part_encoders.h"
#include "core/population/customer_index.h"
#include "core/storage/dataset_layout.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

Json planJson(const Plan& plan) {
    Json object{{"rows", plan.rows},
                {"fraud_rows", plan.fraudBefore(plan.blocks)},
                {"customers", plan.customers},
                {"start_date", formatDate(plan.startDate)},
                {"end_date", formatDate(plan.endDate)},
                {"activity_permille", plan.activityPermille},
                {"blocks", plan.blocks},
                {"rows_per_block", rowsPerBlock},
                {"blocks_per_shard", plan.blocksPerShard},
                {"shards", plan.shards},
                {"shards_per_chunk", plan.shardsPerChunk}};
    if (plan.order == Order::time) {
        object["rows_per_part"] = plan.rowsPerPart();
    }
    // Which customers they are decides bytes; where their file lies does not.
    if (plan.importedCustomers) {
        object["customers_file"] = {{"customers", plan.importedCustomers->customers()},
                                    {"xxh3_128", plan.importedCustomers->checksum()}};
    }
    return object;
}

Json tablesJson(const DatasetTotals& totals) {
    Json tables = Json::object();
    for (const Table table : allTables) {
        const TableTotals& sums = totals.tables[static_cast<std::size_t>(table)];
        if (sums.parts == 0) {
            continue;
        }
        Json entry{{"parts", sums.parts}, {"rows", sums.rows}, {"bytes", sums.bytes}};
        if (table == Table::transactions) {
            entry["fraud_rows"] = totals.fraudRows;
            entry["first_time"] = formatTimestamp(totals.firstTimeUs);
            entry["last_time"] = formatTimestamp(totals.lastTimeUs);
        }
        tables[std::string(tableName(table))] = std::move(entry);
    }
    return tables;
}

} // namespace

void DatasetTotals::add(const ShardRecord& record) {
    for (const PartRecord& part : record.parts) {
        TableTotals& sums = tables[static_cast<std::size_t>(part.table)];
        sums.parts += 1;
        sums.rows += record.totals.rowsOf(part.table);
        sums.bytes += part.bytes;
    }
    if (record.totals.rows > 0) {
        const bool first = tables[static_cast<std::size_t>(Table::transactions)].rows == record.totals.rows;
        firstTimeUs = first ? record.totals.firstTimeUs : std::min(firstTimeUs, record.totals.firstTimeUs);
        lastTimeUs = first ? record.totals.lastTimeUs : std::max(lastTimeUs, record.totals.lastTimeUs);
        fraudRows += record.totals.fraudRows;
    }
}

std::string manifestText(const DatasetInfo& info, const DatasetTotals& totals, const std::string& rootHash,
                         std::optional<std::uint64_t> chunk) {
    Json manifest{
        {"ledgerloom_manifest", 1}, {"data_version", dataVersion}, {"config", Json::parse(identityJson(info.config))}};
    manifest["plan"] = planJson(info.plan);
    if (const std::string libraries = encodingLibraries(info.plan.encoding); !libraries.empty()) {
        manifest["encoded_by"] = libraries;
    }
    if (chunk) {
        manifest["chunk"] = *chunk;
    }
    manifest["fraud_mix_ppm"] = Json::object();
    for (const auto& [type, share] : info.fraudMixPpm) {
        manifest["fraud_mix_ppm"][type] = share;
    }
    manifest["absent_fraud_types"] = info.absentFraudTypes;
    manifest["tables"] = tablesJson(totals);
    manifest["parts_list"] = {{"path", partsListName}, {"xxh3_128", rootHash}};
    return manifest.dump(2) + "\n";
}

std::string planFingerprint(const DatasetInfo& info) {
    StreamHash hash;
    hash.add(identityJson(info.config) + planJson(info.plan).dump() + std::to_string(dataVersion) +
             encodingLibraries(info.plan.encoding));
    return hash.hex();
}

std::string partLine(const ShardRecord& record, const PartRecord& part, const std::string& path, const Plan& plan) {
    const bool behindShards = record.shard >= plan.shards;
    Json line{{"path", path},
              {"table", tableName(part.table)},
              {behindShards ? "part" : "shard", behindShards ? record.shard - plan.shards : record.shard},
              {"rows", record.totals.rowsOf(part.table)},
              {"bytes", part.bytes},
              {"xxh3_128", part.checksum}};
    if (part.table == Table::transactions) {
        line["fraud_rows"] = record.totals.fraudRows;
        line["first_time"] = formatTimestamp(record.totals.firstTimeUs);
        line["last_time"] = formatTimestamp(record.totals.lastTimeUs);
    }
    return line.dump() + "\n";
}

} // namespace ledgerloom
