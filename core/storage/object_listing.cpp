#include "core/storage/object_listing.h"

#include "core/base/stream_hash.h"
#include "core/storage/data_card.h"

namespace ledgerloom {

Result<ObjectListing::Sums> ObjectListing::writeParts(const std::string& scope, std::uint64_t first,
                                                      std::uint64_t count) const {
    auto list = m_store.create(scope + std::string(partsListName), Uploading::single);
    if (!list) {
        return list.error();
    }
    Sums sums;
    StreamHash hash;
    auto written = m_records.forEach(first, count, [&](const ShardRecord& record) -> Result<void> {
        sums.totals.add(record);
        for (const PartRecord& part : record.parts) {
            const std::string line = partLine(record, part, part.path.substr(scope.size()), m_info.plan);
            hash.add(line);
            if (auto added = (*list)->write(line); !added) {
                return added;
            }
        }
        return {};
    });
    if (written) {
        written = (*list)->close();
    }
    if (!written) {
        return written.error();
    }
    sums.hash = hash.hex();
    return sums;
}

Result<void> ObjectListing::writeWhole() const {
    const auto sums = writeParts({}, 0, m_info.plan.shards);
    if (!sums) {
        return sums.error();
    }
    if (auto card = writeObject(m_store, std::string(dataCardName), dataCardText(m_info, sums->totals)); !card) {
        return card;
    }
    return writeObject(m_store, std::string(manifestName), manifestText(m_info, sums->totals, sums->hash));
}

Result<void> ObjectListing::writeChunk(std::uint64_t chunk) const {
    const std::string scope = DatasetLayout::chunkFolder(chunk) + "/";
    const auto sums = writeParts(scope, m_layout.firstShard(chunk), m_layout.shardsIn(chunk));
    if (!sums) {
        return sums.error();
    }
    return writeObject(m_store, scope + std::string(manifestName),
                       manifestText(m_info, sums->totals, sums->hash, chunk));
}

} // namespace ledgerloom
