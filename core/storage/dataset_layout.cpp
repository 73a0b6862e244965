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

std::string DatasetLayout::pathInChunk(Table table, std::uint64_t shard) const {
    std::string path(tableName(table));
    path += '/';
    if (m_shards > mostPartsInOneFolder) {
        path += padded(shard / partsPerSubFolder, 5) + '/';
    }
    return path + "part-" + padded(shard, 8) + m_extension;
}

std::string DatasetLayout::partPath(Table table, std::uint64_t shard) const {
    const std::string path = pathInChunk(table, shard);
    return hasChunks() ? under(chunkFolder(chunkOf(shard)), path) : path;
}

std::string DatasetLayout::pattern(Table table) const {
    std::string path = hasChunks() ? "chunk-*/" : "";
    path.append(tableName(table)) += '/';
    return path + (m_shards > mostPartsInOneFolder ? "*/*" : "*") + m_extension;
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
    static const std::regex shape("(chunk-[0-9]{5,10}/)?(customers|devices|transactions)/([0-9]{5,10}/)?"
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
