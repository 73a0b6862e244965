#include "core/storage/listing.h"

#include "core/storage/data_card.h"
#include "core/storage/part_file.h"

#include <functional>
#include <optional>

namespace ledgerloom {

namespace {

/// A file of the listing, made under a temporary name that is its own for each chunk.
Result<PartFile> begin(FileSystem& files, const std::string& folder, const std::string& scope, std::string_view name) {
    const std::string relative = scope.empty() ? std::string(name) : under(scope, name);
    const std::string temporary = (scope.empty() ? std::string() : scope + "-") + std::string(name);
    return PartFile::create(files, under(folder, under(temporaryFolder, temporary)), under(folder, relative));
}

Result<PartFile> sealedText(FileSystem& files, const std::string& folder, const std::string& scope,
                            std::string_view name, const std::string& text) {
    auto file = begin(files, folder, scope, name);
    if (!file) {
        return file;
    }
    if (auto written = file->write(text); !written) {
        return written.error();
    }
    if (auto sealed = file->seal(); !sealed) {
        return sealed.error();
    }
    return file;
}

/// All or none: the manifest, which says that the dataset is whole, comes last.
Result<void> publishAll(std::initializer_list<PartFile*> inOrder) {
    for (PartFile* file : inOrder) {
        if (auto published = file->publish(); !published) {
            for (PartFile* other : inOrder) {
                other->abandon();
            }
            return published;
        }
    }
    return {};
}

using PathOf = std::function<std::string(const PartRecord&)>;

Result<void> writeParts(PartFile& list, const Journal& journal, std::uint64_t first, std::uint64_t count,
                        const PathOf& pathOf, const Plan& plan, DatasetTotals& totals) {
    for (std::uint64_t shard = first; shard < first + count; ++shard) {
        const auto record = journal.read(shard);
        if (!record) {
            return record.error();
        }
        totals.add(*record);
        for (const PartRecord& part : record->parts) {
            if (auto written = list.write(partLine(*record, part, pathOf(part), plan)); !written) {
                return written;
            }
        }
    }
    return list.seal();
}

} // namespace

Result<void> Listing::writeWhole() const {
    auto list = begin(m_files, m_folder, {}, partsListName);
    if (!list) {
        return list.error();
    }
    DatasetTotals totals;
    const auto whole = [](const PartRecord& part) { return part.path; };
    if (auto written = writeParts(*list, m_journal, 0, m_layout.units(), whole, m_info.plan, totals); !written) {
        return written;
    }
    auto card = sealedText(m_files, m_folder, {}, dataCardName, dataCardText(m_info, totals));
    if (!card) {
        return card.error();
    }
    auto manifest = sealedText(m_files, m_folder, {}, manifestName, manifestText(m_info, totals, list->checksum()));
    if (!manifest) {
        return manifest.error();
    }
    return publishAll({&*list, &*card, &*manifest});
}

Result<void> Listing::writeChunk(std::uint64_t chunk) const {
    const std::string scope = DatasetLayout::chunkFolder(chunk);
    auto list = begin(m_files, m_folder, scope, partsListName);
    if (!list) {
        return list.error();
    }
    DatasetTotals totals;
    const auto inChunk = [&](const PartRecord& part) { return part.path.substr(scope.size() + 1); };
    if (auto written = writeParts(*list, m_journal, m_layout.firstShard(chunk), m_layout.shardsIn(chunk), inChunk,
                                  m_info.plan, totals);
        !written) {
        return written;
    }
    auto manifest =
        sealedText(m_files, m_folder, scope, manifestName, manifestText(m_info, totals, list->checksum(), chunk));
    if (!manifest) {
        return manifest.error();
    }
    return publishAll({&*list, &*manifest});
}

} // namespace ledgerloom
