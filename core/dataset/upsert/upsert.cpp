#include "core/dataset/upsert/upsert.h"

#include "core/base/units.h"
#include "core/dataset/sort/row_sort.h"
#include "core/dataset/upsert/key_join.h"
#include "core/dataset/upsert/table_rewrite.h"
#include "core/dataset/upsert/update_rows.h"
#include "core/storage/dataset_layout.h"

#include <arrow/array.h>
#include <arrow/builder.h>

#include <algorithm>
#include <optional>

namespace ledgerloom {

namespace {

constexpr std::uint64_t shareOfBudget = 6;
constexpr const char* placeColumn = " place"; ///< no column of a table is called so

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message)};
}

class Upserting {
public:
    Upserting(const DatasetWork& work, const UpsertRequest& request, const DatasetListing& listing)
        : m_work(work),
          m_request(request),
          m_listing(listing),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")),
          m_mostBytes(work.budget.stats().available / shareOfBudget),
          m_join(work, request, m_mostBytes),
          m_keys(request.keys) {
        for (const ListedPart& part : listing.parts)
            if (part.table == request.table)
                m_parts.push_back(&part);
        std::sort(m_parts.begin(), m_parts.end(),
                  [](const ListedPart* a, const ListedPart* b) { return a->unit < b->unit; });
    }

    Result<UpsertReport> run() {
        if (m_parts.empty())
            return refused(m_request.dataset + " has no table " + m_request.table);
        for (const ListedPart* part : m_parts)
            m_done.bytesTotal += part->bytes;
        m_done.bytesTotal += m_listing.bytes();
        if (auto read = readTableKeys(); !read)
            return read.error();
        if (auto read = readUpdateKeys(); !read)
            return read.error();
        if (auto joined = m_join.join(m_report); !joined)
            return joined.error();
        RowSort updates(m_work, m_pool, {.number = placeColumn},
                        {.scratchFolder = m_request.scratchFolder, .mostBytes = m_mostBytes});
        if (auto placed = placeUpdates(updates); !placed)
            return placed.error();
        return write(updates);
    }

private:
    Result<void> readTableKeys() {
        auto stream = TableStream::open(m_work, m_pool, TableRewrite::reading(m_listing, m_parts), m_done);
        if (!stream)
            return stream.error();
        m_columns = (*stream)->schema();
        if (auto set = m_keys.setSchema(*m_columns, "table " + m_request.table); !set)
            return set;
        std::shared_ptr<arrow::RecordBatch> rows;
        for (;;) {
            const auto more = (*stream)->next(rows);
            if (!more)
                return more.error();
            if (!*more)
                return {};
            m_keys.bind(*rows);
            IdKey key;
            for (std::int64_t row = 0; row < rows->num_rows(); ++row) {
                const std::uint64_t number = (*stream)->firstRow() + static_cast<std::uint64_t>(row);
                if (!m_keys.read(row, key))
                    return refused(m_parts[(*stream)->file()]->path + ", row " + formatCount(number) +
                                   ": a key is null, so rows cannot be told apart by it");
                if (auto added = m_join.addRow(key); !added)
                    return added;
            }
        }
    }

    Result<void> readUpdateKeys() {
        WorkProgress aside;
        auto updates = UpdateRows::open(m_work, m_pool, m_request.updates, m_columns, aside);
        if (!updates)
            return updates.error();
        if (auto set = m_keys.setSchema(*(*updates)->schema(), m_request.updates); !set)
            return set;
        std::shared_ptr<arrow::RecordBatch> rows;
        for (;;) {
            const auto more = (*updates)->next(rows);
            if (!more)
                return more.error();
            if (!*more)
                return {};
            m_keys.bind(*rows);
            IdKey key;
            for (std::int64_t row = 0; row < rows->num_rows(); ++row) {
                ++m_report.source;
                if (!m_keys.read(row, key))
                    return refused(m_request.updates + ", row " + formatCount(m_report.source) + ": a key is null");
                if (auto added = m_join.addUpdate(key); !added)
                    return added;
            }
        }
    }

    /// Reads the updates once more, now that it is known where each goes, and sorts them by that.
    Result<void> placeUpdates(RowSort& sort) {
        WorkProgress aside;
        auto updates = UpdateRows::open(m_work, m_pool, m_request.updates, m_columns, aside);
        if (!updates)
            return updates.error();
        std::shared_ptr<arrow::RecordBatch> rows;
        std::int64_t at = 0;
        arrow::Int64Builder places(m_pool->get());
        const auto flush = [&]() -> Result<void> {
            std::shared_ptr<arrow::Array> column;
            if (const auto finished = places.Finish(&column); !finished.ok())
                return arrowError(finished, m_request.updates);
            arrow::ArrayVector columns = rows->columns();
            arrow::FieldVector fields = rows->schema()->fields();
            columns.push_back(std::move(column));
            fields.push_back(arrow::field(placeColumn, arrow::int64()));
            return addPlaced(sort, *arrow::RecordBatch::Make(arrow::schema(fields), rows->num_rows(), columns));
        };
        auto drained = m_join.places().drain([&](const UpdatePlace& next) -> Result<void> {
            if (!rows || at == rows->num_rows()) {
                if (auto flushed = rows ? flush() : Result<void>(); !flushed)
                    return flushed;
                const auto more = (*updates)->next(rows);
                if (!more || !*more)
                    return more ? refused(m_request.updates + " was changed while it was read") : more.error();
                at = 0;
            }
            ++at;
            const auto added = places.Append(next.place);
            return added.ok() ? Result<void>() : Result<void>(arrowError(added, m_request.updates));
        });
        return drained && rows ? flush() : drained;
    }

