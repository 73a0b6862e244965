#include "core/dataset/verify/verify_others.h"

#include "core/base/text.h"
#include "core/dataset/read/row_reader.h"
#include "core/dataset/table_files.h"
#include "core/dataset/verify/hadoop_sums.h"
#include "core/storage/dataset_layout.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int deepest = 5;
constexpr std::string_view unfinishedName = "_temporary"; ///< Hadoop's folder of tasks that go on

class OthersCheck {
public:
    OthersCheck(const DatasetWork& work, std::string root, bool deep, VerifyReport& report)
        : m_work(work),
          m_root(std::move(root)),
          m_deep(deep),
          m_report(report),
          m_finished(report.add("no write was left unfinished")),
          m_opened(report.add("every file can be opened")),
          m_sums(report.add("every file has the checksums that lie beside it")),
          m_columns(report.add("every file has the columns of the first of its table")) {
        if (deep)
            m_rows = report.add("every row can be read");
    }

    Result<void> run() {
        const auto tables = findTables(m_work.files, m_root);
        if (!tables)
            return tables.error();
        for (const TableFiles& table : *tables)
            m_done.bytesTotal += table.bytes * (m_deep ? 2 : 1);
        unfinished({}, deepest);
        for (const TableFiles& table : *tables) {
            m_schema.reset();
            for (const std::string& path : table.paths)
                if (auto checked = file(path); !checked)
                    return checked;
        }
        return {};
    }

private:
    std::string relative(const std::string& path) const {
        const bool below = path.size() > m_root.size() && path.starts_with(m_root);
        std::string name = below ? path.substr(m_root.size()) : path;
        name.erase(0, name.find_first_not_of('/'));
        return name;
    }

    void unfinished(const std::string& folder, int depth) {
        std::vector<std::string> names;
        m_work.files.list(folder.empty() ? m_root : under(m_root, folder), names);
        std::sort(names.begin(), names.end());
        m_report.checked(m_finished, 1);
        for (const std::string& name : names) {
            const std::string path = folder.empty() ? name : under(folder, name);
            FileStatus found;
            if (m_work.files.status(under(m_root, path), found) != 0 || found.kind != FileKind::folder)
                continue;
            if (name == unfinishedName)
                m_report.fault(m_finished, path, 0, "row",
                               "what writes there has not ended, or was stopped: rows may be missing, or twice");
            else if (depth > 0 && !name.starts_with('.'))
                unfinished(path, depth - 1);
        }
    }

    Result<void> file(const std::string& path) {
        FileStatus found;
        m_work.files.status(path, found);
        const std::uint64_t before = m_done.bytesDone;
        const auto wrong = hadoopSumsFault(m_work, path, m_done);
        if (!wrong)
            return wrong.error();
        m_report.checked(m_sums, *wrong ? 1 : 0);
        if (*wrong && !(*wrong)->empty())
            m_report.fault(m_sums, relative(path), 0, "row", **wrong);
        m_done.bytesDone = before + found.bytes;
        m_report.checked(m_opened, 1);
        if (found.bytes > 0) // an empty file has no rows, whatever it was to be
            if (auto looked = look(path); !looked)
                return looked;
        m_done.bytesDone = before + found.bytes * (m_deep ? 2 : 1);
        return {};
    }

    Result<void> look(const std::string& path) {
        auto reader = RowReader::open(m_work, {.path = path});
        const auto encoding = encodingOf(m_work.files, path);
        if (!reader || !encoding)
            return fault(m_opened, path, 0, "row", reader ? encoding.error() : reader.error());
        // Rows of JSON lines may leave out what is null.
        if (encoding->format != Format::jsonl && (*reader)->schema()->num_fields() > 0)
            compare(path, (*reader)->schema(), !encoding->isText());
        return m_deep ? readRows(path, **reader) : Result<void>();
    }

    void compare(const std::string& path, const std::shared_ptr<arrow::Schema>& found, bool types) {
        m_report.checked(m_columns, 1);
        if (!m_schema) {
            m_schema = found;
            m_schemaOf = relative(path);
            return;
        }
        std::string how;
        for (int i = 0; i < std::max(m_schema->num_fields(), found->num_fields()) && how.empty(); ++i)
            if (i >= found->num_fields())
                how = "column " + m_schema->field(i)->name() + " is missing";
            else if (i >= m_schema->num_fields() || m_schema->field(i)->name() != found->field(i)->name())
                how = "column " + std::to_string(i + 1) + " is " + quotedText(found->field(i)->name());
            else if (types && !m_schema->field(i)->type()->Equals(*found->field(i)->type()))
                how = "column " + found->field(i)->name() + " is of the type " + found->field(i)->type()->ToString() +
                      ", there " + m_schema->field(i)->type()->ToString();
        if (!how.empty())
            m_report.fault(m_columns, relative(path), 0, "row", "it has other columns than " + m_schemaOf + ": " + how);
    }

    Result<void> readRows(const std::string& path, RowReader& reader) {
        const std::uint64_t before = m_done.bytesDone;
        RowChunk chunk;
        for (std::uint64_t row = 0;;) {
            if (auto on = m_work.mayGoOn(m_done); !on)
                return on;
            const auto more = reader.next(chunk);
            if (!more)
                return fault(m_rows, path, row + 1, std::string(reader.placeName()), more.error());
            if (!*more)
                return {};
            const std::uint64_t rows = chunk.rows ? static_cast<std::uint64_t>(chunk.rows->num_rows()) : 1;
            m_report.checked(m_rows, rows);
            row = chunk.firstRow + rows - 1;
            if (!chunk.rows)
                m_report.fault(m_rows, relative(path), chunk.firstRow, std::string(reader.placeName()), chunk.fault);
            m_done.rows += rows;
            m_done.bytesDone = before + reader.fileBytes();
            if (m_work.progress)
                m_work.progress(m_done);
        }
    }

    /// What is wrong with the file is a fault; what keeps this program from going on is an error.
    Result<void> fault(VerifyReport::CheckId check, const std::string& path, std::uint64_t row, std::string place,
                       const Error& error) {
        if (error.code == ErrorCode::memory || error.code == ErrorCode::cancelled)
            return error;
        m_report.fault(check, relative(path), row, std::move(place), error.message);
        return {};
    }

    const DatasetWork& m_work;
    std::string m_root;
    bool m_deep;
    VerifyReport& m_report;
    VerifyReport::CheckId m_finished;
    VerifyReport::CheckId m_opened;
    VerifyReport::CheckId m_sums;
    VerifyReport::CheckId m_columns;
    VerifyReport::CheckId m_rows = 0;
    WorkProgress m_done;
    std::shared_ptr<arrow::Schema> m_schema; ///< of the table at hand
    std::string m_schemaOf;
};

} // namespace

bool holdsOthersFiles(FileSystem& files, const std::string& path) {
    const auto isOwn = [&](const std::string& folder) {
        FileStatus found;
        return (files.status(under(folder, manifestName), found) == 0 && found.kind == FileKind::file) ||
               (files.status(under(folder, journalPath), found) == 0 && found.kind == FileKind::file);
    };
    std::vector<std::string> names;
    files.list(path, names);
    // Of a folder of datasets it is not clear which one is meant.
    const bool own = isOwn(path) || std::any_of(names.begin(), names.end(),
                                                [&](const std::string& name) { return isOwn(under(path, name)); });
    return !own && findTables(files, path).ok();
}

Result<void> verifyOthers(const DatasetWork& work, const std::string& path, bool deep, VerifyReport& report) {
    return OthersCheck(work, path, deep, report).run();
}

} // namespace ledgerloom
