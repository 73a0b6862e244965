#include "app/cli/versions.h"

#include <CLI/Version.hpp>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>
#include <zstd.h>

namespace ledgerloom {

namespace {

std::string dotted(unsigned number) {
    return std::to_string(number / 10'000) + "." + std::to_string(number / 100 % 100) + "." +
           std::to_string(number % 100);
}

} // namespace

std::string programVersion() {
    return LEDGERLOOM_VERSION;
}

std::vector<std::pair<std::string, std::string>> libraryVersions() {
    const std::string json = std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                             std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                             std::to_string(NLOHMANN_JSON_VERSION_PATCH);
    return {{"nlohmann/json", json},
            {"CLI11", CLI11_VERSION},
            {"cpp-httplib", CPPHTTPLIB_VERSION},
            {"xxHash", dotted(XXH_versionNumber())},
            {"zstd", dotted(ZSTD_versionNumber())}};
}

} // namespace ledgerloom