    /// Those of the batch that have a place.
    Result<void> addPlaced(RowSort& sort, const arrow::RecordBatch& rows) {
        const auto& places = static_cast<const arrow::Int64Array&>(*rows.column(rows.num_columns() - 1));
        for (std::int64_t row = 0; row < rows.num_rows();) {
            std::int64_t end = row;
            while (end < rows.num_rows() && (places.Value(end) >= 0) == (places.Value(row) >= 0))
                ++end;
            if (places.Value(row) >= 0) {
                m_putsIn = m_putsIn || hasNew(places, row, end);
                if (auto added = sort.add(rows.Slice(row, end - row)); !added)
                    return added;
            }
            row = end;
        }
        return {};
    }
    static bool hasNew(const arrow::Int64Array& places, std::int64_t from, std::int64_t to) {
        for (std::int64_t row = from; row < to; ++row)
            if (places.Value(row) % 2 == 0)
                return true;
        return false;
    }

    Result<UpsertReport> write(RowSort& updates) {
        if (m_putsIn && m_listing.plan.order == Order::time && m_request.table == "transactions")
            return refused("rows cannot be put into a dataset in the order of time, where each has its place. Put them "
                           "into the one that it was made from, and order that one again (ledgerloom order), or use "
                           "--strategy update");
        auto info = datasetInfoOf(m_listing);
        if (!info)
            return info.error();
        auto place = m_request.output.empty() ? NewPlace::insteadOf(m_work.files, m_request.dataset)
                                              : NewPlace::beside(m_work.files, m_request.output);
        if (!place)
            return place.error();
        OwnDatasetWriter writer(m_work, m_pool, *place, *info, m_listing);
        TableRewrite table(m_work, m_pool, m_request, m_listing, m_parts, m_columns, writer, m_done, m_report);
        auto written =
            updates.drain(m_done, [&](const std::shared_ptr<arrow::RecordBatch>& page) { return table.take(*page); });
        if (written)
            written = table.finish();
        for (const ListedPart& part : m_listing.parts)
            if (written && part.table != m_request.table)
                written = writer.copyPart(part, m_done);
        m_report.total = m_join.rows() + m_report.inserted - m_report.deleted;
        if (written)
            written = finish(writer, *place);
        return written ? Result<UpsertReport>(m_report) : Result<UpsertReport>(written.error());
    }

    Result<void> finish(OwnDatasetWriter& writer, NewPlace& place) const {
        const bool changed = m_report.inserted + m_report.updated + m_report.deleted > 0;
        if (!changed && m_request.output.empty())
            return {}; // all is as it was
        if (auto finished =
                writer.finish(changed ? "upsert of " + m_request.table + ": " + std::to_string(m_report.inserted) +
                                            " inserted, " + std::to_string(m_report.updated) + " updated, " +
                                            std::to_string(m_report.deleted) + " deleted"
                                      : std::string());
            !finished)
            return finished;
        return place.publish();
    }

    const DatasetWork& m_work;
    const UpsertRequest& m_request;
    const DatasetListing& m_listing;
    std::shared_ptr<BudgetPool> m_pool;
    std::uint64_t m_mostBytes;
    KeyJoin m_join;
    RowKeys m_keys;
    std::vector<const ListedPart*> m_parts;
    std::shared_ptr<arrow::Schema> m_columns;
    WorkProgress m_done;
    UpsertReport m_report;
    bool m_putsIn = false;
};

/// Files of others would be lost when the folders change places.
std::optional<Error> stranger(FileSystem& files, const DatasetListing& listing) {
    std::vector<std::string> names;
    files.list(listing.folder, names);
    for (const std::string& name : names) {
        const bool known = name == workFolder || name == partsListName || name == manifestName ||
                           name == dataCardName || listing.tables.contains(name);
        if (!known)
            return refused(listing.folder + " also holds " + name +
                           ", which is no part of the dataset and would be lost. Move it elsewhere, or write to a new "
                           "folder: --output");
    }
    return std::nullopt;
}

} // namespace

Result<UpsertReport> upsert(const DatasetWork& work, const UpsertRequest& request) {
    VerifyReport faults([](const Fault&) {});
    const auto listing = readListing(work, request.dataset, faults);
    if (!listing)
        return listing.error();
    if (faults.faults() > 0)
        return Error{.code = ErrorCode::verification,
                     .message =
                         request.dataset + " is not as its manifest says: ledgerloom verify tells what is wrong"};
    if (listing->manifest.chunk || listing->plan.shardsPerChunk > 0)
        return refused(request.dataset + " is in chunks, which each have a list of their own. Make one of them first: "
                                         "ledgerloom convert");
    std::optional<FolderLock> lock;
    if (request.output.empty()) {
        if (auto other = stranger(work.files, *listing))
            return *other;
        auto held = FolderLock::acquire(work.files, request.dataset);
        if (!held)
            return held.error();
        lock.emplace(std::move(held).value());
    } else if (auto obstacle = placeObstacle(work.files, request.output))
        return *obstacle;
    std::uint64_t free = 0;
    const std::string parent = parentFolder(request.output.empty() ? request.dataset : request.output);
    if (work.files.freeBytes(parent, free) == 0 && free < listing->bytes())
        return Error{.code = ErrorCode::diskFull,
                     .message = parent + " has " + formatSize(free) +
                                " free; the new dataset stands beside the old one "
                                "until it is whole and needs about " +
                                formatSize(listing->bytes())};
    return Upserting(work, request, *listing).run();
}

} // namespace ledgerloom
