#include "core/importing/source.h"

#include "core/base/text.h"
#include "core/importing/csv_source.h"
#include "core/importing/jsonl_source.h"
#include "core/importing/parquet_source.h"

#include <algorithm>
#include <filesystem>

namespace ledgerloom {

namespace {

Error unreadable(const std::string& path, const std::string& why) {
    return {ErrorCode::badInput, path + " " + why, {}};
}

/// Where a link of the user's own leads to: storage itself follows none.
Result<std::string> realFile(FileSystem& files, const std::string& path) {
    std::error_code failed;
    const std::string real = std::filesystem::canonical(path, failed).string();
    FileStatus found;
    if (failed || files.status(real, found) < 0 || found.kind == FileKind::missing)
        return unreadable(path, "does not exist; check the path.");
    if (found.kind != FileKind::file)
        return unreadable(path, "is not a regular file. Name a file of CSV, JSON lines or Parquet.");
    if (found.bytes == 0)
        return unreadable(path, "is empty. It needs a header and a row a customer.");
    return real;
}

/// Refuses what would only give a thousand bad rows.
std::optional<Error> foreign(std::string_view head, const std::string& path) {
    if (head.starts_with("\x1f\x8b") || head.starts_with("\x28\xb5\x2f\xfd") || head.starts_with("PK\x03\x04"))
        return unreadable(path, "is compressed. Unpack it first.");
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"))
        return unreadable(path, "is UTF-16. Save it as UTF-8.");
    if (head.find('\0') != std::string_view::npos)
        return unreadable(path, "is not text. Allowed: CSV, JSON lines (UTF-8) or Parquet.");
    if (head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size())).starts_with('['))
        return unreadable(path, "is one JSON array. Write one object a line (JSON lines).");
    return std::nullopt;
}

} // namespace

std::string missingColumns(const ColumnMap& columns, const std::string& path) {
    for (const CustomerColumn needed : {CustomerColumn::id, CustomerColumn::state})
        if (!columns.has(needed)) {
            std::string found;
            for (const std::string& name : columns.unused())
                found += (found.empty() ? "" : ", ") + quotedText(name);
            return path + ": no column is the customer's " +
                   (needed == CustomerColumn::id ? "id (customer_id, id, id_cliente)" : "state (estado, uf, state)") +
                   ". Rename one" + (found.empty() ? "." : "; these were not understood: " + found + ".");
        }
    return {};
}

Result<std::unique_ptr<CustomerSource>> CustomerSource::open(FileSystem& files, const std::string& path) {
    const auto real = realFile(files, path);
    if (!real)
        return real.error();
    auto file = openFile(files, *real, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file)
        return file.error();
    TextWindow window(files, std::move(file).value(), path);
    constexpr std::size_t lookAt = 4096;
    if (auto filled = window.fill(lookAt); !filled)
        return filled.error();
    const std::string_view head = window.ahead().substr(0, lookAt);
    if (head.starts_with("PAR1"))
        return openParquet(*real, path);
    if (auto reason = foreign(head, path))
        return *reason;
    if (head.starts_with("\xef\xbb\xbf"))
        window.drop(3);
    const std::string_view text = window.ahead();
    if (text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())).starts_with('{'))
        return std::unique_ptr<CustomerSource>(std::make_unique<JsonlSource>(std::move(window)));
    return CsvSource::open(std::move(window), path);
}

} // namespace ledgerloom
