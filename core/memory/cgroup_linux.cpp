#include "core/memory/cgroup_linux.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace ledgerloom {

namespace {

/// v1 writes "no limit" as the largest page-aligned number; nobody means a limit of 4 EiB.
constexpr std::uint64_t noLimit = 1ULL << 62U;

struct Mount {
    std::string root;  ///< the folder of the hierarchy that is mounted
    std::string point; ///< where it is seen
};

bool listHas(const std::string& list, const std::string& word) {
    std::istringstream stream(list);
    for (std::string entry; std::getline(stream, entry, ',');) {
        if (entry == word) {
            return true;
        }
    }
    return false;
}

/// mountinfo writes space, tab, newline and backslash as \ooo.
std::string unescape(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 3 < text.size()) {
            plain += static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + (text[at + 3] - '0'));
            at += 3;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

/// The mount of the memory hierarchy of that version. Fields as in proc(5): id, parent, device, root, mount point,
/// options, any number of tags, "-", type, source, super options.
std::optional<Mount> findMount(const std::string& root, bool v2) {
    std::ifstream file(root + "/proc/self/mountinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t dash = line.find(" - ");
        if (dash == std::string::npos) {
            continue;
        }
        std::istringstream before(line.substr(0, dash));
        std::istringstream after(line.substr(dash + 3));
        std::string id, parent, device, type, source, options;
        Mount mount;
        before >> id >> parent >> device >> mount.root >> mount.point;
        after >> type >> source >> options;
        if (v2 ? type == "cgroup2" : type == "cgroup" && listHas(options, "memory")) {
            return Mount{unescape(mount.root), unescape(mount.point)};
        }
    }
    return std::nullopt;
}

/// This process's path in that hierarchy. Lines are "number:controllers:path"; v2 has no controllers there.
std::optional<std::string> findPath(const std::string& root, bool v2) {
    std::ifstream file(root + "/proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos) {
            continue;
        }
        const std::string controllers = line.substr(first + 1, second - first - 1);
        if (v2 ? controllers.empty() && line.starts_with("0:") : listHas(controllers, "memory")) {
            return line.substr(second + 1);
        }
    }
    return std::nullopt;
}

/// `path` as seen below the mount. In a container the hierarchy's upper part is hidden: then the mount point itself
/// is the process's own cgroup.
std::string below(const Mount& mount, const std::string& path) {
    std::string rest = path;
    if (mount.root != "/") {
        rest = path.starts_with(mount.root) ? path.substr(mount.root.size()) : "";
    }
    if (rest.find("/..") != std::string::npos || (!rest.empty() && rest.front() != '/')) {
        rest.clear();
    }
    while (!rest.empty() && rest.back() == '/') {
        rest.pop_back();
    }
    return rest;
}

void addHierarchy(const std::string& root, bool v2, std::vector<MemoryCgroup>& found) {
    const auto mount = findMount(root, v2);
    const auto path = findPath(root, v2);
    if (!mount || !path) {
        return;
    }
    const std::string top = root + mount->point;
    std::string rest = below(*mount, *path);
    while (true) {
        MemoryCgroup cgroup(top + rest, v2);
        if (cgroup.exists()) {
            found.push_back(std::move(cgroup));
        }
        if (rest.empty()) {
            return;
        }
        rest.erase(rest.rfind('/'));
    }
}

std::vector<ProcFile> limitFiles(const std::string& folder, bool v2) {
    std::vector<ProcFile> files;
    if (v2) {
        // Above memory.high the kernel slows a process down until it hardly moves: for us that is a limit too.
        files.emplace_back(folder + "/memory.max");
        files.emplace_back(folder + "/memory.high");
    } else {
        files.emplace_back(folder + "/memory.limit_in_bytes");
    }
    return files;
}

} // namespace

MemoryCgroup::MemoryCgroup(const std::string& folder, bool v2)
    : m_v2(v2),
      m_usage(folder + (v2 ? "/memory.current" : "/memory.usage_in_bytes")),
      m_stat(folder + "/memory.stat"),
      m_limits(limitFiles(folder, v2)) {
    refresh();
}

void MemoryCgroup::refresh() {
    m_limitBytes.reset();
    for (ProcFile& file : m_limits) {
        const auto text = file.read();
        const auto limit = text ? leadingNumber(*text) : std::nullopt; // "max" is no number
        if (limit && *limit < noLimit) {
            m_limitBytes = std::min(*limit, m_limitBytes.value_or(*limit));
        }
    }
    if (m_limitBytes) {
        m_droppableBytes = droppable();
    }
}

std::optional<std::uint64_t> MemoryCgroup::usedBytes() {
    const auto text = m_usage.read();
    const auto raw = text ? leadingNumber(*text) : std::nullopt;
    if (!raw) {
        return std::nullopt;
    }
    if (m_limitBytes && *raw > *m_limitBytes / 4 * 3) {
        m_droppableBytes = droppable();
    }
    return *raw - std::min(*raw, m_droppableBytes);
}

std::uint64_t MemoryCgroup::droppable() {
    const auto text = m_stat.read();
    if (!text) {
        return 0;
    }
    const std::string prefix = m_v2 ? "" : "total_"; // v1: with all descendants, as usage is
    return numberAfter(*text, prefix + "inactive_file ").value_or(0) +
           numberAfter(*text, prefix + "active_file ").value_or(0);
}

std::vector<MemoryCgroup> findMemoryCgroups(const std::string& root) {
    std::vector<MemoryCgroup> found;
    addHierarchy(root, true, found);
    addHierarchy(root, false, found);
    return found;
}

} // namespace ledgerloom
