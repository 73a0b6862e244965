#include "core/storage/dataset_layout.h"

#include <algorithm>
#include <regex>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mostPartsInOneFolder = 10'000;
constexpr std::uint64_t partsPerSubFolder = 1'000;

std::string padded(std::uint64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

} // namespace

DatasetLayout::DatasetLayout(const Plan& plan)
    : m_shards(plan.shards),
      m_shardsPerChunk(plan.shardsPerChunk),
      m_order(plan.order),
      m_partition(plan.partition),
      m_extension(fileExtension(plan.encoding)) {
    if (m_order == Order::time && m_partition == Partition::none) {
        m_ranges = PartRanges(plan.rows, plan.rowsPerPart());
    }
}

std::uint64_t DatasetLayout::mostUnits(const Plan& plan) {
    return plan.shards + (plan.order == Order::time
                              ? PartRanges::mostParts(plan.partition, plan.rows, plan.days(), plan.rowsPerPart())
                              : 0);
}

bool DatasetLayout::has(Table table, std::uint64_t unit) const {
    return m_order == Order::shard || (table == Table::transactions) == (unit >= m_shards);
}

std::string DatasetLayout::pathInChunk(Table table, std::uint64_t number) const {
    std::string path(tableName(table));
    path += '/';
    if (m_shards > mostPartsInOneFolder) {
        path += padded(number / partsPerSubFolder, 5) + '/';
    }
    return path + "part-" + padded(number, 8) + m_extension;
}

std::string DatasetLayout::partPath(Table table, std::uint64_t unit) const {
    if (m_order == Order::time && table == Table::transactions) {
        const std::uint64_t part = unit - m_shards;
        return m_partition == Partition::none ? pathInChunk(table, part)
                                              : under(under(tableName(table), m_ranges.folder(part)),
                                                      "part-" + padded(m_ranges.numberInFolder(part), 8) + m_extension);
    }
    const std::string path = pathInChunk(table, unit);
    return hasChunks() ? under(chunkFolder(chunkOf(unit)), path) : path;
}

std::string DatasetLayout::pattern(Table table) const {
    std::string path = hasChunks() ? "chunk-*/" : "";
    path.append(tableName(table)) += '/';
    const bool partitioned = m_partition != Partition::none && table == Table::transactions;
    return path + (partitioned ? "dt=*/*" : m_shards > mostPartsInOneFolder ? "*/*" : "*") + m_extension;
}

std::uint64_t DatasetLayout::chunks() const {
    return hasChunks() ? (m_shards + m_shardsPerChunk - 1) / m_shardsPerChunk : 0;
}

std::uint64_t DatasetLayout::shardsIn(std::uint64_t chunk) const {
    return std::min(m_shardsPerChunk, m_shards - firstShard(chunk));
}

std::string DatasetLayout::chunkFolder(std::uint64_t chunk) {
    return "chunk-" + padded(chunk, 5);
}

bool DatasetLayout::isPartPath(std::string_view path) {
    static const std::regex shape(
        "(chunk-[0-9]{5,10}/)?(customers|devices|transactions|labels|episodes|merchants|credits|nodes|edges)/"
        "([0-9]{5,10}/|dt=[0-9]{4}-[0-9]{2}(-[0-9]{2})?/)?"
        "part-[0-9]{8,20}\\.((jsonl|csv)(\\.gz|\\.zst)?|parquet|arrow)");
    return path.size() < 100 && std::regex_match(path.begin(), path.end(), shape);
}

std::string under(std::string_view folder, std::string_view relative) {
    std::string path(folder);
    if (path.empty() || path.back() != '/') {
        path += '/';
    }
    return path.append(relative);
}

} // namespace ledgerloom
