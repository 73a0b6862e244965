#include "app/cli/status_source.h"

#include "core/cluster/driver_note.h"
#include "core/config/store_uri.h"
#include "core/presets/small_file.h"
#include "core/run/run_feed.h"
#include "core/run/snapshot_json.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/folder_lock.h"
#include "core/telemetry/http_client.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::seconds patience(5);

/// The object in a file of the dataset's folder; null where there is none that can be read.
Json readObject(const std::string& folder, std::string_view relative) {
    const auto text = readSmallFile(under(folder, relative), Links::refuse);
    if (!text)
        return nullptr;
    Json object = Json::parse(*text, nullptr, false);
    return object.is_object() ? object : Json(nullptr);
}

std::string stateOf(const Json& object) {
    const auto state = object.is_object() ? object.find("state") : object.end();
    return object.is_object() && state != object.end() && state->is_string() ? state->get<std::string>()
                                                                             : std::string();
}

std::string folderState(bool held, const Json& manifest, const Json& run) {
    std::string told = stateOf(run);
    if (held)
        return told.empty() ? "running" : told;
    if (told == "failed" || told == "cancelled")
        return told;
    // A run that was killed leaves "running" behind.
    return manifest.is_null() ? "stopped" : "finished";
}

Result<Json> folderStatus(const std::string& folder) {
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem))
        return Error{ErrorCode::badInput, folder + " is not a folder. Give the --output of a run, or the http:// "
                                                   "address of its --serve."};
    const Json manifest = readObject(folder, manifestName);
    const Json run = readObject(folder, statusPath);
    FileSystem files;
    const bool held = FolderLock::isHeld(files, folder);
    if (!held && manifest.is_null() && run.is_null())
        return Error{ErrorCode::badInput, folder + " holds neither a dataset nor a run: " + std::string(manifestName) +
                                              " and " + std::string(statusPath) + " are missing or cannot be read."};
    return Json{{"folder", folder}, {"state", folderState(held, manifest, run)}, {"dataset", manifest}, {"run", run}};
}

/// The last snapshot of the run behind `url`, without samples and events; null where another version serves.
Json servedRun(const std::string& url) {
    const auto feed = httpGet(url + "/run?sample=18446744073709551615&event=18446744073709551615", patience);
    if (!feed)
        return nullptr;
    const auto news = parseRunFeed(*feed);
    return news ? Json::parse(snapshotJson(news->snapshot), nullptr, false) : Json(nullptr);
}

Result<Json> urlStatus(std::string url) {
    while (url.ends_with('/'))
        url.pop_back();
    const auto body = httpGet(url + "/health", patience);
    if (!body)
        return body.error();
    const Json health = Json::parse(*body, nullptr, false);
    if (!health.is_object())
        return Error{ErrorCode::io, url + "/health did not answer with a JSON object."};
    return Json{{"url", url}, {"state", stateOf(health)}, {"health", health}, {"run", servedRun(url)}};
}

} // namespace

Result<Json> readStatus(const std::string& folderOrUrl) {
    if (const auto driver = driverOf(folderOrUrl))
        return urlStatus(driver->url);
    if (parseStoreUri(folderOrUrl))
        return Error{ErrorCode::badInput,
                     "the state of a run to an object store stands in no file: start it with --serve "
                     "and give that http:// address. It has ended well when there is a " +
                         std::string(manifestName) + "."};
    return folderOrUrl.find("://") == std::string::npos ? folderStatus(folderOrUrl) : urlStatus(folderOrUrl);
}

} // namespace ledgerloom
