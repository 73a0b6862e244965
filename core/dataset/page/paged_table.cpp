#include "core/dataset/page/paged_table.h"

#include "core/dataset/page/row_search.h"
#include "core/dataset/read/batch_builder.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// Decoded rows that are held beside the pages made of them.
constexpr std::uint64_t mostHeldBytes = std::uint64_t{32} << 20;
constexpr std::uint64_t shareOfBudget = 4;

Error stopped() {
    return {.code = ErrorCode::cancelled, .message = "stopped as asked"};
}

} // namespace

Result<std::unique_ptr<PagedTable>> PagedTable::open(const DatasetWork& work, PagedFiles files,
                                                     const std::vector<std::uint64_t>& rowsOfFile) {
    auto table = std::unique_ptr<PagedTable>(new PagedTable(work, std::move(files)));
    if (auto found = table->findColumns(); !found)
        return found.error();
    auto index = RowIndex::make(work.budget, table->m_files.paths.size());
    if (!index)
        return index.error();
    table->m_index = std::move(index).value();
    for (std::size_t file = 0; file < rowsOfFile.size(); ++file)
        table->m_index->counted(file, rowsOfFile[file], true);
    const std::uint64_t held = std::min(mostHeldBytes, work.budget.stats().available / shareOfBudget);
    table->m_cursor = std::make_unique<TableCursor>(table->m_work, table->m_files, *table->m_index, held);
    table->m_cells = std::make_unique<RowCells>(table->names());
    return table;
}

Result<void> PagedTable::findColumns() {
    Error first;
    for (const std::string& path : m_files.paths) {
        FileStatus found;
        m_work.files.status(path, found);
        if (found.kind == FileKind::file && found.bytes == 0)
            continue; // no rows and no columns, whatever it was to be
        auto reader = RowReader::open(m_work, {.path = path});
        if (!reader && first.message.empty())
            first = reader.error();
        if (!reader || (*reader)->schema()->num_fields() == 0)
            continue;
        const arrow::Schema& stored = *(*reader)->schema();
        const auto add = [&](const arrow::Field& field) {
            const ColumnType type = columnTypeOf(*field.type());
            m_columns.push_back({field.name(), type == ColumnType::number || type == ColumnType::integer});
            return type;
        };
        for (const auto& field : stored.fields())
            m_files.columns.push_back({field->name(), add(*field)});
        m_files.folders = FolderColumns(m_files.root, m_files.paths, stored, FolderColumns::Own::shown);
        for (const auto& field : m_files.folders.fields())
            add(*field);
        return {};
    }
    if (!first.message.empty())
        return first;
    return Error{.code = ErrorCode::badInput, .message = m_files.paths.front() + " holds no rows"};
}

std::vector<std::string> PagedTable::names() const {
    std::vector<std::string> names;
    for (const SourceColumn& column : m_columns)
        names.push_back(column.name);
    return names;
}

Result<std::shared_ptr<const RowPage>> PagedTable::page(std::uint64_t firstRow, std::size_t rows,
                                                        std::size_t mostCellBytes, const Stop& stop) {
    const std::lock_guard lock(m_pageMutex);
    auto page = std::make_shared<RowPage>(m_work.budget, firstRow, m_columns.size());
    for (std::uint64_t row = firstRow; row < firstRow + rows;) {
        const auto piece = m_cursor->at(row, stop);
        if (!piece)
            return piece.error();
        if (*piece == nullptr)
            break;
        const RowPiece& found = **piece;
        const std::uint64_t end = std::min(firstRow + rows, found.firstRow + found.rows);
        if (found.batch)
            m_cells->bind(*found.batch);
        for (; row < end; ++row) {
            const auto added =
                found.batch ? m_cells->addTo(*page, static_cast<std::int64_t>(row - found.firstRow), mostCellBytes)
                            : page->addBadRow(found.fault);
            if (!added)
                return added.error();
        }
    }
    page->finish();
    return std::shared_ptr<const RowPage>(std::move(page));
}

Result<void> PagedTable::countRows(const Stop& stop, const Told& told) {
    WorkProgress done{.bytesDone = 0, .bytesTotal = m_files.bytes, .rows = 0};
    for (std::size_t file = m_index->nextFile(); file < m_files.paths.size(); file = m_index->nextFile()) {
        if (stop && stop())
            return stopped();
        if (auto counted = countFile(file, done, stop, told); !counted) {
            if (counted.error().code == ErrorCode::cancelled || counted.error().code == ErrorCode::memory)
                return counted;
            m_index->counted(file, m_index->count().rows - m_index->firstRow(file), true); // to where it can be read
        }
    }
    return {};
}

Result<void> PagedTable::countFile(std::size_t file, WorkProgress& done, const Stop& stop, const Told& told) {
    const std::string& path = m_files.paths[file];
    FileStatus found;
    m_work.files.status(path, found);
    if (found.kind == FileKind::file && found.bytes == 0) {
        m_index->counted(file, 0, true);
        return {};
    }
    const std::uint64_t before = done.bytesDone;
    const auto encoding = encodingOf(m_work.files, path);
    if (!encoding)
        return encoding.error();
    ReadRequest request{.path = path};
    if (encoding->isText())
        request.columns = m_files.columns;
    auto reader = RowReader::open(m_work, request);
    if (!reader)
        return reader.error();
    const auto said = (*reader)->rowCount();
    if (!said)
        return said.error();
    std::uint64_t rows = said->value_or(0);
    RowChunk chunk;
    for (bool more = !*said; more;) {
        if (stop && stop())
            return stopped();
        if (auto on = m_work.mayGoOn(done); !on)
            return on;
        if (encoding->isText()) {
            const std::uint64_t to = rows + m_index->step();
            const auto there = (*reader)->seek(to);
            if (!there)
                return there.error();
            rows = *there;
            more = rows == to;
            if (const auto place = (*reader)->place(); more && place)
                m_index->addPlace(file, rows, *place);
        } else {
            const auto next = (*reader)->next(chunk);
            if (!next)
                return next.error();
            more = *next;
            rows += chunk.rows ? static_cast<std::uint64_t>(chunk.rows->num_rows()) : 0;
        }
        m_index->counted(file, rows, false);
        done.bytesDone = before + (*reader)->fileBytes();
        done.rows = m_index->count().rows;
        if (told)
            told(done);
    }
    m_index->counted(file, rows, true);
    done.bytesDone = before + found.bytes;
    return {};
}

Result<void> PagedTable::search(const RowSearch& search, MatchList& matches, const Stop& stop, const Told& told) {
    return searchRows({.work = m_work, .files = m_files, .columns = names(), .index = *m_index}, search, matches, stop,
                      told);
}

} // namespace ledgerloom
