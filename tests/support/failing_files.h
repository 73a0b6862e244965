#pragma once

#include "core/storage/file_system.h"

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// The calls of FileSystem that can be made to fail.
enum class FileCall {
    createNew,
    openOrCreate,
    openRead,
    close,
    write,
    readAt,
    truncate,
    sync,
    setDirect,
    flushRange,
    dropRange,
    lock,
    renameNoReplace,
    renameReplace,
    removeFile,
    makeFolder,
    removeFolder,
    syncFolder,
    status,
    writable,
    freeBytes,
    list,
};

/// The real file system, of which chosen calls fail: the K-th of a kind, once or from then on, on paths that contain a
/// text. Also short writes, and a disk as full as a test wants it. Thread-safe.
class FailingFiles : public FileSystem {
public:
    struct Fault {
        FileCall call;
        int error;              ///< errno value, positive
        std::uint64_t from = 1; ///< first matching call that fails, counted from 1
        bool forEver = false;   ///< all after it, too
        std::string path = {};  ///< only calls on a path that contains this
    };

    void fail(Fault fault) {
        const std::lock_guard guard(m_mutex);
        m_faults.push_back({std::move(fault), 0});
    }
    void mend() {
        const std::lock_guard guard(m_mutex);
        m_faults.clear();
    }
    /// No write takes more than `most` bytes; 0 ends that.
    void shortenWrites(std::size_t most) { m_most = most; }
    /// Syncs succeed without waiting for a disk: for tests that ask for thousands of them.
    void skipSyncs() { m_skipSyncs = true; }
    /// The whole process is killed at its K-th call of any kind, before that call is made.
    void killAt(std::uint64_t call) { m_killAt = call; }
    std::uint64_t allCalls() const {
        const std::lock_guard guard(m_mutex);
        return m_all;
    }
    /// Every call and its path from now on, in order: "sync out/x".
    void keepLog() { m_logged = true; }
    std::vector<std::pair<FileCall, std::string>> log() const {
        const std::lock_guard guard(m_mutex);
        return m_log;
    }
    void setFreeBytes(std::uint64_t bytes) { m_free = bytes; }
    /// How often a call was made, failed ones included.
    std::uint64_t calls(FileCall call) const {
        const std::lock_guard guard(m_mutex);
        const auto found = m_calls.find(call);
        return found == m_calls.end() ? 0 : found->second;
    }

