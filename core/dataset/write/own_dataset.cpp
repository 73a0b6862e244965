#include "core/dataset/write/own_dataset.h"

#include "core/config/config_json.h"
#include "core/dataset/file_bytes.h"
#include "core/dataset/read/batch_builder.h"
#include "core/dataset/read/cell_value.h"
#include "core/dataset/table_schema.h"
#include "core/storage/data_card.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/part_output.h"

#include <arrow/array.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <tuple>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t copyBytes = std::size_t{256} << 10;
constexpr std::uint64_t bytesPerRecord = 512; ///< of the list, about

} // namespace

Result<DatasetInfo> datasetInfoOf(const DatasetListing& listing) {
    DatasetInfo info;
    info.config = listing.manifest.config;
    info.plan = listing.plan;
    try {
        const Json manifest = Json::parse(listing.manifest.text);
        info.plan.seed = info.config.seed;
        info.plan.activityPermille = manifest.at("plan").at("activity_permille").get<std::uint32_t>();
        for (const auto& [type, share] : manifest.at("fraud_mix_ppm").items())
            info.fraudMixPpm.emplace_back(type, share.get<std::uint64_t>());
        info.absentFraudTypes = manifest.at("absent_fraud_types").get<std::vector<std::string>>();
    } catch (const Json::exception& problem) {
        return Error{.code = ErrorCode::badInput,
                     .message = listing.folder + "/manifest.json is not one that can be used: " + problem.what()};
    }
    const auto encoding = resolveEncoding(info.config.format, info.config.compression, info.config.compressionLevel);
    if (!encoding)
        return encoding.error();
    info.plan.encoding = *encoding;
    return info;
}

OwnDatasetWriter::OwnDatasetWriter(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, NewPlace& place,
                                   const DatasetInfo& info, const DatasetListing& listing)
    : m_work(work),
      m_pool(std::move(pool)),
      m_place(place),
      m_info(info),
      m_listing(listing),
      m_config(identityJson(info.config)) {}

