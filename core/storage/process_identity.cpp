#include "core/storage/process_identity.h"

#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <unistd.h>

namespace ledgerloom {

namespace {

/// The start of a process in clock ticks since the boot: the 22nd word of its stat, counted after the name.
std::optional<std::string> startOf(const std::string& process) {
    std::ifstream file("/proc/" + process + "/stat");
    std::string line;
    if (!std::getline(file, line)) {
        return std::nullopt;
    }
    std::istringstream words(line.substr(line.rfind(')') + 1));
    std::string word;
    for (int i = 0; i < 20; ++i) {
        words >> word;
    }
    return word;
}

/// "boot/namespace/".
std::string world() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string boot;
    std::array<char, 64> space = {};
    const auto length = ::readlink("/proc/self/ns/pid", space.data(), space.size());
    if (!std::getline(file, boot) || length <= 0) {
        return {};
    }
    return boot + "/" + std::string(space.data(), static_cast<std::size_t>(length)) + "/";
}

/// Empty where that process ran elsewhere, or nobody can tell.
std::optional<bool> isThere(std::string_view identity) {
    const std::string where = world();
    if (where.empty() || !identity.starts_with(where)) {
        return std::nullopt;
    }
    const std::string_view rest = identity.substr(where.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos || rest.substr(0, slash).find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const auto start = startOf(std::string(rest.substr(0, slash)));
    return start && *start == rest.substr(slash + 1);
}

} // namespace

std::string processIdentity() {
    const std::string where = world();
    const std::string number = std::to_string(::getpid());
    const auto start = startOf(number);
    return where.empty() || !start ? std::string() : where + number + "/" + *start;
}

bool processHasEnded(std::string_view identity) {
    const auto there = isThere(identity);
    return there && !*there;
}

bool processIsThere(std::string_view identity) {
    return isThere(identity).value_or(false);
}

} // namespace ledgerloom
