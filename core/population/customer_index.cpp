#include "core/population/customer_index.h"

#include "core/base/stream_hash.h"
#include "core/base/units.h"
#include "core/population/reference.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::size_t windowBytes = std::size_t{64} << 10;
constexpr std::string_view importAgain = "import the customers again with: ledgerloom import-customers FILE INDEX";

} // namespace

Error CustomerIndex::refused(const std::string& why) const {
    return {.code = ErrorCode::badInput, .message = "customers-file: " + m_path + " " + why, .field = "customers-file"};
}

Result<std::shared_ptr<const CustomerIndex>> CustomerIndex::open(const std::string& path) {
    // Plans are made again and again while a form is filled in; the same unchanged file is checked once.
    static std::mutex mutex;
    static std::shared_ptr<const CustomerIndex> newest;
    const std::lock_guard lock(mutex);
    if (newest && newest->m_path == path && newest->m_file.identity() == MappedFile::identityOf(path) &&
        newest->m_file.intact())
        return newest;
    auto loaded = load(path);
    if (loaded)
        newest = *loaded;
    return loaded;
}

Result<std::shared_ptr<const CustomerIndex>> CustomerIndex::load(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file)
        return Error{file.error().code, "customers-file: " + file.error().message, "customers-file"};
    const std::shared_ptr<CustomerIndex> index(new CustomerIndex(path, std::move(file).value()));
    for (const auto check : {&CustomerIndex::checkHeader, &CustomerIndex::checkContent, &CustomerIndex::readCities})
        if (auto checked = (index.get()->*check)(); !checked)
            return checked.error();
    index->m_file.expectRandomReads();
    return std::shared_ptr<const CustomerIndex>(index);
}

Result<void> CustomerIndex::checkHeader() {
    constexpr std::size_t upToVersion = sizeof(CustomerIndexHeader::magic) + sizeof(CustomerIndexHeader::version);
    CustomerIndexHeader& header = m_header;
    const bool hasMagic = m_file.size() >= upToVersion &&
                          m_file.read(0, reinterpret_cast<char*>(&header), upToVersion) &&
                          header.magic == customerIndexMagic;
    if (!hasMagic)
        return refused("is not an index of customers. Make one of your file with: ledgerloom import-customers FILE "
                       "INDEX, and give that INDEX here.");
    if (header.version != customerIndexVersion)
        return refused("is an index of version " + std::to_string(header.version) + "; this program reads version " +
                       std::to_string(customerIndexVersion) + ". Use the program that wrote it, or " +
                       std::string(importAgain) + ".");
    if (m_file.size() < sizeof(header) || !m_file.read(0, reinterpret_cast<char*>(&header), sizeof(header)))
        return refused("is cut within its header. Copy it again, or " + std::string(importAgain) + ".");
    if (headerHash(header) != header.header)
        return refused("is damaged: its header does not match its checksum. Copy it again, or " +
                       std::string(importAgain) + ".");
    if (header.fileBytes != m_file.size())
        return refused("has " + formatCount(m_file.size()) + " bytes where its header says " +
                       formatCount(header.fileBytes) + ": it is cut or was added to. Copy it again, or " +
                       std::string(importAgain) + ".");
    if (header.vocabulary != vocabularyHash(reference()))
        return refused("was made by a program with other tables of cities, profiles or banks. With this one, " +
                       std::string(importAgain) + ".");
    return {};
}

Result<void> CustomerIndex::checkContent() {
    // By reading: a pass through the mapping would make all of the file resident in this process.
    StreamHash hash;
    std::vector<char> window(windowBytes);
    for (std::uint64_t at = m_header.headerBytes; at < m_header.fileBytes;) {
        const std::size_t count = std::min<std::uint64_t>(window.size(), m_header.fileBytes - at);
        if (!m_file.read(at, window.data(), count))
            return Error{ErrorCode::io, "customers-file: " + m_path + " cannot be read; check the disk and start again",
                         "customers-file"};
        hash.add({window.data(), count});
        at += count;
    }
    if (hash.hex() != checksum())
        return refused("is damaged: its content does not match its checksum. Copy it again, or " +
                       std::string(importAgain) + ".");
    return {};
}

Result<void> CustomerIndex::readCities() {
    const CustomerIndexHeader& h = m_header;
    const std::uint64_t cityBytes = (std::uint64_t{h.cities} + 1) * sizeof(std::uint64_t);
    const bool fits = h.headerBytes >= sizeof(h) && h.recordBytes == sizeof(CustomerRecord) && h.customers > 0 &&
                      h.customers <= mostImportedCustomers && h.cities == reference().cities.size() &&
                      h.textsAt <= h.citiesAt && h.citiesAt <= h.fileBytes && cityBytes <= h.fileBytes - h.citiesAt &&
                      h.recordsAt <= h.fileBytes && h.customers * h.recordBytes <= h.fileBytes - h.recordsAt;
    const Error inconsistent =
        refused("contradicts itself: it was not written by this program. " + std::string(importAgain) + ".");
    if (!fits)
        return inconsistent;
    m_cityStart.resize(h.cities + 1);
    if (!m_file.read(h.citiesAt, reinterpret_cast<char*>(m_cityStart.data()), cityBytes))
        return inconsistent;
    const bool ordered =
        m_cityStart.front() == 0 && m_cityStart.back() == h.customers && std::ranges::is_sorted(m_cityStart);
    return ordered ? Result<void>() : Result<void>(inconsistent);
}

ImportedCustomer CustomerIndex::at(std::uint64_t place) const {
    ImportedCustomer customer;
    CustomerRecord& record = customer.record;
    std::memcpy(&record, m_file.data() + m_header.recordsAt + place * sizeof(record), sizeof(record));
    // What was cut away reads as zeros; whatever it reads as, nothing here leaves the texts.
    const std::uint64_t texts = m_header.citiesAt - m_header.textsAt;
    std::uint64_t from = std::min(record.textAt, texts);
    const auto take = [&](std::size_t length) {
        const std::size_t count = std::min<std::uint64_t>(length, texts - from);
        const std::string_view text(m_file.data() + m_header.textsAt + from, count);
        from += count;
        return text;
    };
    customer.id = take(record.idLength);
    customer.name = take(record.nameLength);
    customer.email = take(record.emailLength);
    customer.city = take(record.cityLength);
    const Reference& tables = reference();
    if (record.bank >= tables.banks.size())
        record.bank = CustomerRecord::noChoice;
    if (record.profile >= tables.profiles.size())
        record.profile = CustomerRecord::noChoice;
    return customer;
}

std::optional<Error> CustomerIndex::trouble() const {
    if (m_file.intact())
        return std::nullopt;
    return Error{ErrorCode::io,
                 "customers-file: " + m_path +
                     " was cut or changed while it was read; nothing made from it since is kept. Put the same file "
                     "back and leave it alone until the run has ended",
                 "customers-file"};
}

} // namespace ledgerloom
