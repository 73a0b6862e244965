#include "core/importing/import_customers.h"

#include "core/base/text.h"
#include "core/base/units.h"
#include "core/importing/customer_parser.h"
#include "core/importing/index_writer.h"
#include "core/importing/source.h"

#include <filesystem>
#include <optional>

namespace ledgerloom {

namespace {

constexpr std::uint64_t rowsBetweenLooks = 1'024;

Error refused(std::string message) {
    return {ErrorCode::badInput, std::move(message), {}};
}

/// So that two names in the wrong order cost nobody a file.
Result<void> checkPlace(FileSystem& files, const ImportRequest& request) {
    FileStatus found;
    if (const int failure = files.status(request.index, found); failure < 0)
        return fileError(failure, "look at", request.index);
    if (found.kind != FileKind::missing && found.kind != FileKind::file)
        return refused(request.index + " is not a regular file. Name a new file for the index.");
    std::error_code ignored;
    for (const std::string& other : {request.index, request.badRowsFile})
        if (!other.empty() && std::filesystem::equivalent(request.file, other, ignored))
            return refused(other + " is the file to import itself. Name another one.");
    if (found.kind == FileKind::missing)
        return {};
    auto file = openFile(files, request.index, "read", [&](const std::string& name) { return files.openRead(name); });
    std::array<char, customerIndexMagic.size()> head{};
    if (!file || !readAllAt(files, file->get(), head.data(), head.size(), 0, request.index) ||
        head != customerIndexMagic)
        return refused(request.index + " exists and is no index of customers, so it is not replaced. Name a new file, "
                                       "or remove that one.");
    return {};
}

class Import {
public:
    Import(FileSystem& files, const ImportRequest& request)
        : m_files(files), m_request(request), m_bad(files, request.badRowsFile, request.onBadRow) {}

    Result<ImportReport> run() {
        auto source = CustomerSource::open(m_files, m_request.file);
        if (!source)
            return source.error();
        auto writer = IndexWriter::create(m_files, m_request.index);
        if (!writer)
            return writer.error();
        if (auto read = readRows(**source, **writer); !read)
            return read.error();
        if (auto checked = dropDuplicates(**writer); !checked)
            return checked.error();
        m_report.columnsUsed = (*source)->columns().used();
        m_report.columnsUnused = (*source)->columns().unused();
        m_report.badRows = m_bad.count();
        if (auto listed = m_bad.finish(); !listed)
            return listed.error();
        if (m_report.badRows > 0 && !m_request.skipBad)
            return tooMany();
        auto written = (*writer)->finish();
        if (!written)
            return written.error();
        m_report.customers = written->customers;
        m_report.indexBytes = written->bytes;
        m_report.checksum = written->checksum;
        return m_report;
    }

private:
    Result<void> readRows(CustomerSource& source, IndexWriter& writer) {
        const CustomerParser parser(reference());
        SourceRow row;
        ImportedCustomer customer;
        while (true) {
            if (m_report.rows % rowsBetweenLooks == 0)
                if (auto looked = look(); !looked)
                    return looked;
            const auto more = source.next(row);
            if (!more)
                return more.error();
            if (!*more)
                return {};
            ++m_report.rows;
            const std::string wrong = parser.parse(row, customer);
            auto done = wrong.empty() ? writer.add(customer, row.line) : m_bad.add(row.line, wrong);
            if (!done)
                return done;
        }
    }

    Result<void> look() const {
        if (m_request.cancelled && m_request.cancelled())
            return Error{ErrorCode::cancelled, "the import was stopped; no index was written", {}};
        if (m_request.onProgress)
            m_request.onProgress(m_report.rows);
        return {};
    }

    Result<void> dropDuplicates(IndexWriter& writer) {
        Result<void> listed;
        auto dropped = writer.dropDuplicates([&](std::uint64_t line, const std::string& id, std::uint64_t firstLine) {
            if (listed)
                listed = m_bad.add(line, "customer_id: " + quotedText(id) + " stands already at " +
                                             std::to_string(firstLine));
        });
        return dropped ? listed : dropped;
    }

    Error tooMany() const {
        return refused(formatCount(m_report.badRows) + " of " + formatCount(m_report.rows) + " rows of " +
                       m_request.file +
                       " cannot be imported, so no index was written. Mend them, or leave them out with --skip-bad" +
                       (m_request.badRowsFile.empty() ? "; --bad-rows FILE lists all of them." : "."));
    }

    FileSystem& m_files;
    const ImportRequest& m_request;
    BadRows m_bad;
    ImportReport m_report;
};

} // namespace

std::uint64_t importMemoryBytes() {
    return CustomerSource::memoryBytes + IndexWriter::memoryBytes();
}

Result<ImportReport> importCustomers(FileSystem& files, Budget& budget, const ImportRequest& request) {
    auto reserved = budget.reserve(importMemoryBytes(), "the import of customers");
    if (!reserved)
        return reserved.error();
    if (auto place = checkPlace(files, request); !place)
        return place.error();
    return Import(files, request).run();
}

} // namespace ledgerloom
