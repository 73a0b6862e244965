#include "core/base/text.h"
#include "core/dataset/dataset_listing.h"
#include "core/dataset/page/own_ids.h"
#include "core/dataset/page/paged_table.h"
#include "core/dataset/row_source.h"
#include "core/dataset/table_files.h"
#include "core/storage/dataset_layout.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// The files of a path's tables, and where a manifest tells them the rows of each file.
struct Found {
    std::vector<TableFiles> tables;
    std::optional<DatasetListing> listing;
};

/// From what the dataset says of itself: the order of parts is the order of rows.
std::vector<TableFiles> listedTables(const DatasetListing& listing) {
    std::vector<TableFiles> tables;
    for (const auto& [name, totals] : listing.tables)
        tables.push_back({.name = name, .paths = {}, .bytes = totals.bytes});
    for (const ListedPart& part : listing.parts)
        for (TableFiles& table : tables)
            if (table.name == part.table)
                table.paths.push_back(under(listing.folder, part.path));
    std::erase_if(tables, [](const TableFiles& table) { return table.paths.empty(); });
    return tables;
}

Result<Found> find(const DatasetWork& work, const std::string& path) {
    FileStatus manifest;
    Found found;
    if (work.files.status(under(path, manifestName), manifest) == 0 && manifest.kind == FileKind::file) {
        VerifyReport report([](const Fault&) {}); // what is wrong shows where it is looked at
        if (auto listing = readListing(work, path, report)) {
            found.tables = listedTables(*listing);
            found.listing = std::move(listing).value();
        }
    }
    if (!found.tables.empty())
        return found;
    found.listing.reset();
    auto tables = findTables(work.files, path);
    if (!tables)
        return tables.error();
    found.tables = std::move(tables).value();
    return found;
}

Result<const TableFiles*> choose(const std::vector<TableFiles>& tables, const std::string& path,
                                 const std::string& wanted) {
    const auto named = [&](const std::string& name) {
        const auto found =
            std::find_if(tables.begin(), tables.end(), [&](const TableFiles& one) { return one.name == name; });
        return found == tables.end() ? nullptr : &*found;
    };
    if (!wanted.empty()) {
        if (const TableFiles* table = named(wanted))
            return table;
        return Error{.code = ErrorCode::badInput, .message = path + " has no table " + quotedText(wanted)};
    }
    const TableFiles* table = named("transactions");
    return table != nullptr ? table : &tables.front();
}

} // namespace

Result<OpenedRows> openRows(const DatasetWork& work, const std::string& path, const std::string& table) {
    auto found = find(work, path);
    if (!found)
        return found.error();
    const auto chosen = choose(found->tables, path, table);
    if (!chosen)
        return chosen.error();
    OpenedRows opened;
    for (const TableFiles& one : found->tables)
        opened.tables.push_back(one.name);
    opened.table = (*chosen)->name;
    opened.bytes = (*chosen)->bytes;
    opened.files = (*chosen)->paths.size();
    opened.ownDataset = found->listing.has_value();
    std::vector<std::uint64_t> rows;
    if (found->listing)
        for (const ListedPart& part : found->listing->parts)
            if (part.table == opened.table)
                rows.push_back(part.rows);
    PagedFiles files{.paths = (*chosen)->paths, .columns = {}, .bytes = opened.bytes, .root = path};
    if (found->listing)
        files.only = onlyFileOfIds(*found->listing, opened.table);
    auto paged = PagedTable::open(work, std::move(files), rows);
    if (!paged)
        return paged.error();
    opened.rows = std::move(paged).value();
    return opened;
}

} // namespace ledgerloom
