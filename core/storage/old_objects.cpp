#include "core/storage/old_objects.h"

#include "core/base/stream_hash.h"
#include "core/storage/in_parallel.h"
#include "core/storage/run_record.h"
#include "core/storage/shard_objects.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::size_t batchObjects = 256;
constexpr std::size_t longestLine = std::size_t{1} << 20;

/// Removes objects some at a time, so that neither the requests wait for each other nor the names add up.
class Removal {
public:
    explicit Removal(ObjectStore& store) : m_store(store) {}

    void add(std::string path) {
        m_paths.push_back(std::move(path));
        if (m_paths.size() >= batchObjects) {
            flush();
        }
    }
    /// Only what a dataset can have named.
    void addPart(const std::string& path) {
        if (!DatasetLayout::isPartPath(path)) {
            return;
        }
        if (path.starts_with("chunk-")) {
            m_chunks.insert(path.substr(0, path.find('/')));
        }
        add(path);
    }
    Result<void> finish() {
        for (const std::string& chunk : std::exchange(m_chunks, {})) {
            add(under(chunk, partsListName));
            add(under(chunk, manifestName));
        }
        flush();
        return m_result;
    }

private:
    void flush() {
        const std::vector<std::string> paths = std::exchange(m_paths, {});
        if (m_result) {
            m_result = inParallel(paths.size(), [&](std::uint64_t index) { return m_store.remove(paths[index]); });
        }
    }

    ObjectStore& m_store;
    std::vector<std::string> m_paths;
    std::set<std::string> m_chunks;
    Result<void> m_result;
};

Result<bool> readLines(ObjectStore& store, const std::string& path, const std::function<void(std::string_view)>& line) {
    std::string rest;
    return store.read(path, [&](std::string_view bytes) {
        rest.append(bytes);
        std::size_t begin = 0;
        for (std::size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', begin)) {
            line(std::string_view(rest).substr(begin, end - begin));
            begin = end + 1;
        }
        rest.erase(0, begin);
        return rest.size() <= longestLine;
    });
}

Result<void> removeListedParts(ObjectStore& store, Removal& removal) {
    const auto read = readLines(store, std::string(partsListName), [&](std::string_view line) {
        const auto entry = nlohmann::json::parse(line, nullptr, false);
        if (entry.is_object() && entry.contains("path") && entry["path"].is_string()) {
            removal.addPart(entry["path"].get<std::string>());
        }
    });
    return read ? Result<void>() : read.error();
}

void removePartsOf(const DatasetLayout& layout, std::uint64_t shards, Removal& removal) {
    for (std::uint64_t shard = 0; shard < shards; ++shard) {
        for (const Table table : allTables) {
            removal.addPart(layout.partPath(table, shard));
        }
    }
}

/// A run that was killed leaves parts without a record: the plan names them, too.
Result<void> removePlannedParts(ObjectStore& store, Removal& removal) {
    const auto text = readObject(store, std::string(runRecordPath));
    if (!text) {
        return text.error();
    }
    const auto record = *text ? parseRunRecord(**text, std::string(runRecordPath)) : Result<RunRecord>(Error{});
    if (record) { // one that cannot be read names nothing
        removePartsOf(record->layout(), record->plan.shards, removal);
    } else if (const auto claimed = readClaimedPlan(store)) {
        removePartsOf(DatasetLayout(claimed->plan), claimed->plan.shards, removal);
    }
    return {};
}

Result<void> removeRecords(ObjectStore& store, Removal& removal) {
    std::vector<std::uint64_t> shards;
    auto listed = store.list(std::string(shardRecordFolder), [&](const std::string& name) {
        if (const auto shard = ObjectRecords::shardOf(name)) {
            shards.push_back(*shard);
        }
    });
    for (const std::uint64_t shard : shards) {
        removal.add(ObjectRecords::path(shard));
    }
    return listed;
}

class Keeping {
public:
    Keeping(ObjectStore& store, const DatasetLayout& layout, ObjectRecords& records, bool checksums)
        : m_store(store), m_layout(layout), m_records(records), m_checksums(checksums) {}

    Result<void> check(std::uint64_t shard) {
        const auto record = m_records.read(shard);
        if (!record) {
            return record.error();
        }
        bool holds = record->has_value();
        for (std::size_t part = 0; holds && part < (*record)->parts.size(); ++part) {
            const auto there = partHolds(shard, (*record)->parts[part]);
            if (!there) {
                return there.error();
            }
            holds = *there;
        }
        const std::lock_guard lock(m_mutex);
        if (!holds) {
            ++m_kept.damaged;
            return {};
        }
        m_records.keep(shard);
        ++m_kept.shards;
        m_kept.rows += (*record)->totals.rows;
        m_kept.customers += (*record)->totals.customers;
        m_kept.bytes += (*record)->bytes();
        return {};
    }

    const Kept& kept() const { return m_kept; }

private:
    Result<bool> partHolds(std::uint64_t shard, const PartRecord& part) {
        if (part.path != m_layout.partPath(part.table, shard)) {
            return false;
        }
        const auto found = m_store.status(part.path);
        if (!found) {
            return found.error();
        }
        if (!*found || (*found)->bytes != part.bytes || !m_checksums) {
            return *found && (*found)->bytes == part.bytes;
        }
        StreamHash hash;
        const auto read = m_store.read(part.path, [&hash](std::string_view bytes) {
            hash.add(bytes);
            return true;
        });
        return read ? Result<bool>(*read && hash.hex() == part.checksum) : read;
    }

    ObjectStore& m_store;
    const DatasetLayout& m_layout;
    ObjectRecords& m_records;
    const bool m_checksums;
    std::mutex m_mutex;
    Kept m_kept; ///< guarded by m_mutex
};

} // namespace

Result<void> clearOldObjects(ObjectStore& store) {
    const auto whole = store.status(std::string(manifestName));
    if (!whole) {
        return whole.error();
    }
    auto done = store.remove(std::string(manifestName));
    Removal removal(store);
    const auto removeUnlisted = [&] { return *whole ? Result<void>() : removePlannedParts(store, removal); };
    for (const std::function<Result<void>()>& step :
         {std::function<Result<void>()>([&] { return removeListedParts(store, removal); }),
          std::function<Result<void>()>(removeUnlisted),
          std::function<Result<void>()>([&] { return removeRecords(store, removal); })}) {
        if (done) {
            done = step();
        }
    }
    for (const std::string_view name : {partsListName, dataCardName, runRecordPath, planPath}) {
        removal.add(std::string(name));
    }
    const auto removed = removal.finish();
    return done ? removed : done;
}

Result<Kept> keepRecordedShards(ObjectStore& store, const DatasetLayout& layout, ObjectRecords& records,
                                std::uint64_t shards, bool checksums) {
    std::vector<bool> recorded(shards);
    const auto listed = store.list(std::string(shardRecordFolder), [&](const std::string& name) {
        const auto shard = ObjectRecords::shardOf(name);
        if (shard && *shard < shards) {
            recorded[*shard] = true;
        }
    });
    if (!listed) {
        return listed.error();
    }
    Keeping keeping(store, layout, records, checksums);
    const auto checked = inParallel(
        shards, [&](std::uint64_t shard) { return recorded[shard] ? keeping.check(shard) : Result<void>(); });
    const auto manifest = store.status(std::string(manifestName));
    if (!checked || !manifest) {
        return checked ? manifest.error() : checked.error();
    }
    Kept kept = keeping.kept();
    kept.finished = kept.shards == shards && manifest->has_value();
    return kept;
}

} // namespace ledgerloom
