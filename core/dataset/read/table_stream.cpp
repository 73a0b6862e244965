#include "core/dataset/read/table_stream.h"

#include "core/base/text.h"
#include "core/base/units.h"
#include "core/dataset/read/batch_builder.h"

namespace ledgerloom {

namespace {

std::vector<ReadColumn> columnsOf(const arrow::Schema& schema) {
    std::vector<ReadColumn> columns;
    for (const auto& field : schema.fields())
        columns.push_back({field->name(), columnTypeOf(*field->type())});
    return columns;
}

} // namespace

Result<std::unique_ptr<TableStream>> TableStream::open(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                       StreamRequest request, WorkProgress& done) {
    auto stream = std::unique_ptr<TableStream>(new TableStream(work, std::move(pool), std::move(request), done));
    while (!stream->m_stored && stream->m_next < stream->m_request.paths.size())
        if (auto opened = stream->openFile(); !opened)
            return opened.error();
    if (!stream->m_stored)
        stream->m_stored = arrow::schema({});
    stream->m_folders =
        FolderColumns(stream->m_request.root, stream->m_request.paths, *stream->m_stored, stream->m_request.ownFolders);
    stream->m_schema = stream->m_folders.with(stream->m_stored);
    return stream;
}

Result<void> TableStream::openFile() {
    m_file = m_next++;
    ReadRequest reading = m_request.reading;
    reading.path = m_request.paths[m_file];
    reading.pool = m_pool;
    const auto encoding = encodingOf(m_work.files, reading.path);
    if (!encoding)
        return encoding.error();
    if (m_stored && encoding->isText() && reading.reading == RowOrigin::any)
        reading.columns = columnsOf(*m_stored);
    m_bytesBefore = m_done.bytesDone;
    FileStatus found;
    m_work.files.status(reading.path, found);
    // An empty file has no rows and no columns, whatever it was to be.
    if (found.kind == FileKind::file && found.bytes == 0)
        return {};
    auto reader = RowReader::open(m_work, reading);
    if (!reader)
        return reader.error();
    if ((*reader)->schema()->num_fields() == 0)
        return closeFile();
    if (!m_stored) {
        m_stored = (*reader)->schema();
        m_schemaOf = reading.path;
        m_dotsNest = encoding->format == Format::jsonl || reading.types == RowTypes::plain;
    } else if (auto same = compareColumns(*(*reader)->schema()); !same)
        return same;
    m_reader = std::move(reader).value();
    return {};
}

Result<void> TableStream::compareColumns(const arrow::Schema& found) const {
    const auto differs = [&](const std::string& how) {
        return Error{.code = ErrorCode::badInput,
                     .message = m_request.paths[m_file] + " has other columns than " + m_schemaOf + ": " + how +
                                ". Work on files of one kind at a time"};
    };
    for (int i = 0; i < std::max(m_stored->num_fields(), found.num_fields()); ++i) {
        if (i >= found.num_fields())
            return differs("column " + m_stored->field(i)->name() + " is missing");
        if (i >= m_stored->num_fields() || m_stored->field(i)->name() != found.field(i)->name())
            return differs("column " + std::to_string(i + 1) + " is " + quotedText(found.field(i)->name()));
        if (!m_stored->field(i)->type()->Equals(*found.field(i)->type()))
            return differs("column " + found.field(i)->name() + " is of the type " +
                           found.field(i)->type()->ToString() + ", there it is " +
                           m_stored->field(i)->type()->ToString());
    }
    return {};
}

Result<void> TableStream::closeFile() {
    const std::vector<std::string> notes = m_reader ? m_reader->notes() : std::vector<std::string>();
    m_reader.reset();
    FileStatus found;
    m_work.files.status(m_request.paths[m_file], found);
    m_done.bytesDone = m_bytesBefore + found.bytes;
    if (m_request.lossless && !notes.empty())
        return Error{.code = ErrorCode::badInput,
                     .message = m_request.paths[m_file] + ": " + notes.front() + ", and nothing may be lost here"};
    for (const std::string& note : notes)
        m_notes.push_back(m_request.paths[m_file] + ": " + note);
    return {};
}

void TableStream::tellProgress() {
    if (m_work.progress)
        m_work.progress(m_done);
}

Result<void> TableStream::each(const Take& take) {
    std::shared_ptr<arrow::RecordBatch> rows;
    for (;;) {
        const auto more = next(rows);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (auto taken = take(rows); !taken)
            return taken;
    }
}

Result<bool> TableStream::next(std::shared_ptr<arrow::RecordBatch>& rows) {
    rows.reset();
    for (;;) {
        if (auto on = m_work.mayGoOn(m_done); !on)
            return on.error();
        if (!m_reader) {
            if (m_next == m_request.paths.size())
                return false;
            if (auto opened = openFile(); !opened)
                return opened.error();
            continue;
        }
        RowChunk chunk;
        const auto more = m_reader->next(chunk);
        if (!more)
            return more.error();
        if (!*more) {
            if (auto closed = closeFile(); !closed)
                return closed.error();
            tellProgress();
            continue;
        }
        if (!chunk.rows)
            return Error{.code = ErrorCode::verification,
                         .message = m_request.paths[m_file] + ", " + std::string(m_reader->placeName()) + " " +
                                    formatCount(chunk.firstRow) + ": " + chunk.fault};
        m_firstRow = chunk.firstRow;
        m_done.rows += static_cast<std::uint64_t>(chunk.rows->num_rows());
        m_done.bytesDone = m_bytesBefore + m_reader->fileBytes();
        tellProgress();
        if (chunk.rows->num_rows() == 0)
            continue;
        rows = m_reader->schema()->Equals(*m_stored) ? std::move(chunk.rows)
                                                     : chunk.rows->ReplaceSchema(m_stored).ValueOr(chunk.rows);
        if (m_folders.empty())
            return true;
        auto whole = m_folders.with(m_schema, rows, m_request.paths[m_file], m_pool->get());
        if (!whole.ok())
            return arrowError(whole.status(), m_request.paths[m_file]);
        rows = std::move(whole).ValueUnsafe();
        return true;
    }
}

} // namespace ledgerloom
