#include "core/importing/index_writer.h"

#include "core/base/hashing.h"
#include "core/base/stream_hash.h"
#include "core/base/units.h"
#include "core/population/reference.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::size_t textBufferBytes = std::size_t{256} << 10;
constexpr std::size_t rowsAtOnce = 4'096;
constexpr std::size_t recordsPerCityHeld = 170; ///< some 8 KiB: long enough a write, for some hundred cities at once
constexpr std::size_t windowBytes = std::size_t{256} << 10;
constexpr std::uint64_t recordAlignment = 64;

template <class T> std::string_view bytesOf(const T& value) {
    return {reinterpret_cast<const char*>(&value), sizeof(value)};
}

std::uint64_t alignedUp(std::uint64_t offset) {
    return (offset + recordAlignment - 1) / recordAlignment * recordAlignment;
}

} // namespace

std::uint64_t IndexWriter::memoryBytes() {
    return IdHashes::memoryBytes + textBufferBytes + ScratchFile::bufferBytes + rowsAtOnce * sizeof(Row) +
           reference().cities.size() * recordsPerCityHeld * sizeof(CustomerRecord) + windowBytes;
}

Result<std::unique_ptr<IndexWriter>> IndexWriter::create(FileSystem& files, const std::string& path) {
    const std::string temporary = path + ".new-" + std::to_string(::getpid());
    files.removeFile(temporary); // of a process that had this number and was killed
    auto file = openFile(files, temporary, "make", [&](const std::string& name) { return files.openOrCreate(name); });
    if (!file)
        return file.error();
    auto rows = ScratchFile::create(files, path);
    if (!rows) {
        files.removeFile(temporary);
        return rows.error();
    }
    return std::unique_ptr<IndexWriter>(
        new IndexWriter(files, path, temporary, std::move(file).value(), std::move(rows).value()));
}

IndexWriter::IndexWriter(FileSystem& files, std::string path, std::string temporary, FileHandle file, ScratchFile rows)
    : m_files(files),
      m_path(std::move(path)),
      m_temporary(std::move(temporary)),
      m_file(std::move(file)),
      m_rows(std::move(rows)),
      m_hashes(files, m_path),
      m_inCity(reference().cities.size(), 0) {}

IndexWriter::~IndexWriter() {
    if (!m_published)
        m_files.removeFile(m_temporary);
}

