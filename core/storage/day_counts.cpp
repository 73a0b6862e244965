#include "core/storage/day_counts.h"

#include "core/base/stream_hash.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/part_file.h"

#include <nlohmann/json.hpp>

#include <cerrno>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* checksumKey = "xxh3_128";

std::string checksumOf(const Json& counts) {
    StreamHash hash;
    hash.add(counts.dump());
    return hash.hex();
}

} // namespace

Result<void> writeDayCounts(FileSystem& files, const std::string& folder, const DayCounts& counts) {
    Json object{{"first_day", counts.firstDay}, {"rows_of_day", counts.rowsOfDay}};
    object[checksumKey] = checksumOf(object);
    const std::string path = under(folder, dayCountsPath);
    auto file = PartFile::create(files, under(folder, under(temporaryFolder, "days.json")), path);
    if (!file) {
        return file.error();
    }
    if (auto written = file->write(object.dump() + "\n"); !written) {
        return written;
    }
    if (auto sealed = file->seal(); !sealed) {
        return sealed;
    }
    if (const int failure = files.removeFile(path); failure < 0 && failure != -ENOENT) {
        return fileError(failure, "replace", path);
    }
    return file->publish();
}

std::optional<DayCounts> readDayCounts(FileSystem& files, const std::string& folder) {
    std::string text;
    const auto read = readLines(files, under(folder, dayCountsPath), [&text](std::string_view line) {
        text = line;
        return false;
    });
    Json object = Json::parse(text, nullptr, false);
    if (!read || !object.is_object() || !object.contains(checksumKey)) {
        return std::nullopt;
    }
    const Json checksum = object[checksumKey];
    object.erase(checksumKey);
    if (checksum != checksumOf(object)) {
        return std::nullopt;
    }
    return DayCounts{.firstDay = object.value("first_day", 0),
                     .rowsOfDay = object.value("rows_of_day", std::vector<std::uint64_t>())};
}

} // namespace ledgerloom