Result<void> OwnDatasetWriter::beginPart(Table table, std::uint64_t unit, const std::string& path) {
    if (m_made.size() == m_made.capacity()) {
        const std::size_t room = std::max<std::size_t>(2 * m_made.capacity(), 1'024);
        auto memory = m_work.budget.reserve(room * bytesPerRecord + PartOutput::bufferBytes, "the list of parts");
        if (!memory)
            return memory.error();
        m_made.reserve(room);
        m_listMemory = std::move(memory).value();
    }
    auto file = m_place.create(path);
    if (!file)
        return file.error();
    m_file.emplace(std::move(file).value());
    m_sink.setPart(&*m_file);
    m_table = table;
    m_unit = unit;
    m_path = path;
    m_totals = {};
    m_rows = 0;
    m_begun = false;
    return {};
}

Result<void> OwnDatasetWriter::begin(const std::shared_ptr<arrow::Schema>& schema) {
    if (m_encoderOf != m_table) {
        auto encoder = RowEncoder::make(m_work, m_pool,
                                        {.encoding = m_info.plan.encoding,
                                         .schema = schema,
                                         .dotsNest = m_info.plan.encoding.format != Format::csv,
                                         .own = OwnTable{.table = m_table, .plan = &m_info.plan, .config = m_config}});
        if (!encoder)
            return encoder.error();
        m_encoder = std::move(encoder).value();
        m_encoderOf = m_table;
    }
    m_begun = true;
    return m_encoder->begin(m_sink, m_path);
}

Result<void> OwnDatasetWriter::write(const std::shared_ptr<arrow::RecordBatch>& rows) {
    if (!m_begun)
        if (auto begun = begin(rows->schema()); !begun)
            return begun;
    m_rows += static_cast<std::uint64_t>(rows->num_rows());
    count(*rows);
    return m_encoder->write(rows);
}

void OwnDatasetWriter::count(const arrow::RecordBatch& rows) {
    if (m_table != Table::transactions)
        return;
    const auto* fraud = dynamic_cast<const arrow::BooleanArray*>(rows.GetColumnByName("is_fraud").get());
    const auto* times = dynamic_cast<const arrow::TimestampArray*>(rows.GetColumnByName("timestamp").get());
    for (std::int64_t row = 0; row < rows.num_rows(); ++row) {
        if (fraud != nullptr && fraud->IsValid(row) && fraud->Value(row))
            ++m_totals.fraudRows;
        if (times == nullptr || times->IsNull(row))
            continue;
        const std::int64_t time = times->Value(row);
        m_totals.firstTimeUs = m_totals.rows == 0 ? time : std::min(m_totals.firstTimeUs, time);
        m_totals.lastTimeUs = m_totals.rows == 0 ? time : std::max(m_totals.lastTimeUs, time);
        ++m_totals.rows;
    }
}

Result<void> OwnDatasetWriter::endPart() {
    if (!m_begun) {
        std::vector<ReadColumn> columns;
        for (const SchemaColumn& column : knownSchema(tableName(m_table), m_info.plan.schema)->columns)
            if (!column.own || m_info.plan.ownColumns)
                columns.push_back({column.name, column.type});
        if (auto begun = begin(readSchema(columns)); !begun)
            return begun;
    }
    auto ended = m_encoder->end();
    return ended ? sealPart() : ended;
}

Result<void> OwnDatasetWriter::sealPart() {
    if (auto sealed = m_file->seal(); !sealed)
        return sealed;
    if (auto published = m_file->publish(); !published)
        return published;
    ShardRecord record{.shard = m_unit, .totals = m_totals, .parts = {}};
    record.totals.setRowsOf(m_table, m_rows);
    record.parts.push_back(
        {.table = m_table, .path = m_path, .bytes = m_file->bytes(), .checksum = m_file->checksum()});
    m_made.push_back(std::move(record));
    m_file.reset();
    return {};
}

Result<void> OwnDatasetWriter::copyPart(const ListedPart& part, WorkProgress& done) {
    const Table table =
        *std::find_if(allTables.begin(), allTables.end(), [&](Table one) { return tableName(one) == part.table; });
    if (auto begun = beginPart(table, part.isShard ? part.unit : m_info.plan.shards + part.unit, part.path); !begun)
        return begun;
    auto file = FileBytes::openFile(m_work.files, under(m_listing.folder, part.path));
    if (!file)
        return file.error();
    auto memory = m_work.budget.reserve(copyBytes, "copying parts");
    if (!memory)
        return memory.error();
    std::vector<char> buffer(copyBytes);
    for (;;) {
        if (auto on = m_work.mayGoOn(done); !on)
            return on;
        const auto count = file->read(buffer.data(), buffer.size());
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        if (auto written = m_file->write({buffer.data(), *count}); !written)
            return written;
        done.bytesDone += *count;
        if (m_work.progress)
            m_work.progress(done);
    }
    m_rows = part.rows;
    m_totals.fraudRows = part.fraudRows;
    m_totals.firstTimeUs = readTimestamp(part.firstTime, Spelling::own).value_or(0);
    m_totals.lastTimeUs = readTimestamp(part.lastTime, Spelling::own).value_or(0);
    return sealPart();
}

std::string OwnDatasetWriter::manifest(const DatasetTotals& totals, const std::string& rootHash,
                                       const std::string& changes) const {
    Json manifest = Json::parse(manifestText(m_info, totals, rootHash));
    const Json before = Json::parse(m_listing.manifest.text);
    // Which customers they are is not read again here.
    if (before.at("plan").contains("customers_file"))
        manifest["plan"]["customers_file"] = before["plan"]["customers_file"];
    Json changed = before.value("changes", Json::array());
    if (!changes.empty())
        changed.push_back(changes);
    if (!changed.empty())
        manifest["changes"] = std::move(changed);
    return manifest.dump(2) + "\n";
}

Result<void> OwnDatasetWriter::writeText(std::string_view name, const std::string& text) {
    auto file = m_place.create(std::string(name));
    if (!file)
        return file.error();
    if (auto written = file->write(text); !written)
        return written;
    if (auto sealed = file->seal(); !sealed)
        return sealed;
    return file->publish();
}

Result<void> OwnDatasetWriter::finish(const std::string& changes) {
    std::sort(m_made.begin(), m_made.end(), [](const ShardRecord& a, const ShardRecord& b) {
        return std::tie(a.shard, a.parts.front().table) < std::tie(b.shard, b.parts.front().table);
    });
    DatasetTotals totals;
    auto list = m_place.create(std::string(partsListName));
    if (!list)
        return list.error();
    for (const ShardRecord& record : m_made) {
        totals.add(record);
        const PartRecord& part = record.parts.front();
        if (auto written = list->write(partLine(record, part, part.path, m_info.plan)); !written)
            return written;
    }
    if (auto sealed = list->seal(); !sealed)
        return sealed;
    const std::string rootHash = list->checksum();
    if (auto published = list->publish(); !published)
        return published;
    if (auto written = writeText(dataCardName, dataCardText(m_info, totals)); !written)
        return written;
    return writeText(manifestName, manifest(totals, rootHash, changes));
}

} // namespace ledgerloom
