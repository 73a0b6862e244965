#pragma once

#include "core/dataset/read/budget_pool.h"
#include "core/dataset/read/folder_columns.h"
#include "core/dataset/read/row_reader.h"

#include <memory>
#include <string>

namespace ledgerloom {

/// A reader whose rows have what stands in the names of the file's folders behind their own columns; the very reader
/// where nothing stands there. Columns that the file has itself are its own. `path` is the file's, below the folders'
/// root.
std::unique_ptr<RowReader> inFolders(std::unique_ptr<RowReader> reader, const FolderColumns& folders, std::string path,
                                     std::shared_ptr<BudgetPool> pool);

} // namespace ledgerloom
