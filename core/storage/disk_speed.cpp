#include "core/storage/disk_speed.h"

#include <chrono>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ledgerloom {

namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 20;
constexpr int pieces = 16;

std::string nearestFolder(const std::string& folder) {
    std::error_code problem;
    std::filesystem::path path = std::filesystem::absolute(folder, problem);
    while (!problem && !std::filesystem::is_directory(path, problem) && path.has_relative_path()) {
        problem.clear();
        path = path.parent_path();
    }
    return path.string();
}

/// Pages of its own are aligned as O_DIRECT asks.
struct Unmap {
    void operator()(char* memory) const { ::munmap(memory, pieceBytes); }
};

std::optional<double> measure(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_DIRECT, 0600);
    if (file < 0) {
        return std::nullopt;
    }
    void* mapped = ::mmap(nullptr, pieceBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    std::unique_ptr<char, Unmap> memory(mapped == MAP_FAILED ? nullptr : static_cast<char*>(mapped));
    bool good = memory != nullptr;
    if (good) {
        std::memset(memory.get(), 0x5a, pieceBytes);
    }
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    for (int piece = 0; piece < pieces && good; ++piece) {
        good = ::write(file, memory.get(), pieceBytes) == static_cast<ssize_t>(pieceBytes);
    }
    const std::chrono::duration<double> took = Clock::now() - begin;
    ::close(file);
    if (!good || took.count() <= 0) {
        return std::nullopt;
    }
    return pieces * static_cast<double>(pieceBytes) / took.count();
}

} // namespace

std::optional<double> diskBytesPerSecond(const std::string& folder) {
    static std::mutex mutex;
    static std::map<dev_t, std::optional<double>> known; // a handful of disks; guarded by mutex
    const std::string nearest = nearestFolder(folder);
    struct stat status {};
    if (::stat(nearest.c_str(), &status) != 0) {
        return std::nullopt;
    }
    const std::lock_guard lock(mutex);
    const auto found = known.find(status.st_dev);
    return found != known.end() ? found->second : known.emplace(status.st_dev, measure(nearest)).first->second;
}

} // namespace ledgerloom
