#include "core/dataset/order/order.h"

#include "core/base/text.h"
#include "core/base/units.h"
#include "core/dataset/convert/convert_own.h"
#include "core/dataset/read/table_stream.h"
#include "core/dataset/table_files.h"
#include "core/dataset/write/rows_output.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"

namespace ledgerloom {

namespace {

/// Of what is available: rows that are sorted lie there twice for a moment.
constexpr std::uint64_t shareOfBudget = 5;
constexpr std::uint64_t sortedBytesPerRow = 420; ///< of a payment as it lies on disk between, measured 360
constexpr std::uint64_t unpacked = 6;            ///< of packed formats' bytes, about

Result<std::string> timeColumn(const arrow::Schema& schema, const std::string& asked) {
    std::string found;
    std::string all;
    for (const auto& field : schema.fields()) {
        if (field->type()->id() != arrow::Type::TIMESTAMP)
            continue;
        if (field->name() == (asked.empty() ? "timestamp" : asked))
            return field->name();
        all += (all.empty() ? "" : ", ") + field->name();
        found = field->name();
    }
    if (asked.empty() && !all.empty() && all.find(',') == std::string::npos)
        return found;
    return Error{.code = ErrorCode::badInput,
                 .message = (asked.empty() ? "it is not clear which column to order by"
                                           : "column " + quotedText(asked) + " has no times, or is not there") +
                            (all.empty() ? ": no column has times" : "; with times are: " + all + ". Name one: --time"),
                 .field = "time"};
}

RowSortLimits limitsOf(const DatasetWork& work, const OrderRequest& request) {
    return {.scratchFolder = request.scratchFolder,
            .mostBytes = work.budget.stats().available / shareOfBudget,
            .mergeWidth = request.mergeWidth};
}

/// All files of one table, whoever made them.
class FileSorter {
public:
    FileSorter(const DatasetWork& work, const OrderRequest& request, const TableFiles& table, const Encoding& encoding)
        : m_work(work),
          m_request(request),
          m_table(table),
          m_encoding(encoding),
          m_pool(std::make_shared<BudgetPool>(work.budget, "rows")) {
        m_done.bytesTotal = table.bytes;
    }

    Result<ConvertReport> run(bool single) {
        auto output = single ? RowsOutput::file(m_work, m_pool, m_request.destination, m_encoding)
                             : RowsOutput::folder(m_work, m_pool, m_request.destination, m_encoding);
        return output ? into(**output) : Result<ConvertReport>(output.error());
    }

private:
    Result<ConvertReport> into(RowsOutput& output) {
        auto stream = TableStream::open(
            m_work, m_pool,
            {.paths = m_table.paths, .reading = {.path = {}, .types = RowTypes::asStored}, .root = m_request.source},
            m_done);
        if (!stream)
            return stream.error();
        const auto time = timeColumn(*(*stream)->schema(), m_request.time);
        if (!time)
            return time.error();
        RowSort sort(m_work, m_pool, {.number = *time}, limitsOf(m_work, m_request));
        auto read = (*stream)->each(
            [&](std::shared_ptr<arrow::RecordBatch>& rows) { return sort.add(std::exchange(rows, nullptr)); });
        if (!read)
            return read.error();
        bool begun = false;
        auto sorted = sort.drain(m_done, [&](const std::shared_ptr<arrow::RecordBatch>& page) {
            if (!std::exchange(begun, true))
                output.setColumns(page->schema(), (*stream)->dotsNest());
            return output.write(page);
        });
        if (!begun)
            output.setColumns((*stream)->schema(), (*stream)->dotsNest());
        if (sorted)
            sorted = output.finish();
        if (!sorted)
            return sorted.error();
        return ConvertReport{.rows = output.rows(), .files = output.files()};
    }

    const DatasetWork& m_work;
    const OrderRequest& m_request;
    const TableFiles& m_table;
    Encoding m_encoding;
    std::shared_ptr<BudgetPool> m_pool;
    WorkProgress m_done;
};

Result<ConvertReport> orderOwn(const DatasetWork& work, const OrderRequest& request) {
    VerifyReport faults([](const Fault&) {});
    const auto listing = readListing(work, request.source, faults);
    if (!listing)
        return listing.error();
    if (!request.time.empty() && request.time != "timestamp")
        return Error{.code = ErrorCode::badInput,
                     .message = request.source + " is a dataset of Ledgerloom's, which is ordered by timestamp. For " +
                                "another column name the folder of the table: " + under(request.source, "customers"),
                     .field = "time"};
    const auto transactions = listing->tables.find("transactions");
    if (faults.faults() > 0 || transactions == listing->tables.end())
        return Error{.code = ErrorCode::badInput,
                     .message = request.source + (faults.faults() > 0
                                                      ? " is not as its manifest says: ledgerloom verify tells why"
                                                      : " has no transactions to put in order")};
    const RunConfig& config = listing->manifest.config;
    const auto encoding = resolveEncoding(config.format, config.compression, config.compressionLevel);
    if (!encoding)
        return encoding.error();
    if (auto room =
            checkRoom(work.files, request.scratchFolder, transactions->second.rows * sortedBytesPerRow, "sorted runs");
        !room)
        return room.error();
    const RowSortLimits limits = limitsOf(work, request);
    return convertOwn(work,
                      {.source = request.source,
                       .destination = request.destination,
                       .encoding = request.encoding.value_or(*encoding),
                       .plan = request.plan},
                      *listing, &limits);
}

} // namespace

Result<void> checkRoom(FileSystem& files, const std::string& folder, std::uint64_t bytes, const std::string& what) {
    std::uint64_t free = 0;
    if (files.freeBytes(folder, free) < 0 || free >= bytes)
        return {};
    return Error{.code = ErrorCode::diskFull,
                 .message = folder + " has " + formatSize(free) + " free, " + what + " need about " +
                            formatSize(bytes) + ". Free space, or name another folder: --scratch"};
}

Result<ConvertReport> orderByTime(const DatasetWork& work, const OrderRequest& request) {
    if (auto obstacle = placeObstacle(work.files, request.destination))
        return *obstacle;
    FileStatus found;
    if (work.files.status(under(request.source, manifestName), found) == 0 && found.kind == FileKind::file)
        return orderOwn(work, request);
    const auto tables = findTables(work.files, request.source);
    if (!tables)
        return tables.error();
    if (tables->size() > 1)
        return Error{.code = ErrorCode::badInput,
                     .message = request.source + " has " + formatCount(tables->size()) +
                                " tables: name the folder of the one to put in order, such as " +
                                under(request.source, tables->back().name)};
    const TableFiles& table = tables->front();
    const auto encoding = encodingOf(work.files, table.paths.front());
    if (!encoding)
        return encoding.error();
    const bool packed = !encoding->isText() || encoding->compression != Compression::none;
    if (auto room = checkRoom(work.files, request.scratchFolder, table.bytes * (packed ? unpacked : 1), "sorted runs");
        !room)
        return room.error();
    return FileSorter(work, request, table, request.encoding.value_or(*encoding))
        .run(table.paths.front() == request.source);
}

} // namespace ledgerloom
