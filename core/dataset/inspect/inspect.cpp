#include "core/dataset/inspect/inspect.h"

#include "core/dataset/inspect/table_inspector.h"
#include "core/dataset/table_files.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// A column that was asked for must be in one of the tables.
Result<void> checkAsked(const std::vector<TableSummary>& tables, const InspectRequest& request) {
    std::vector<std::string> known;
    for (const TableSummary& table : tables)
        for (const ColumnSummary& column : table.columns)
            known.push_back(column.name);
    std::vector<std::string> asked = request.by;
    if (!request.time.empty())
        asked.push_back(request.time);
    for (const std::string& name : asked)
        if (std::find(known.begin(), known.end(), name) == known.end())
            return Error{.code = ErrorCode::badInput,
                         .message =
                             "there is no column " + name + " in " + request.path + "; there are: " + joined(known)};
    return {};
}

} // namespace

Result<std::vector<TableSummary>> inspect(const DatasetWork& work, const InspectRequest& request) {
    auto found = findTables(work.files, request.path);
    if (!found)
        return found.error();
    std::vector<std::string> names;
    for (const TableFiles& files : *found)
        names.push_back(files.name);
    if (!request.table.empty())
        std::erase_if(*found, [&](const TableFiles& files) { return files.name != request.table; });
    if (found->empty())
        return Error{.code = ErrorCode::badInput,
                     .message = "there is no table " + request.table + " in " + request.path +
                                "; there are: " + joined(names)};
    WorkProgress done;
    for (const TableFiles& files : *found)
        done.bytesTotal += files.bytes;
    std::vector<TableSummary> tables;
    for (const TableFiles& files : *found) {
        TableInspector inspector(work, request, files, found->size() > 1);
        if (auto run = inspector.run(done); !run)
            return run.error();
        tables.push_back(inspector.summary());
    }
    if (auto asked = checkAsked(tables, request); !asked)
        return asked.error();
    return tables;
}

} // namespace ledgerloom
