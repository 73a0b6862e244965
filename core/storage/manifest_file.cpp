#include "core/storage/manifest_file.h"

#include "core/config/fields.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/manifest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longestManifest = std::size_t{1} << 20;
constexpr std::uint32_t manifestVersion = 1;

Error refused(const std::string& path, const std::string& why) {
    return {.code = ErrorCode::badInput, .message = path + " is not a manifest that can be used: " + why};
}

JsonScalar scalarOf(const Json& value) {
    if (value.is_boolean()) {
        return {.type = JsonScalar::Type::boolean, .boolean = value.get<bool>()};
    }
    if (value.is_string()) {
        return {.type = JsonScalar::Type::string, .text = value.get<std::string>()};
    }
    return {.type = value.is_number_integer() ? JsonScalar::Type::integer : JsonScalar::Type::decimal,
            .text = value.dump()};
}

Result<void> readConfig(RunConfig& config, const Json& object) {
    for (const auto& [key, value] : object.items()) {
        const Field* field = findField(key);
        if (field == nullptr || !field->identity) {
            return Error{.code = ErrorCode::badInput, .message = "its option \"" + key + "\" is not known here"};
        }
        if (auto set = field->setFromJson(config, scalarOf(value)); !set) {
            return set;
        }
    }
    return {};
}

Error differs(const std::string& what) {
    return {.code = ErrorCode::verification,
            .message = what + ". The manifest was changed, or the program or a library makes other bytes"};
}

/// The path that a line of parts.jsonl names.
std::string pathIn(const std::string& line) {
    const Json entry = Json::parse(line, nullptr, false);
    return entry.is_object() && entry.contains("path") && entry["path"].is_string() ? entry["path"].get<std::string>()
                                                                                    : line.substr(0, 80);
}

/// The first line in which two files differ: what stands in the second one; empty when there is none.
Result<std::optional<std::string>> firstDifference(FileSystem& files, const std::string& one,
                                                   const std::string& other) {
    // Line by line, so that memory does not grow with the number of parts.
    constexpr std::size_t pageLines = 1'024;
    for (std::size_t start = 0;; start += pageLines) {
        std::vector<std::string> lines[2];
        const std::string* const paths[2] = {&one, &other};
        for (int side = 0; side < 2; ++side) {
            std::size_t at = 0;
            const auto read = readLines(files, *paths[side], [&](std::string_view line) {
                if (at++ >= start) {
                    lines[side].emplace_back(line);
                }
                return at < start + pageLines;
            });
            if (!read) {
                return read.error();
            }
        }
        for (std::size_t at = 0; at < std::max(lines[0].size(), lines[1].size()); ++at) {
            const bool missing = at >= lines[1].size();
            if (at >= lines[0].size() || missing || lines[0][at] != lines[1][at]) {
                return std::optional(missing ? lines[0][at] : lines[1][at]);
            }
        }
        if (lines[0].empty()) {
            return std::optional<std::string>();
        }
    }
}

} // namespace

Result<ManifestFile> readManifest(FileSystem& files, const std::string& path) {
    auto text = readText(files, path, longestManifest);
    if (!text) {
        return Error{.code = ErrorCode::badInput, .message = text.error().message};
    }
    const Json json = Json::parse(*text, nullptr, false);
    if (!json.is_object() || json.value("ledgerloom_manifest", Json()) != manifestVersion) {
        return refused(path, "name the manifest.json of a Ledgerloom dataset");
    }
    ManifestFile manifest;
    try {
        manifest.config.sizeBytes = 0;
        manifest.dataVersion = json.at("data_version").get<std::uint32_t>();
        manifest.rootHash = json.at("parts_list").at("xxh3_128").get<std::string>();
        manifest.libraries = json.value("encoded_by", std::string());
        if (json.contains("chunk")) {
            manifest.chunk = json.at("chunk").get<std::uint64_t>();
        }
        manifest.changes = json.value("changes", std::vector<std::string>());
        if (auto config = readConfig(manifest.config, json.at("config")); !config) {
            return refused(path, config.error().message);
        }
    } catch (const Json::exception& problem) {
        return refused(path, problem.what());
    }
    manifest.text = std::move(*text);
    return manifest;
}

std::optional<Error> reproductionObstacle(const ManifestFile& manifest, const std::string& libraries) {
    if (manifest.dataVersion != dataVersion) {
        return Error{.code = ErrorCode::badInput,
                     .message = "the manifest is of data version " + std::to_string(manifest.dataVersion) +
                                ", this program makes version " + std::to_string(dataVersion) +
                                ": use the program that made the dataset"};
    }
    if (manifest.libraries != libraries) {
        return Error{.code = ErrorCode::badInput,
                     .message = "the dataset was made with " + manifest.libraries + ", here is " + libraries +
                                ", which may make other bytes: use the same version of the program"};
    }
    if (!manifest.changes.empty()) {
        std::string all;
        for (const std::string& change : manifest.changes) {
            all += (all.empty() ? "" : "; ") + change;
        }
        return Error{.code = ErrorCode::badInput,
                     .message = "the dataset was changed after it was generated, which no config makes again: " + all +
                                ". What it was before can be made: --before-changes"};
    }
    return std::nullopt;
}

Result<void> compareWithManifest(FileSystem& files, const ManifestFile& manifest, const std::string& manifestPath,
                                 const std::string& folder) {
    const std::string made = manifest.chunk ? under(folder, DatasetLayout::chunkFolder(*manifest.chunk)) : folder;
    const auto text = readText(files, under(made, manifestName), longestManifest);
    if (!text) {
        return text.error();
    }
    if (*text == manifest.text) {
        return {};
    }
    const std::string oldList = under(parentFolder(manifestPath), partsListName);
    FileStatus found;
    if (files.status(oldList, found) == 0 && found.kind == FileKind::file) {
        const auto line = firstDifference(files, oldList, under(made, partsListName));
        if (!line) {
            return line.error();
        }
        if (*line) {
            return differs("the first part that differs is " + pathIn(**line));
        }
    }
    const auto line = firstDifference(files, manifestPath, under(made, manifestName));
    if (!line) {
        return line.error();
    }
    return differs("the manifests differ, first in: " + line->value_or("the end"));
}

} // namespace ledgerloom
