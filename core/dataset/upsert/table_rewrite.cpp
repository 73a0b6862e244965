#include "core/dataset/upsert/table_rewrite.h"

#include "core/base/text.h"
#include "core/base/units.h"
#include "core/dataset/table_schema.h"
#include "core/storage/dataset_layout.h"

#include <arrow/array.h>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::int64_t rowsPerPage = 4'096;
constexpr const char* what = "rows that are rewritten";

} // namespace

TableRewrite::TableRewrite(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, const UpsertRequest& request,
                           const DatasetListing& listing, std::vector<const ListedPart*> parts,
                           std::shared_ptr<arrow::Schema> columns, OwnDatasetWriter& writer, WorkProgress& done,
                           UpsertReport& report)
    : m_work(work),
      m_pool(std::move(pool)),
      m_request(request),
      m_listing(listing),
      m_parts(std::move(parts)),
      m_columns(std::move(columns)),
      m_writer(writer),
      m_done(done),
      m_report(report) {
    for (const auto& field : m_columns->fields())
        m_builders.push_back(arrow::MakeBuilder(field->type(), m_pool->get()).ValueOrDie());
}

StreamRequest TableRewrite::reading(const DatasetListing& listing, const std::vector<const ListedPart*>& parts) {
    StreamRequest request{.paths = {},
                          .reading = {.path = {},
                                      .table = parts.front()->table,
                                      .reading = RowOrigin::own,
                                      .switched = switchedColumns(listing.plan)}};
    for (const ListedPart* part : parts)
        request.paths.push_back(under(listing.folder, part->path));
    return request;
}

void TableRewrite::bind(const arrow::RecordBatch& updates) {
    m_from.clear();
    for (const auto& field : m_columns->fields())
        m_from.push_back(updates.schema()->GetFieldIndex(field->name()));
}

Result<void> TableRewrite::openPart() {
    const ListedPart& part = *m_parts[m_part];
    auto stream = TableStream::open(m_work, m_pool, reading(m_listing, {&part}), m_done);
    if (!stream)
        return stream.error();
    m_stream = std::move(stream).value();
    m_rows.reset();
    m_rowsBegin = m_row;
    const Table table =
        *std::find_if(allTables.begin(), allTables.end(), [&](Table one) { return tableName(one) == part.table; });
    return m_writer.beginPart(table, part.isShard ? part.unit : m_listing.plan.shards + part.unit, part.path);
}

Result<void> TableRewrite::closePart() {
    if (auto copied = copyRows(partEnd()); !copied)
        return copied;
    if (auto flushed = flush(); !flushed)
        return flushed;
    m_rows.reset();
    m_stream.reset();
    return m_writer.endPart();
}

/// Writes the part's rows up to one of the table.
Result<void> TableRewrite::copyRows(std::uint64_t before) {
    while (m_row < before) {
        if (!m_rows || m_row == m_rowsBegin + static_cast<std::uint64_t>(m_rows->num_rows())) {
            const auto more = m_stream->next(m_rows);
            if (!more)
                return more.error();
            if (!*more)
                return Error{.code = ErrorCode::verification,
                             .message = m_parts[m_part]->path + " has fewer rows than are listed"};
            m_rowsBegin = m_row;
        }
        const auto at = static_cast<std::int64_t>(m_row - m_rowsBegin);
        const std::int64_t count =
            std::min({m_rows->num_rows() - at, rowsPerPage - m_built, static_cast<std::int64_t>(before - m_row)});
        for (std::size_t i = 0; i < m_builders.size(); ++i)
            if (const auto added = m_builders[i]->AppendArraySlice(
                    arrow::ArraySpan(*m_rows->column_data(static_cast<int>(i))), at, count);
                !added.ok())
                return arrowError(added, what);
        m_row += static_cast<std::uint64_t>(count);
        m_built += count;
        if (auto flushed = flushFull(); !flushed)
            return flushed;
    }
    return {};
}

/// Comes to a row of the table, so that it is the next; parts on the way that nothing has changed are copied. With
/// `andIt` the row itself is at hand, else something comes before it, which may be the end of a part.
Result<void> TableRewrite::advance(std::uint64_t row, bool andIt) {
    while (andIt ? partEnd() <= row : partEnd() < row || m_parts[m_part]->rows == 0) {
        if (!andIt && m_part + 1 == m_parts.size())
            break;
        auto passed = m_stream ? closePart() : m_writer.copyPart(*m_parts[m_part], m_done);
        if (!passed)
            return passed;
        m_partBegin = m_row = partEnd();
        ++m_part;
    }
    if (!m_stream)
        if (auto opened = openPart(); !opened)
            return opened;
    return copyRows(row);
}

Result<void> TableRewrite::take(const arrow::RecordBatch& updates) {
    bind(updates);
    const auto& places = static_cast<const arrow::Int64Array&>(*updates.column(updates.num_columns() - 1));
    for (std::int64_t row = 0; row < updates.num_rows(); ++row) {
        const std::int64_t place = places.Value(row);
        const bool replaces = place % 2 != 0;
        if (auto come = advance(static_cast<std::uint64_t>(place / 2), replaces); !come)
            return come;
        if (auto done = replaces ? replace(updates, row) : putIn(updates, row); !done)
            return done;
    }
    return {};
}

