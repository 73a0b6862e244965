#include "core/dataset/verify_files.h"

#include "core/base/stream_hash.h"
#include "core/base/units.h"
#include "core/dataset/file_bytes.h"
#include "core/storage/dataset_layout.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t bufferBytes = std::size_t{1} << 20;
constexpr int deepest = 4; ///< chunk, table, partition or sub-folder, part

} // namespace

FileCheck::FileCheck(const DatasetWork& work, const DatasetListing& listing, VerifyReport& report)
    : m_work(work),
      m_listing(listing),
      m_report(report),
      m_there(report.add("every listed part is there")),
      m_size(report.add("every part has the bytes that are listed")),
      m_sum(report.add("every part has the checksum that is listed")),
      m_stranger(report.add("there are no parts beside the listed ones")) {}

Result<void> FileCheck::part(const ListedPart& part, WorkProgress& done) {
    const std::string path = under(m_listing.folder, part.path);
    FileStatus found;
    m_report.checked(m_there, 1);
    if (m_work.files.status(path, found) != 0 || found.kind != FileKind::file) {
        m_report.fault(m_there, part.path, 0, "row", "the part is missing");
        done.bytesDone += part.bytes;
        return {};
    }
    m_report.checked(m_size, 1);
    if (found.bytes != part.bytes)
        m_report.fault(m_size, part.path, 0, "row",
                       "it has " + formatCount(found.bytes) + " bytes, listed are " + formatCount(part.bytes));
    return checksum(part, path, done);
}

Result<void> FileCheck::checksum(const ListedPart& part, const std::string& path, WorkProgress& done) {
    if (m_buffer.empty()) {
        auto memory = m_work.budget.reserve(bufferBytes, "reading parts");
        if (!memory)
            return memory.error();
        m_memory = std::move(memory).value();
        m_buffer.resize(bufferBytes);
    }
    m_report.checked(m_sum, 1);
    auto file = FileBytes::openFile(m_work.files, path);
    StreamHash hash;
    for (;;) {
        auto count = file ? file->read(m_buffer.data(), m_buffer.size()) : Result<std::size_t>(file.error());
        if (!count) {
            m_report.fault(m_sum, part.path, 0, "row", "it cannot be read: " + count.error().message);
            return {};
        }
        if (*count == 0)
            break;
        hash.add(std::string_view(m_buffer.data(), *count));
        done.bytesDone += *count;
        if (auto on = m_work.mayGoOn(done); !on)
            return on;
        if (m_work.progress)
            m_work.progress(done);
    }
    if (hash.hex() != part.checksum)
        m_report.fault(m_sum, part.path, 0, "row", "its XXH3-128 is " + hash.hex() + ", listed is " + part.checksum);
    return {};
}

Result<void> FileCheck::strangers() {
    auto memory = m_work.budget.reserve(m_listing.parts.size() * sizeof(std::string_view), "the list of parts");
    if (!memory)
        return memory.error();
    for (const ListedPart& part : m_listing.parts)
        m_sorted.push_back(part.path);
    std::sort(m_sorted.begin(), m_sorted.end());
    return look({}, deepest);
}

Result<void> FileCheck::look(const std::string& folder, int depth) {
    std::vector<std::string> names;
    m_work.files.list(folder.empty() ? m_listing.folder : under(m_listing.folder, folder), names);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const std::string path = folder.empty() ? name : under(folder, name);
        FileStatus found;
        if (name.starts_with('.') || m_work.files.status(under(m_listing.folder, path), found) != 0)
            continue;
        if (found.kind == FileKind::folder && depth > 0) {
            if (auto looked = look(path, depth - 1); !looked)
                return looked;
        } else if (DatasetLayout::isPartPath(path)) {
            m_report.checked(m_stranger, 1);
            if (!std::binary_search(m_sorted.begin(), m_sorted.end(), std::string_view(path)))
                m_report.fault(m_stranger, path, 0, "row", "the part is in no list");
        }
    }
    return {};
}

Result<void> verifyFiles(const DatasetWork& work, const DatasetListing& listing, VerifyReport& report) {
    FileCheck check(work, listing, report);
    WorkProgress done{.bytesTotal = listing.bytes()};
    for (const ListedPart& part : listing.parts)
        if (auto checked = check.part(part, done); !checked)
            return checked;
    return check.strangers();
}

} // namespace ledgerloom
