#include "core/dataset/convert/convert_own.h"

#include "core/base/units.h"
#include "core/dataset/read/table_stream.h"
#include "core/dataset/write/own_dataset.h"
#include "core/dataset/write/part_cuts.h"
#include "core/storage/dataset_layout.h"

#include <algorithm>
#include <map>

namespace ledgerloom {

namespace {

class OwnConverter {
public:
    OwnConverter(const DatasetWork& work, const ConvertRequest& request, const DatasetListing& listing,
                 DatasetInfo info, bool asGenerated, const RowSortLimits* inOrder)
        : m_work(work),
          m_request(request),
          m_listing(listing),
          m_info(std::move(info)),
          m_layout(m_info.plan),
          m_asGenerated(asGenerated),
          m_inOrder(inOrder),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")) {
        m_done.bytesTotal = listing.bytes();
    }

    Result<ConvertReport> run() {
        auto place = NewPlace::beside(m_work.files, m_request.destination);
        if (!place)
            return place.error();
        OwnDatasetWriter writer(m_work, m_pool, *place, m_info, m_listing);
        for (const Table table : allTables)
            if (auto done = convertTable(table, writer); !done)
                return done.error();
        if (auto finished = writer.finish({}); !finished)
            return finished.error();
        if (auto published = place->publish(); !published)
            return published.error();
        m_report.dataset = true;
        m_report.asGenerated = m_asGenerated;
        return m_report;
    }

private:
    Result<void> convertTable(Table table, OwnDatasetWriter& writer) {
        std::vector<const ListedPart*> parts;
        for (const ListedPart& part : m_listing.parts)
            if (part.table == tableName(table))
                parts.push_back(&part);
        if (parts.empty())
            return {};
        StreamRequest request{.paths = {},
                              .reading = {.path = {},
                                          .table = std::string(tableName(table)),
                                          .reading = RowOrigin::own,
                                          .switched = switchedColumns(m_info.plan)}};
        for (const ListedPart* part : parts)
            request.paths.push_back(under(m_listing.folder, part->path));
        auto stream = TableStream::open(m_work, m_pool, std::move(request), m_done);
        if (!stream)
            return stream.error();
        const bool sorted = m_inOrder != nullptr && table == Table::transactions;
        PartCuts cuts(m_info.plan, m_layout, table, parts, m_asGenerated || sorted, m_firstCustomers);
        auto copied = sorted ? sort(**stream, writer, cuts) : copy(**stream, writer, cuts, table);
        if (copied)
            copied = cuts.end(table, writer);
        m_report.files += cuts.parts();
        return copied;
    }

    Result<void> sort(TableStream& stream, OwnDatasetWriter& writer, PartCuts& cuts) {
        // As generate has it: ties by customer, then by the customer's payments one after the other.
        RowSort sort(m_work, m_pool, {.number = "timestamp", .texts = {"customer_id", "transaction_id"}}, *m_inOrder);
        std::shared_ptr<arrow::RecordBatch> rows;
        for (;;) {
            const auto more = stream.next(rows);
            if (!more)
                return more.error();
            if (!*more)
                break;
            m_report.rows += static_cast<std::uint64_t>(rows->num_rows());
            if (auto added = sort.add(rows); !added)
                return added;
            rows.reset();
        }
        return sort.drain(m_done, [&](const std::shared_ptr<arrow::RecordBatch>& page) {
            return cuts.write(page, Table::transactions, writer);
        });
    }

    Result<void> copy(TableStream& stream, OwnDatasetWriter& writer, PartCuts& cuts, Table table) {
        std::shared_ptr<arrow::RecordBatch> rows;
        for (;;) {
            const auto more = stream.next(rows);
            if (!more)
                return more.error();
            if (!*more)
                return {};
            m_report.rows += static_cast<std::uint64_t>(rows->num_rows());
            if (auto written = cuts.write(rows, table, writer); !written)
                return written;
        }
    }

    const DatasetWork& m_work;
    const ConvertRequest& m_request;
    const DatasetListing& m_listing;
    DatasetInfo m_info;
    DatasetLayout m_layout;
    bool m_asGenerated;
    const RowSortLimits* m_inOrder;
    std::shared_ptr<BudgetPool> m_pool;
    WorkProgress m_done;
    ConvertReport m_report;
    std::vector<std::string> m_firstCustomers; ///< of each shard that is written
};

/// Only the rows and not how they were asked for: another format would come to another number for the same size.
RunConfig configOf(const DatasetInfo& info, const Encoding& encoding, std::uint32_t level) {
    RunConfig config = info.config;
    config.format = encoding.format;
    config.compression = encoding.compression;
    config.compressionLevel = level;
    config.chunkSizeBytes = 0;
    if (info.plan.rows > 0) {
        config.sizeBytes = 0;
        config.rows = info.plan.rows;
    }
    return config;
}

bool samePopulation(const Plan& one, const Plan& other) {
    return one.rows == other.rows && one.customers == other.customers && one.blocks == other.blocks &&
           one.startDate == other.startDate && one.endDate == other.endDate &&
           one.activityPermille == other.activityPermille;
}

/// The plan that generate would make these rows by in the new encoding, if there is one.
std::optional<Plan> planAsGenerated(const ConvertRequest& request, const DatasetListing& listing, DatasetInfo& info) {
    if (!request.plan || listing.imported || listing.changed || info.plan.partition != Partition::none ||
        info.plan.rows == 0)
        return std::nullopt;
    if (auto plan = request.plan(info.config); plan && samePopulation(*plan, info.plan))
        return plan;
    // What followed from the size is said outright, so that the config still means these rows.
    info.config.customers = info.plan.customers;
    info.config.startDate = info.plan.startDate;
    info.config.endDate = info.plan.endDate;
    if (auto plan = request.plan(info.config); plan && samePopulation(*plan, info.plan))
        return plan;
    return std::nullopt;
}

} // namespace

Result<ConvertReport> convertOwn(const DatasetWork& work, const ConvertRequest& request, const DatasetListing& listing,
                                 const RowSortLimits* inOrder) {
    if (listing.manifest.chunk)
        return Error{.code = ErrorCode::badInput,
                     .message = listing.folder + " is one chunk of a dataset: convert the whole, or the folder of a "
                                                 "table in it"};
    auto info = datasetInfoOf(listing);
    if (!info)
        return info.error();
    const LevelRange levels = levelsOf(request.encoding.compression);
    const std::uint32_t level = request.encoding.level == levels.usual ? 0 : request.encoding.level;
    info->config = configOf(*info, request.encoding, level);
    if (inOrder != nullptr) {
        info->config.order = Order::time;
        info->config.partition = Partition::none;
        info->plan.order = Order::time;
        info->plan.partition = Partition::none;
    }
    const std::optional<Plan> plan = planAsGenerated(request, listing, *info);
    const bool asGenerated = plan.has_value();
    if (plan)
        info->plan = *plan;
    info->plan.encoding = request.encoding;
    info->plan.shardsPerChunk = 0;
    if (inOrder != nullptr && !asGenerated)
        info->plan.rows = listing.tables.at("transactions").rows; // parts are cut after so many, wherever they are from
    return OwnConverter(work, request, listing, std::move(info).value(), asGenerated, inOrder).run();
}

} // namespace ledgerloom