Result<void> IndexWriter::add(const ImportedCustomer& customer, std::uint64_t line) {
    if (m_added == mostImportedCustomers)
        return Error{ErrorCode::badInput,
                     "line " + std::to_string(line) + ": an index holds " + formatCount(mostImportedCustomers) +
                         " customers at most. Import fewer.",
                     {}};
    Row row{.record = customer.record, .line = line, .sameAs = 0};
    row.record.textAt = m_textsWritten + m_texts.size();
    for (const std::string_view text : {customer.id, customer.name, customer.email, customer.city})
        m_texts.append(text);
    if (m_texts.size() > textBufferBytes - 1'024)
        if (auto flushed = flushTexts(); !flushed)
            return flushed;
    if (auto hashed = m_hashes.add({hashText(customer.id), m_added}); !hashed)
        return hashed;
    ++m_added;
    ++m_inCity[row.record.city];
    return m_rows.append(bytesOf(row));
}

Result<void> IndexWriter::flushTexts() {
    if (auto written = writeAllAt(m_files, m_file.get(), m_texts, sizeof(CustomerIndexHeader) + m_textsWritten, m_path);
        !written)
        return written;
    m_textsWritten += m_texts.size();
    m_texts.clear();
    return {};
}

Result<IndexWriter::Row> IndexWriter::readRow(std::uint64_t number) const {
    Row row;
    if (auto read = m_rows.read(number * sizeof(Row), reinterpret_cast<char*>(&row), sizeof(row)); !read)
        return read.error();
    return row;
}

Result<std::string> IndexWriter::idOf(const Row& row) const {
    std::string id(row.record.idLength, '\0');
    if (auto read = readAllAt(m_files, m_file.get(), id.data(), id.size(),
                              sizeof(CustomerIndexHeader) + row.record.textAt, m_path);
        !read)
        return read.error();
    return id;
}

Result<void> IndexWriter::dropDuplicates(const OnDuplicate& onDuplicate) {
    if (auto flushed = flushTexts(); !flushed)
        return flushed;
    if (auto flushed = m_rows.flush(); !flushed)
        return flushed;
    if (auto sorted = m_hashes.sort(); !sorted)
        return sorted;
    // Rows of one hash are looked at together; nearly always there is one.
    std::vector<std::pair<std::string, std::uint64_t>> seen;
    IdHashes::Entry entry;
    IdHashes::Entry before;
    bool isFirst = true;
    while (true) {
        const auto more = m_hashes.next(entry);
        if (!more)
            return more.error();
        if (!*more)
            break;
        const bool sameHash = !isFirst && entry.hash == before.hash;
        if (sameHash && seen.empty())
            if (auto compared = compare(before.row, seen); !compared)
                return compared;
        if (sameHash) {
            if (auto compared = compare(entry.row, seen); !compared)
                return compared;
        } else
            seen.clear();
        before = entry;
        isFirst = false;
    }
    if (m_duplicates == 0)
        return {};
    return forEachRow([&](const Row& row) -> Result<void> {
        if (row.sameAs == 0)
            return {};
        const auto id = idOf(row);
        if (id)
            onDuplicate(row.line, *id, row.sameAs);
        return id ? Result<void>() : Result<void>(id.error());
    });
}

Result<void> IndexWriter::compare(std::uint64_t number, std::vector<std::pair<std::string, std::uint64_t>>& seen) {
    auto row = readRow(number);
    if (!row)
        return row.error();
    auto id = idOf(*row);
    if (!id)
        return id.error();
    const auto same = std::ranges::find(seen, *id, &std::pair<std::string, std::uint64_t>::first);
    if (same == seen.end()) {
        seen.emplace_back(std::move(id).value(), row->line);
        return {};
    }
    row->sameAs = same->second;
    ++m_duplicates;
    --m_inCity[row->record.city];
    return m_rows.overwrite(number * sizeof(Row), bytesOf(*row));
}

Result<void> IndexWriter::forEachRow(const std::function<Result<void>(const Row&)>& take) const {
    std::vector<Row> rows(rowsAtOnce);
    for (std::uint64_t from = 0; from < m_added; from += rows.size()) {
        const std::size_t count = std::min<std::uint64_t>(rows.size(), m_added - from);
        if (auto read = m_rows.read(from * sizeof(Row), reinterpret_cast<char*>(rows.data()), count * sizeof(Row));
            !read)
            return read;
        for (std::size_t i = 0; i < count; ++i)
            if (auto taken = take(rows[i]); !taken)
                return taken;
    }
    return {};
}

Result<IndexWriter::Written> IndexWriter::finish() {
    CustomerIndexHeader header;
    header.headerBytes = sizeof(header);
    header.recordBytes = sizeof(CustomerRecord);
    header.cities = static_cast<std::uint32_t>(m_inCity.size());
    header.customers = m_added - m_duplicates;
    if (header.customers == 0)
        return Error{ErrorCode::badInput, "no customer was found to import.", {}};
    header.textsAt = sizeof(header);
    header.citiesAt = header.textsAt + m_textsWritten;
    header.recordsAt = alignedUp(header.citiesAt + (m_inCity.size() + 1) * sizeof(std::uint64_t));
    header.fileBytes = header.recordsAt + header.customers * sizeof(CustomerRecord);
    header.vocabulary = vocabularyHash(reference());
    std::vector<std::uint64_t> starts{0};
    for (const std::uint64_t count : m_inCity)
        starts.push_back(starts.back() + count);
    std::string table(reinterpret_cast<const char*>(starts.data()), starts.size() * sizeof(std::uint64_t));
    table.resize(header.recordsAt - header.citiesAt, '\0');
    if (auto written = writeAllAt(m_files, m_file.get(), table, header.citiesAt, m_path); !written)
        return written.error();
    starts.pop_back();
    if (auto written = writeRecords(header, std::move(starts)); !written)
        return written.error();
    if (auto sealed = seal(header); !sealed)
        return sealed.error();
    if (auto published = publish(); !published)
        return published.error();
    return Written{header.customers, header.fileBytes, {header.content.begin(), header.content.end()}};
}

/// Every row goes to the next free place of its city, so a city's customers stay in the order of the imported file.
Result<void> IndexWriter::writeRecords(const CustomerIndexHeader& header, std::vector<std::uint64_t> place) {
    std::vector<CustomerRecord> held(place.size() * recordsPerCityHeld);
    std::vector<std::size_t> count(place.size(), 0);
    const auto flush = [&](std::size_t city) {
        const std::string_view bytes(reinterpret_cast<const char*>(&held[city * recordsPerCityHeld]),
                                     count[city] * sizeof(CustomerRecord));
        const std::uint64_t at = header.recordsAt + place[city] * sizeof(CustomerRecord);
        place[city] += std::exchange(count[city], 0);
        return writeAllAt(m_files, m_file.get(), bytes, at, m_path);
    };
    auto written = forEachRow([&](const Row& row) -> Result<void> {
        if (row.sameAs != 0)
            return {};
        const std::size_t city = row.record.city;
        held[city * recordsPerCityHeld + count[city]++] = row.record;
        return count[city] == recordsPerCityHeld ? flush(city) : Result<void>();
    });
    for (std::size_t city = 0; city < place.size() && written; ++city)
        written = flush(city);
    return written;
}

/// Checksums last: a file that was not written to its end has none that fit.
Result<void> IndexWriter::seal(CustomerIndexHeader& header) {
    StreamHash hash;
    std::vector<char> window(windowBytes);
    for (std::uint64_t at = header.headerBytes; at < header.fileBytes;) {
        const std::size_t count = std::min<std::uint64_t>(window.size(), header.fileBytes - at);
        if (auto read = readAllAt(m_files, m_file.get(), window.data(), count, at, m_path); !read)
            return read;
        hash.add({window.data(), count});
        at += count;
    }
    std::ranges::copy(hash.hex(), header.content.begin());
    header.header = headerHash(header);
    return writeAllAt(m_files, m_file.get(), bytesOf(header), 0, m_path);
}

Result<void> IndexWriter::publish() {
    if (const int failure = m_files.sync(m_file.get()); failure < 0)
        return fileError(failure, "make durable", m_path);
    if (const int failure = m_file.close(); failure < 0)
        return fileError(failure, "write", m_path);
    if (const int failure = m_files.renameReplace(m_temporary, m_path); failure < 0)
        return fileError(failure, "give its final name to", m_path);
    m_published = true;
    if (const int failure = m_files.syncFolder(parentFolder(m_path)); failure < 0)
        return fileError(failure, "make durable the folder of", m_path);
    return {};
}

} // namespace ledgerloom