    int createNew(const std::string& path) override {
        return opened(path, hit(FileCall::createNew, path, [&] { return FileSystem::createNew(path); }));
    }
    int openOrCreate(const std::string& path) override {
        return opened(path, hit(FileCall::openOrCreate, path, [&] { return FileSystem::openOrCreate(path); }));
    }
    int openRead(const std::string& path) override {
        return opened(path, hit(FileCall::openRead, path, [&] { return FileSystem::openRead(path); }));
    }
    int close(int file) override {
        // A close that reports an error has closed the file all the same.
        const int closed = FileSystem::close(file);
        return hit(FileCall::close, nameOf(file), [&] { return closed; });
    }
    std::int64_t write(int file, const char* bytes, std::size_t count) override {
        const std::size_t taken = m_most > 0 ? std::min(count, m_most) : count;
        return hit(FileCall::write, nameOf(file), [&] { return FileSystem::write(file, bytes, taken); });
    }
    std::int64_t readAt(int file, char* bytes, std::size_t count, std::uint64_t offset) override {
        return hit(FileCall::readAt, nameOf(file), [&] { return FileSystem::readAt(file, bytes, count, offset); });
    }
    std::int64_t writeAt(int file, const char* bytes, std::size_t count, std::uint64_t offset) override {
        const std::size_t taken = m_most > 0 ? std::min(count, m_most) : count;
        return hit(FileCall::write, nameOf(file), [&] { return FileSystem::writeAt(file, bytes, taken, offset); });
    }
    int truncate(int file, std::uint64_t length) override {
        return hit(FileCall::truncate, nameOf(file), [&] { return FileSystem::truncate(file, length); });
    }
    int sync(int file) override {
        return hit(FileCall::sync, nameOf(file), [&] { return m_skipSyncs ? 0 : FileSystem::sync(file); });
    }
    int setDirect(int file, bool direct) override {
        return hit(FileCall::setDirect, nameOf(file), [&] { return FileSystem::setDirect(file, direct); });
    }
    int flushRange(int file, std::uint64_t offset, std::uint64_t count) override {
        return hit(FileCall::flushRange, nameOf(file), [&] { return FileSystem::flushRange(file, offset, count); });
    }
    int dropRange(int file, std::uint64_t offset, std::uint64_t count) override {
        return hit(FileCall::dropRange, nameOf(file),
                   [&] { return m_skipSyncs ? 0 : FileSystem::dropRange(file, offset, count); });
    }
    int lock(int file) override {
        return hit(FileCall::lock, nameOf(file), [&] { return FileSystem::lock(file); });
    }
    int renameNoReplace(const std::string& from, const std::string& to) override {
        return hit(FileCall::renameNoReplace, to, [&] { return FileSystem::renameNoReplace(from, to); });
    }
    int renameReplace(const std::string& from, const std::string& to) override {
        return hit(FileCall::renameReplace, to, [&] { return FileSystem::renameReplace(from, to); });
    }
    int removeFile(const std::string& path) override {
        return hit(FileCall::removeFile, path, [&] { return FileSystem::removeFile(path); });
    }
    int makeFolder(const std::string& path) override {
        return hit(FileCall::makeFolder, path, [&] { return FileSystem::makeFolder(path); });
    }
    int removeFolder(const std::string& path) override {
        return hit(FileCall::removeFolder, path, [&] { return FileSystem::removeFolder(path); });
    }
    int syncFolder(const std::string& path) override {
        return hit(FileCall::syncFolder, path, [&] { return m_skipSyncs ? 0 : FileSystem::syncFolder(path); });
    }
    int status(const std::string& path, FileStatus& found) override {
        return hit(FileCall::status, path, [&] { return FileSystem::status(path, found); });
    }
    int writable(const std::string& folder) override {
        return hit(FileCall::writable, folder, [&] { return FileSystem::writable(folder); });
    }
    int freeBytes(const std::string& path, std::uint64_t& free) override {
        return hit(FileCall::freeBytes, path, [&] {
            const int result = FileSystem::freeBytes(path, free);
            free = m_free.value_or(free);
            return result;
        });
    }
    int list(const std::string& folder, std::vector<std::string>& names) override {
        return hit(FileCall::list, folder, [&] { return FileSystem::list(folder, names); });
    }

private:
    template <class Call> auto hit(FileCall call, const std::string& path, Call real) -> decltype(real()) {
        {
            const std::lock_guard guard(m_mutex);
            ++m_calls[call];
            if (++m_all == m_killAt) {
                ::raise(SIGKILL);
            }
            if (m_logged) {
                m_log.emplace_back(call, path);
            }
            for (auto& [fault, seen] : m_faults) {
                if (fault.call != call || path.find(fault.path) == std::string::npos) {
                    continue;
                }
                ++seen;
                if (seen == fault.from || (fault.forEver && seen > fault.from)) {
                    return -fault.error;
                }
            }
        }
        return real();
    }

    int opened(const std::string& path, int file) {
        const std::lock_guard guard(m_mutex);
        if (file >= 0) {
            m_names[file] = path;
        }
        return file;
    }

    std::string nameOf(int file) const {
        const std::lock_guard guard(m_mutex);
        const auto found = m_names.find(file);
        return found == m_names.end() ? std::string() : found->second;
    }

    mutable std::mutex m_mutex;
    std::vector<std::pair<Fault, std::uint64_t>> m_faults;
    std::map<FileCall, std::uint64_t> m_calls;
    std::map<int, std::string> m_names;
    std::vector<std::pair<FileCall, std::string>> m_log;
    std::uint64_t m_all = 0;
    std::uint64_t m_killAt = 0;
    bool m_logged = false;
    std::size_t m_most = 0;
    bool m_skipSyncs = false;
    std::optional<std::uint64_t> m_free;
};

} // namespace ledgerloom
