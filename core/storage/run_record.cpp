#include "core/storage/run_record.h"

#include "core/config/fields.h"
#include "core/config/strict_json.h"
#include "core/format/part_encoders.h"
#include "core/population/customer_index.h"
#include "core/storage/file_io.h"
#include "core/storage/part_file.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t recordVersion = 1;
constexpr std::string_view configPrefix = "config.";

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message), .field = "output"};
}

Error damaged(const std::string& path, const std::string& why) {
    return refused(path + " cannot be used: " + why +
                   "; make the dataset anew in another folder, or here with --if-exists overwrite");
}

/// Not where it was started and who looked on.
bool isRecorded(const Field& field) {
    return field.group != FieldGroup::reporting && field.name != "output" && field.name != "if-exists" &&
           field.name != "check-parts";
}

std::uint64_t numberOf(const JsonScalar& value) {
    std::uint64_t number = 0;
    std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
    return number;
}

Result<void> takeEntry(RunRecord& record, const JsonEntry& entry) {
    const std::string& path = entry.path;
    if (path.starts_with(configPrefix)) {
        const Field* field = findField(path.substr(configPrefix.size()));
        return field == nullptr ? Result<void>(refused("it has an option that is not known here, " + path))
                                : field->setFromJson(record.config, entry.value);
    }
    if (path == "data_version") {
        record.dataVersion = static_cast<std::uint32_t>(numberOf(entry.value));
    } else if (path == "encoded_by") {
        record.libraries = entry.value.text;
    } else if (path == "fingerprint") {
        record.fingerprint = entry.value.text;
    } else if (path == "customers_xxh3_128") {
        record.customers = entry.value.text;
    } else if (path == "plan.shards") {
        record.plan.shards = numberOf(entry.value);
    } else if (path == "plan.shards_per_chunk") {
        record.plan.shardsPerChunk = numberOf(entry.value);
    } else if (path == "plan.rows") {
        record.plan.rows = numberOf(entry.value);
    } else if (path == "plan.blocks_per_shard") {
        record.plan.blocksPerShard = numberOf(entry.value);
    }
    return {};
}

bool exists(FileSystem& files, const std::string& path, FileKind kind) {
    FileStatus found;
    return files.status(path, found) == 0 && found.kind == kind;
}

} // namespace

Result<RunRecord> parseRunRecord(const std::string& text, const std::string& path) {
    const auto entries = readStrictJson(text, "run.json");
    if (!entries) {
        return damaged(path, entries.error().message);
    }
    RunRecord record;
    bool known = false;
    for (const JsonEntry& entry : *entries) {
        known = known || (entry.path == "ledgerloom_run" && numberOf(entry.value) == recordVersion);
        if (auto taken = takeEntry(record, entry); !taken) {
            return damaged(path, taken.error().message);
        }
    }
    if (!known) {
        return damaged(path, "another version of the program wrote it");
    }
    const RunConfig& config = record.config;
    const auto encoding = resolveEncoding(config.format, config.compression, config.compressionLevel);
    if (!encoding) {
        return damaged(path, encoding.error().message);
    }
    record.plan.encoding = *encoding;
    record.plan.order = orderOf(record.config);
    record.plan.partition = record.config.partition;
    return record;
}

DatasetLayout RunRecord::layout(const std::optional<DayCounts>& counts) const {
    DatasetLayout layout(plan);
    if (counts && plan.partition != Partition::none) {
        layout.setPartRanges(PartRanges(plan.partition, counts->firstDay, counts->rowsOfDay, plan.rowsPerPart()));
    }
    return layout;
}

std::string runRecordText(const DatasetInfo& info) {
    Json config = Json::object();
    for (const Field& field : fields()) {
        if (isRecorded(field) && field.isSet(info.config)) {
            config[field.key()] = Json::parse(field.toJson(info.config));
        }
    }
    Json record{{"ledgerloom_run", recordVersion},
                {"data_version", dataVersion},
                {"encoded_by", encodingLibraries(info.plan.encoding)},
                {"fingerprint", planFingerprint(info)},
                {"config", std::move(config)},
                {"plan",
                 {{"rows", info.plan.rows},
                  {"blocks_per_shard", info.plan.blocksPerShard},
                  {"shards", info.plan.shards},
                  {"shards_per_chunk", info.plan.shardsPerChunk}}}};
    if (info.plan.importedCustomers) {
        record["customers_xxh3_128"] = info.plan.importedCustomers->checksum();
    }
    return record.dump(2) + "\n";
}

Result<void> writeRunRecord(FileSystem& files, const std::string& folder, const DatasetInfo& info) {
    auto file =
        PartFile::create(files, under(folder, under(temporaryFolder, "run.json")), under(folder, runRecordPath));
    if (!file) {
        return file.error();
    }
    if (auto written = file->write(runRecordText(info)); !written) {
        return written;
    }
    if (auto sealed = file->seal(); !sealed) {
        return sealed;
    }
    return file->publish();
}

Result<std::optional<RunRecord>> readRunRecord(FileSystem& files, const std::string& folder) {
    const std::string path = under(folder, runRecordPath);
    FileStatus found;
    if (files.status(path, found) != 0 || found.kind == FileKind::missing) {
        return std::optional<RunRecord>();
    }
    const auto text = readText(files, path, longestJson);
    if (!text) {
        return text.error();
    }
    auto record = parseRunRecord(*text, path);
    return record ? Result<std::optional<RunRecord>>(std::move(record).value())
                  : Result<std::optional<RunRecord>>(record.error());
}

std::optional<Error> recordObstacle(const RunRecord& record, const RunConfig& config, const std::string& libraries,
                                    const std::string& folder) {
    const std::string start = "the run in " + folder + " cannot go on: ";
    if (record.dataVersion != dataVersion) {
        return refused(start + "it was begun by a program of data version " + std::to_string(record.dataVersion) +
                       ", this one makes version " + std::to_string(dataVersion) +
                       ". Resume it with the program that began it, or start anew in another folder");
    }
    if (record.libraries != libraries) {
        return refused(start + "it was begun with " + record.libraries + ", here is " + libraries +
                       ", which may make other bytes. Resume it where it was begun, or start anew in another folder");
    }
    std::string differences;
    for (const Field& field : fields()) {
        if (field.identity && field.toText(record.config) != field.toText(config)) {
            differences += (differences.empty() ? "" : ", ") + std::string(field.name) + " was " +
                           field.toText(record.config) + " and is now " + field.toText(config);
        }
    }
    if (differences.empty()) {
        return std::nullopt;
    }
    return refused(start + differences + ". Use the options it was begun with (ledgerloom resume " + folder +
                   " does), or another folder");
}

Error notARun(const std::string& folder) {
    return refused(folder + " is not the folder of a Ledgerloom run: it has no " + std::string(runRecordPath) +
                   ". Name the folder that was given as --output");
}

Result<RunConfig> resumeConfig(FileSystem& files, const std::string& folder) {
    FileStatus found;
    // A link to a folder may be named, too.
    if (files.status(under(folder, "."), found) != 0 || found.kind != FileKind::folder) {
        return refused(folder + " is not a folder; name the folder of a run that was interrupted");
    }
    auto record = readRunRecord(files, folder);
    if (!record) {
        return record.error();
    }
    if (!*record) {
        return notARun(folder);
    }
    RunConfig config = (*record)->config;
    config.output = folder;
    config.ifExists = IfExists::resume;
    return config;
}

bool isFinished(FileSystem& files, const std::string& folder) {
    return exists(files, under(folder, manifestName), FileKind::file);
}

} // namespace ledgerloom
