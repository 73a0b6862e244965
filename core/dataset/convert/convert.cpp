#include "core/dataset/convert/convert.h"

#include "core/dataset/convert/convert_own.h"
#include "core/dataset/new_place.h"
#include "core/dataset/read/table_stream.h"
#include "core/dataset/table_files.h"
#include "core/dataset/write/part_sink.h"
#include "core/dataset/write/row_encoder.h"
#include "core/format/part_encoders.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"

#include <algorithm>
#include <set>

namespace ledgerloom {

namespace {

/// The name in the new format: endings that say a format or a compression go.
std::string renamed(std::string name, const Encoding& encoding) {
    constexpr std::string_view endings[] = {".gz",     ".zst", ".jsonl",   ".ndjson", ".json",  ".csv",     ".tsv",
                                            ".snappy", ".txt", ".parquet", ".pq",     ".arrow", ".feather", ".ipc"};
    for (int round = 0; round < 2; ++round)
        for (const std::string_view ending : endings)
            if (name.size() > ending.size() && name.ends_with(ending)) {
                name.resize(name.size() - ending.size());
                break;
            }
    return name + fileExtension(encoding);
}

/// Any files, each into one of the same name and place.
class FileConverter {
public:
    FileConverter(const DatasetWork& work, const ConvertRequest& request)
        : m_work(work), m_request(request), m_pool(std::make_shared<BudgetPool>(work.budget, "rows")) {}

    Result<ConvertReport> file() {
        auto part = PartFile::create(m_work.files, placeInTheMaking(m_request.destination), m_request.destination);
        if (!part)
            return part.error();
        FileStatus found;
        m_work.files.status(m_request.source, found);
        m_done.bytesTotal = found.bytes;
        if (auto done = convertInto(m_request.source, *part); !done)
            return done.error();
        return std::move(m_report);
    }

    Result<ConvertReport> folder(const std::vector<TableFiles>& tables) {
        auto place = NewPlace::beside(m_work.files, m_request.destination);
        if (!place)
            return place.error();
        std::set<std::string> names;
        for (const TableFiles& table : tables)
            m_done.bytesTotal += table.bytes;
        for (const TableFiles& table : tables)
            for (const std::string& path : table.paths) {
                const std::string name = renamed(relative(path), m_request.encoding);
                if (!names.insert(name).second)
                    return Error{.code = ErrorCode::badInput,
                                 .message = m_request.source + " has two files that would both be " + name +
                                            ": convert them one at a time"};
                auto part = place->create(name);
                if (!part)
                    return part.error();
                if (auto done = convertInto(path, *part); !done)
                    return done.error();
            }
        if (auto published = place->publish(); !published)
            return published.error();
        return std::move(m_report);
    }

private:
    std::string relative(const std::string& path) const {
        const std::size_t root = under(m_request.source, "").size();
        return path.substr(std::min(root, path.size()));
    }

    Result<void> convertInto(const std::string& path, PartFile& part) {
        auto stream = TableStream::open(
            m_work, m_pool, {.paths = {path}, .reading = {.path = {}, .types = RowTypes::asStored}}, m_done);
        if (!stream)
            return stream.error();
        PartSink sink;
        sink.setPart(&part);
        std::unique_ptr<RowEncoder> encoder;
        if (auto copied = copy(**stream, encoder, sink, path); !copied)
            return copied;
        if (encoder)
            if (auto ended = encoder->end(); !ended)
                return ended;
        if (auto sealed = part.seal(); !sealed)
            return sealed;
        if (encoder && !encoder->note().empty())
            m_report.notes.push_back(path + ": " + encoder->note());
        ++m_report.files;
        return part.publish();
    }

    Result<void> copy(TableStream& stream, std::unique_ptr<RowEncoder>& encoder, ByteSink& sink,
                      const std::string& path) {
        // A file without columns has no rows: the new one is as empty, where its format allows that.
        if (stream.schema()->num_fields() == 0) {
            if (m_request.encoding.isText())
                return {};
            return Error{.code = ErrorCode::badInput, .message = path + " is empty: it has no columns to write"};
        }
        auto made = RowEncoder::make(
            m_work, m_pool, {.encoding = m_request.encoding, .schema = stream.schema(), .dotsNest = stream.dotsNest()});
        if (!made)
            return made.error();
        encoder = std::move(made).value();
        if (auto begun = encoder->begin(sink, path); !begun)
            return begun;
        return stream.each([&](const std::shared_ptr<arrow::RecordBatch>& rows) {
            m_report.rows += static_cast<std::uint64_t>(rows->num_rows());
            return encoder->write(rows);
        });
    }

    const DatasetWork& m_work;
    const ConvertRequest& m_request;
    std::shared_ptr<BudgetPool> m_pool;
    WorkProgress m_done;
    ConvertReport m_report;
};

} // namespace

Result<ConvertReport> convert(const DatasetWork& work, const ConvertRequest& request) {
    if (auto builtIn = checkFormatBuiltIn(request.encoding.format); !builtIn)
        return builtIn.error();
    if (auto obstacle = placeObstacle(work.files, request.destination))
        return *obstacle;
    FileStatus found;
    if (work.files.status(under(request.source, manifestName), found) == 0 && found.kind == FileKind::file) {
        VerifyReport faults([](const Fault&) {});
        const auto listing = readListing(work, request.source, faults);
        if (!listing)
            return listing.error();
        if (faults.faults() > 0)
            return Error{.code = ErrorCode::verification,
                         .message = request.source + " is not as its manifest says: ledgerloom verify " +
                                    request.source + " tells what is wrong"};
        return convertOwn(work, request, *listing);
    }
    const auto tables = findTables(work.files, request.source);
    if (!tables)
        return tables.error();
    const bool single = tables->size() == 1 && tables->front().paths.front() == request.source;
    FileConverter converter(work, request);
    return single ? converter.file() : converter.folder(*tables);
}

} // namespace ledgerloom
