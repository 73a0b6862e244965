#include "core/storage/journal.h"

#include "core/storage/crc32.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <utility>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view crcKey = ",\"crc\":\"";
constexpr std::size_t crcTail = crcKey.size() + 8 + 2; // eight digits, a quote and a brace

/// Tables that few datasets have, and their rows in a record.
constexpr std::array<std::pair<std::string_view, std::uint64_t ShardTotals::*>, 6> smallTables{
    {{tableName(Table::labels), &ShardTotals::labels},
     {tableName(Table::episodes), &ShardTotals::episodes},
     {tableName(Table::merchants), &ShardTotals::merchants},
     {tableName(Table::credits), &ShardTotals::credits},
     {tableName(Table::nodes), &ShardTotals::nodes},
     {tableName(Table::edges), &ShardTotals::edges}}};

std::string hex8(std::uint32_t number) {
    std::string text(8, '0');
    for (std::size_t digit = 8; digit-- > 0; number >>= 4) {
        text[digit] = "0123456789abcdef"[number & 15U];
    }
    return text;
}

/// Puts the CRC of everything before it into the object, as its last member.
std::string sealed(const Json& object) {
    std::string text = object.dump();
    text.pop_back();
    const std::uint32_t crc = crc32(text);
    return text.append(crcKey) + hex8(crc) + "\"}\n";
}

bool crcHolds(std::string_view line) {
    if (line.size() <= crcTail) {
        return false;
    }
    const std::string_view body = line.substr(0, line.size() - crcTail);
    return line.substr(body.size()) == std::string(crcKey) + hex8(crc32(body)) + "\"}";
}

std::optional<Table> tableOf(const std::string& name) {
    for (const Table table : allTables) {
        if (tableName(table) == name) {
            return table;
        }
    }
    return std::nullopt;
}

} // namespace

std::string Journal::firstLine(std::uint64_t shards, const std::string& plan) {
    return sealed({{"ledgerloom_journal", 1}, {"plan", plan}, {"shards", shards}});
}

std::string Journal::line(const ShardRecord& record) {
    Json object;
    object["shard"] = record.shard;
    object["rows"] = record.totals.rows;
    object["fraud_rows"] = record.totals.fraudRows;
    object["customers"] = record.totals.customers;
    object["devices"] = record.totals.devices;
    for (const auto& [name, member] : smallTables) {
        if (record.totals.*member > 0) {
            object[std::string(name)] = record.totals.*member;
        }
    }
    object["first_time_us"] = record.totals.firstTimeUs;
    object["last_time_us"] = record.totals.lastTimeUs;
    object["parts"] = Json::array();
    for (const PartRecord& part : record.parts) {
        object["parts"].push_back({{"table", tableName(part.table)},
                                   {"path", part.path},
                                   {"bytes", part.bytes},
                                   {"xxh3_128", part.checksum}});
    }
    return sealed(object);
}

std::optional<ShardRecord> Journal::parse(std::string_view line) {
    if (!crcHolds(line)) {
        return std::nullopt;
    }
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object() || !object.contains("shard")) {
        return std::nullopt;
    }
    try {
        ShardRecord record;
        record.shard = object.at("shard").get<std::uint64_t>();
        record.totals = {.rows = object.at("rows").get<std::uint64_t>(),
                         .fraudRows = object.at("fraud_rows").get<std::uint64_t>(),
                         .customers = object.at("customers").get<std::uint64_t>(),
                         .devices = object.at("devices").get<std::uint64_t>(),
                         .firstTimeUs = object.at("first_time_us").get<std::int64_t>(),
                         .lastTimeUs = object.at("last_time_us").get<std::int64_t>()};
        for (const auto& [name, member] : smallTables) {
            record.totals.*member = object.value(std::string(name), std::uint64_t{0});
        }
        for (const Json& part : object.at("parts")) {
            const auto table = tableOf(part.at("table").get<std::string>());
            if (!table) {
                return std::nullopt;
            }
            record.parts.push_back({.table = *table,
                                    .path = part.at("path").get<std::string>(),
                                    .bytes = part.at("bytes").get<std::uint64_t>(),
                                    .checksum = part.at("xxh3_128").get<std::string>()});
        }
        return record;
    } catch (const Json::exception&) {
        return std::nullopt; // the CRC holds but the members do not: another version's line
    }
}

Journal::Journal(FileSystem& files, FileHandle file, std::string path, std::uint64_t shards)
    : m_files(&files), m_file(std::move(file)), m_path(std::move(path)), m_offsets(shards, notYet) {}

Journal::Journal(Journal&& other) noexcept
    : m_files(other.m_files),
      m_file(std::move(other.m_file)),
      m_path(std::move(other.m_path)),
      m_offsets(std::move(other.m_offsets)),
      m_length(other.m_length),
      m_broken(std::move(other.m_broken)) {}

Result<Journal> Journal::create(FileSystem& files, const std::string& path, std::uint64_t shards,
                                const std::string& plan) {
    auto file =
        openFile(files, path, "make the journal", [&](const std::string& name) { return files.createNew(name); });
    if (!file) {
        return file.error();
    }
    Journal journal(files, std::move(file).value(), path, shards);
    if (auto begun = journal.begin(plan); !begun) {
        return begun.error();
    }
    return journal;
}

