#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_system.h"
#include "core/storage/journal.h"
#include "core/storage/manifest.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// Writes what makes a folder of parts a dataset: parts.jsonl, the data card and, as the very last, manifest.json.
/// Everything is read back from the journal in the order of shards, so memory does not depend on the run and the
/// bytes not on how it went. A failure leaves none of the three behind. Any thread, one at a time per scope.
class Listing {
public:
    Listing(FileSystem& files, const std::string& folder, const DatasetInfo& info, const DatasetLayout& layout,
            const Journal& journal)
        : m_files(files), m_folder(folder), m_info(info), m_layout(layout), m_journal(journal) {}

    /// Of the whole run, under its folder.
    Result<void> writeWhole() const;
    /// Of one finished chunk, under the chunk's folder; that chunk may then be moved away.
    Result<void> writeChunk(std::uint64_t chunk) const;

private:
    FileSystem& m_files;
    const std::string& m_folder;
    const DatasetInfo& m_info;
    const DatasetLayout& m_layout;
    const Journal& m_journal;
};

} // namespace ledgerloom
