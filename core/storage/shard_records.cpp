#include "core/storage/shard_records.h"

#include "core/storage/dataset_layout.h"
#include "core/storage/in_parallel.h"
#include "core/storage/journal.h"

#include <algorithm>
#include <charconv>

namespace ledgerloom {

namespace {

constexpr std::uint64_t windowShards = 64; // read ahead at once, well under a megabyte
constexpr std::string_view ending = ".json";

} // namespace

std::string ShardRecords::path(std::uint64_t shard) {
    std::string number = std::to_string(shard);
    number.insert(0, number.size() < 8 ? 8 - number.size() : 0, '0');
    return under(shardRecordFolder, number + std::string(ending));
}

std::optional<std::uint64_t> ShardRecords::shardOf(const std::string& name) {
    if (!name.ends_with(ending)) {
        return std::nullopt;
    }
    std::uint64_t shard = 0;
    const char* end = name.data() + name.size() - ending.size();
    const auto [last, problem] = std::from_chars(name.data(), end, shard);
    return problem == std::errc{} && last == end && under(shardRecordFolder, name) == path(shard) ? std::optional(shard)
                                                                                                  : std::nullopt;
}

Result<void> ShardRecords::put(const ShardRecord& record) {
    auto written = writeObject(m_store, path(record.shard), Journal::line(record));
    if (written) {
        keep(record.shard);
    }
    return written;
}

bool ShardRecords::holds(std::uint64_t shard) const {
    const std::lock_guard lock(m_mutex);
    return m_held[shard];
}

void ShardRecords::keep(std::uint64_t shard) {
    const std::lock_guard lock(m_mutex);
    m_held[shard] = true;
}

Result<std::optional<ShardRecord>> ShardRecords::read(std::uint64_t shard) const {
    const auto text = readObject(m_store, path(shard));
    if (!text) {
        return text.error();
    }
    auto record = *text ? Journal::parse(std::string_view(**text).substr(0, (*text)->find('\n'))) : std::nullopt;
    return record && record->shard == shard ? std::move(record) : std::nullopt;
}

Result<void> ShardRecords::forEach(std::uint64_t first, std::uint64_t count,
                                   const std::function<Result<void>(const ShardRecord&)>& take) const {
    for (std::uint64_t done = 0; done < count; done += windowShards) {
        std::vector<std::optional<ShardRecord>> window(std::min(windowShards, count - done));
        auto read = inParallel(window.size(), [&](std::uint64_t index) -> Result<void> {
            auto record = this->read(first + done + index);
            if (!record) {
                return record.error();
            }
            window[index] = std::move(record).value();
            return {};
        });
        for (std::uint64_t index = 0; read && index < window.size(); ++index) {
            if (!window[index]) {
                const std::string missing = path(first + done + index);
                return Error{.code = ErrorCode::io,
                             .message = missing + " in " + m_store.name() +
                                        " was changed while the run went on; resume it, and the shard is made anew"};
            }
            read = take(*window[index]);
        }
        if (!read) {
            return read;
        }
    }
    return {};
}

} // namespace ledgerloom