Result<void> TableRewrite::replace(const arrow::RecordBatch& updates, std::int64_t row) {
    // One row is read, so that it is at hand.
    if (!m_rows || m_row == m_rowsBegin + static_cast<std::uint64_t>(m_rows->num_rows())) {
        const auto more = m_stream->next(m_rows);
        if (!more || !*more)
            return more ? Error{.code = ErrorCode::verification,
                                .message = m_parts[m_part]->path + " has fewer rows than are listed"}
                        : more.error();
        m_rowsBegin = m_row;
    }
    const auto at = static_cast<std::int64_t>(m_row - m_rowsBegin);
    bool same = true;
    for (std::size_t i = 0; i < m_builders.size() && m_request.strategy != UpsertStrategy::remove; ++i) {
        const auto& before = m_rows->column(static_cast<int>(i));
        const bool kept = m_from[i] < 0 || updates.column(m_from[i])->RangeEquals(*before, row, row + 1, at);
        same = same && kept;
        if (!kept && m_columns->field(static_cast<int>(i))->name() == "timestamp" &&
            m_listing.plan.order == Order::time)
            return Error{.code = ErrorCode::badInput,
                         .message = "row " + formatCount(m_row + 1) +
                                    " would get another timestamp, and the table is in the order of time. Take the row "
                                    "out and put it in again"};
        if (auto allowed = kept ? Result<void>() : check(i, *updates.column(m_from[i]), row); !allowed)
            return allowed;
        const auto& source = kept ? *before->data() : *updates.column_data(m_from[i]);
        if (const auto added = m_builders[i]->AppendArraySlice(arrow::ArraySpan(source), kept ? at : row, 1);
            !added.ok())
            return arrowError(added, what);
    }
    ++m_row;
    if (m_request.strategy == UpsertStrategy::remove) {
        ++m_report.deleted;
        return {};
    }
    ++m_built;
    ++(same ? m_report.unchanged : m_report.updated);
    return flushFull();
}

Result<void> TableRewrite::putIn(const arrow::RecordBatch& updates, std::int64_t row) {
    const TableSchema* schema = knownSchema(m_request.table, m_listing.plan.schema);
    for (std::size_t i = 0; i < m_builders.size(); ++i) {
        const bool null = m_from[i] < 0 || updates.column(m_from[i])->IsNull(row);
        const std::string& name = m_columns->field(static_cast<int>(i))->name();
        const SchemaColumn* column = schema->find(name);
        if (null && column != nullptr && !column->nullable)
            return Error{.code = ErrorCode::badInput,
                         .message = "a row that would be put in has no " + name +
                                    ", which every row must have. Give it, or use --strategy update"};
        if (auto allowed = null ? Result<void>() : check(i, *updates.column(m_from[i]), row); !allowed)
            return allowed;
        const auto added =
            null ? m_builders[i]->AppendNull()
                 : m_builders[i]->AppendArraySlice(arrow::ArraySpan(*updates.column_data(m_from[i])), row, 1);
        if (!added.ok())
            return arrowError(added, what);
    }
    ++m_built;
    ++m_report.inserted;
    return flushFull();
}

Result<void> TableRewrite::check(std::size_t column, const arrow::Array& values, std::int64_t row) const {
    const std::string& name = m_columns->field(static_cast<int>(column))->name();
    const SchemaColumn* known = knownSchema(m_request.table, m_listing.plan.schema)->find(name);
    if (known == nullptr)
        return {};
    const auto refused = [&](const std::string& why) {
        return Error{.code = ErrorCode::badInput, .message = m_request.updates + ": column " + name + why};
    };
    if (values.IsNull(row))
        return known->nullable ? Result<void>() : refused(" is null in a row, and every row must have it");
    if (known->values.empty())
        return {};
    const std::string_view text = static_cast<const arrow::StringArray&>(values).GetView(row);
    if (std::find(known->values.begin(), known->values.end(), text) != known->values.end())
        return {};
    return refused(" has " + quotedText(text) + ", which is none of its values. See resources/schema, or inspect");
}

Result<void> TableRewrite::flushFull() {
    return m_built >= rowsPerPage ? flush() : Result<void>();
}

Result<void> TableRewrite::flush() {
    if (m_built == 0)
        return {};
    arrow::ArrayVector columns;
    for (const auto& builder : m_builders) {
        columns.emplace_back();
        if (const auto finished = builder->Finish(&columns.back()); !finished.ok())
            return arrowError(finished, what);
    }
    return m_writer.write(arrow::RecordBatch::Make(m_columns, std::exchange(m_built, 0), std::move(columns)));
}

Result<void> TableRewrite::finish() {
    for (; m_part < m_parts.size(); ++m_part) {
        auto passed = m_stream ? closePart() : m_writer.copyPart(*m_parts[m_part], m_done);
        if (!passed)
            return passed;
        m_partBegin = m_row = partEnd();
    }
    return {};
}

} // namespace ledgerloom