Result<Journal> Journal::open(FileSystem& files, const std::string& path, std::uint64_t shards,
                              const std::string& plan) {
    auto file =
        openFile(files, path, "open the journal", [&](const std::string& name) { return files.openOrCreate(name); });
    if (!file) {
        return file.error();
    }
    Journal journal(files, std::move(file).value(), path, shards);
    if (auto taken = journal.takeLines(plan); !taken) {
        return taken.error();
    }
    if (const int failure = journal.cut(); failure < 0) {
        return fileError(failure, "cut", path);
    }
    if (journal.m_length == 0) {
        if (auto begun = journal.begin(plan); !begun) {
            return begun.error();
        }
        return journal;
    }
    // The lines may have been written by a process that was killed before its fsync.
    if (const int failure = files.sync(journal.m_file.get()); failure < 0) {
        return fileError(failure, "make durable", path);
    }
    return journal;
}

/// Takes away what stands behind the last whole line.
int Journal::cut() {
    const int failure = m_files->truncate(m_file.get(), m_length);
    return failure < 0 ? failure : m_files->seek(m_file.get(), m_length);
}

Result<void> Journal::begin(const std::string& plan) {
    if (auto written = appendLine(firstLine(m_offsets.size(), plan)); !written) {
        return written;
    }
    if (const int failure = m_files->syncFolder(parentFolder(m_path)); failure < 0) {
        return fileError(failure, "make durable the folder of", m_path);
    }
    return {};
}

Result<void> Journal::takeLines(const std::string& plan) {
    bool other = false;
    auto read = readLines(*m_files, m_path, [&](std::string_view text) {
        if (m_length == 0) {
            const Json first = crcHolds(text) ? Json::parse(text, nullptr, false) : Json();
            other = first.is_object() && first.value("plan", std::string()) != plan;
            if (!first.is_object() || other) {
                return false;
            }
        } else {
            const auto record = parse(text);
            if (!record || record->shard >= m_offsets.size()) {
                return false;
            }
            m_offsets[record->shard] = m_length;
        }
        m_length += text.size() + 1;
        return true;
    });
    if (other) {
        return Error{.code = ErrorCode::badInput,
                     .message = m_path + " is the journal of another plan; use the options the run was begun with, or "
                                         "another folder",
                     .field = "output"};
    }
    return read;
}

Result<void> Journal::append(const ShardRecord& record) {
    const std::string text = line(record);
    const std::lock_guard lock(m_mutex);
    if (m_broken) {
        return *m_broken;
    }
    const std::uint64_t offset = m_length;
    if (auto written = appendLine(text); !written) {
        return written;
    }
    m_offsets[record.shard] = offset;
    return {};
}

Result<void> Journal::appendLine(const std::string& line) {
    if (auto written = writeAll(*m_files, m_file.get(), line, m_path); !written) {
        // Without the cut the next line would stand behind a bad one, where no reader gets to.
        if (cut() < 0) {
            m_broken = written.error();
        }
        return written;
    }
    if (const int failure = m_files->sync(m_file.get()); failure < 0) {
        cut();
        m_broken = fileError(failure, "make durable", m_path);
        return *m_broken;
    }
    m_length += line.size();
    return {};
}

Result<ShardRecord> Journal::read(std::uint64_t shard) const {
    std::uint64_t offset = notYet;
    {
        const std::lock_guard lock(m_mutex);
        offset = shard < m_offsets.size() ? m_offsets[shard] : notYet;
    }
    Error damaged{.code = ErrorCode::io,
                  .message = "shard " + std::to_string(shard) + " is not in " + m_path +
                             "; the file was changed while the run went on: make the dataset anew"};
    if (offset == notYet) {
        return damaged;
    }
    auto file = openFile(*m_files, m_path, "read", [&](const std::string& name) { return m_files->openRead(name); });
    if (!file) {
        return file.error();
    }
    std::string text(4096, '\0');
    std::int64_t count = -EINTR;
    while (count == -EINTR) {
        count = m_files->readAt(file->get(), text.data(), text.size(), offset);
    }
    if (count < 0) {
        return fileError(count, "read", m_path);
    }
    const std::string_view found = std::string_view(text).substr(0, static_cast<std::size_t>(count));
    auto record = parse(found.substr(0, found.find('\n')));
    if (!record || record->shard != shard) {
        return damaged;
    }
    return *std::move(record);
}

void Journal::forget(std::uint64_t shard) {
    const std::lock_guard lock(m_mutex);
    m_offsets[shard] = notYet;
}

bool Journal::holds(std::uint64_t shard) const {
    const std::lock_guard lock(m_mutex);
    return m_offsets[shard] != notYet;
}

std::optional<Error> Journal::broken() const {
    const std::lock_guard lock(m_mutex);
    return m_broken;
}

Result<void> Journal::forEach(FileSystem& files, const std::string& path,
                              const std::function<void(const ShardRecord&)>& record) {
    bool first = true;
    return readLines(files, path, [&](std::string_view text) {
        if (std::exchange(first, false)) {
            return crcHolds(text);
        }
        const auto parsed = parse(text);
        if (parsed) {
            record(*parsed);
        }
        return parsed.has_value();
    });
}

} // namespace ledgerloom
