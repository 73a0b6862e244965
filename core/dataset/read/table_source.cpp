#include "core/dataset/read/table_source.h"

#include "core/base/text.h"
#include "core/dataset/table_files.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest_file.h"

#include <algorithm>

namespace ledgerloom {

namespace {

bool isInTimeOrder(FileSystem& files, const std::string& folder) {
    FileStatus found;
    const std::string path = under(folder, manifestName);
    if (files.status(path, found) != 0 || found.kind != FileKind::file)
        return false;
    const auto manifest = readManifest(files, path);
    return manifest && orderOf(manifest->config) == Order::time;
}

} // namespace

Result<TableSource> findTableSource(const DatasetWork& work, const std::string& path, const std::string& table) {
    const auto tables = findTables(work.files, path);
    if (!tables)
        return tables.error();
    const std::string wanted = !table.empty() || tables->size() == 1 ? table : "transactions";
    const auto found = std::find_if(tables->begin(), tables->end(),
                                    [&](const TableFiles& one) { return wanted.empty() || one.name == wanted; });
    if (found == tables->end()) {
        std::string names;
        for (const TableFiles& one : *tables)
            names += (names.empty() ? "" : ", ") + one.name;
        return Error{.code = ErrorCode::badInput,
                     .message = path + " has no table " + quotedText(wanted) + "; it has " + names +
                                ". Name one of them: --table",
                     .field = "table"};
    }
    const auto encoding = encodingOf(work.files, found->paths.front());
    if (!encoding)
        return encoding.error();
    TableSource source;
    source.name = found->name;
    source.request.paths = found->paths;
    source.request.reading.types = RowTypes::asStored;
    source.request.lossless = false;
    source.request.root = path;
    source.encoding = *encoding;
    source.bytes = found->bytes;
    source.inTimeOrder = found->name == "transactions" && isInTimeOrder(work.files, path);
    return source;
}

} // namespace ledgerloom
