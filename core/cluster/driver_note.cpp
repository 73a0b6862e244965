#include "core/cluster/driver_note.h"

#include "core/config/store_uri.h"
#include "core/config/strict_json.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/process_identity.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ledgerloom {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::optional<Driver> readNote(const std::string& path) {
    FileSystem files;
    const auto text = readText(files, path, longestJson);
    const Json note = text ? Json::parse(*text, nullptr, false) : Json();
    if (!note.is_object()) {
        return std::nullopt;
    }
    const auto word = [&note](const char* name) {
        const auto found = note.find(name);
        return found != note.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto pid = note.find("pid");
    return Driver{.output = word("output"),
                  .on = word("on"),
                  .url = word("url"),
                  .host = word("host"),
                  .pid = pid != note.end() && pid->is_number_integer() ? pid->get<std::int64_t>() : 0,
                  .identity = word("identity"),
                  .note = path};
}

fs::path stateFolder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base = state != nullptr && *state != '\0' ? fs::path(state)
                          : home != nullptr && *home != '\0' ? fs::path(home) / ".local/state"
                                                             : fs::path();
    return base.empty() ? base : base / "ledgerloom" / "drivers";
}

/// The note on a run to an address; one whose driver is there before one whose is not.
std::optional<Driver> noteOfAddress(const std::string& address) {
    std::optional<Driver> found;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(stateFolder(), problem)) {
        const auto driver = entry.path().extension() == ".json" ? readNote(entry.path().string()) : std::nullopt;
        if (driver && driver->output == address && !(found && processIsThere(found->identity))) {
            found = driver;
        }
    }
    return found;
}

} // namespace

std::optional<Driver> notedDriver(const std::string& output) {
    if (output.empty()) {
        return std::nullopt;
    }
    return isAddress(output) ? noteOfAddress(output)
                             : readNote(under(output, under(workFolder, std::string("driver.json"))));
}

std::optional<Driver> driverOf(const std::string& output) {
    auto driver = notedDriver(output);
    return driver && processIsThere(driver->identity) ? driver : std::nullopt;
}

Result<void> askToStop(const std::string& output) {
    const auto driver = notedDriver(output);
    if (!driver) {
        return Error{.code = ErrorCode::badInput,
                     .message = "no cluster is making " + output + ": no driver has left a note there",
                     .field = "output"};
    }
    if (processHasEnded(driver->identity)) {
        return Error{.code = ErrorCode::badInput,
                     .message = "the driver of the run to " + output +
                                " has ended without a word. Go on with: ledgerloom resume " + output + " --on " +
                                driver->on,
                     .field = "output"};
    }
    const std::string request = fs::path(driver->note).replace_extension(".cancel").string();
    std::ofstream file(request);
    file << "stop\n" << std::flush;
    return file ? Result<void>()
                : Error{.code = ErrorCode::io,
                        .message = "cannot write " + request + ", by which the driver on " + driver->host +
                                   " is asked to stop. Ask for the right to write there, or end its process " +
                                   std::to_string(driver->pid) + " on that machine"};
}

} // namespace ledgerloom
