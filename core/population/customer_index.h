#pragma once

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/population/customer_index_layout.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ledgerloom {

/// A customer of an index: numbers as in CustomerRecord, and the texts, which live as long as the index.
struct ImportedCustomer {
    CustomerRecord record;
    std::string_view id;
    std::string_view name; ///< empty where not given, as the others
    std::string_view email;
    std::string_view city;
};

/// The user's own customers, imported into a file that is mapped read-only: workers and other processes share one copy
/// in the page cache, and nothing of it is held. Immutable; all functions may be called from any thread.
class CustomerIndex {
public:
    /// Opens an index and checks all of it against its checksum (a pass over the file, once a process and file). The
    /// error names the path and says whether it is missing, foreign, cut, damaged, or of another version or program.
    static Result<std::shared_ptr<const CustomerIndex>> open(const std::string& path);

    std::uint64_t customers() const { return m_header.customers; }
    /// XXH3-128 of the content, 32 hexadecimal digits: what a run's identity records.
    std::string checksum() const { return {m_header.content.begin(), m_header.content.end()}; }
    std::uint64_t fileBytes() const { return m_header.fileBytes; }
    const std::string& path() const { return m_path; }

    /// First record of each city, and the end: one more than Reference::cities.
    std::span<const std::uint64_t> cityStart() const { return m_cityStart; }
    /// The record at `place` (below customers()). Of a file that was damaged after open() it answers some value within
    /// bounds; trouble() tells.
    ImportedCustomer at(std::uint64_t place) const;

    /// Set once the file was cut or changed after open(): rows made since then may not be written.
    std::optional<Error> trouble() const;

private:
    CustomerIndex(std::string path, MappedFile file) : m_path(std::move(path)), m_file(std::move(file)) {}
    static Result<std::shared_ptr<const CustomerIndex>> load(const std::string& path);
    Result<void> checkHeader();
    Result<void> checkContent();
    Result<void> readCities();
    Error refused(const std::string& why) const;

    std::string m_path;
    MappedFile m_file;
    CustomerIndexHeader m_header;
    std::vector<std::uint64_t> m_cityStart;
};

} // namespace ledgerloom
