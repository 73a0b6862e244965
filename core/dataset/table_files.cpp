#include "core/dataset/table_files.h"

#include "core/storage/dataset_layout.h"

#include <algorithm>
#include <map>

namespace ledgerloom {

namespace {

constexpr int deepest = 5;

bool isPaper(std::string_view name) {
    return name.starts_with('.') || name.starts_with('_') || name == partsListName || name == manifestName ||
           name == dataCardName;
}

/// The table that a path below the folder is of: its first folder that is neither a chunk, a partition nor a number.
std::string tableOf(const std::string& relative, const std::string& otherwise) {
    std::size_t begin = 0;
    for (std::size_t end = relative.find('/'); end != std::string::npos; end = relative.find('/', begin)) {
        std::string folder = relative.substr(begin, end - begin);
        const bool number = folder.find_first_not_of("0123456789") == std::string::npos;
        if (!folder.starts_with("chunk-") && folder.find('=') == std::string::npos && !number)
            return folder;
        begin = end + 1;
    }
    return otherwise;
}

std::string lastName(const std::string& path) {
    const std::size_t end = path.find_last_not_of('/');
    const std::size_t slash = end == std::string::npos ? end : path.rfind('/', end);
    return slash == std::string::npos ? path.substr(0, end + 1) : path.substr(slash + 1, end - slash);
}

void look(FileSystem& files, const std::string& root, const std::string& folder, int depth,
          std::map<std::string, TableFiles>& tables) {
    std::vector<std::string> names;
    files.list(folder.empty() ? root : under(root, folder), names);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
        const std::string relative = folder.empty() ? name : under(folder, name);
        FileStatus found;
        if (isPaper(name) || files.status(under(root, relative), found) != 0)
            continue;
        if (found.kind == FileKind::folder && depth > 0)
            look(files, root, relative, depth - 1, tables);
        if (found.kind != FileKind::file)
            continue;
        const std::string table = tableOf(relative, lastName(root));
        TableFiles& entry = tables[table];
        entry.name = table;
        entry.paths.push_back(under(root, relative));
        entry.bytes += found.bytes;
    }
}

} // namespace

Result<std::vector<TableFiles>> findTables(FileSystem& files, const std::string& path) {
    FileStatus found;
    if (files.status(path, found) != 0 || found.kind == FileKind::missing)
        return Error{.code = ErrorCode::badInput, .message = path + " does not exist: name a file or a folder"};
    std::vector<std::string> names;
    if (found.kind == FileKind::file || (found.kind == FileKind::link && files.list(path, names) < 0))
        return std::vector<TableFiles>{{.name = lastName(path), .paths = {path}, .bytes = found.bytes}};
    std::map<std::string, TableFiles> tables;
    look(files, path, {}, deepest, tables);
    if (tables.empty())
        return Error{.code = ErrorCode::badInput, .message = path + " holds no files that could be read"};
    std::vector<TableFiles> list;
    list.reserve(tables.size());
    for (auto& [name, table] : tables)
        list.push_back(std::move(table));
    return list;
}

} // namespace ledgerloom
