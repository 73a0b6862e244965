#include "core/presets/small_file.h"

#include "core/config/strict_json.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ledgerloom {

namespace {

/// Closes on every way out.
class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

Error failure(const std::filesystem::path& path, std::string_view what, int number) {
    const bool full = number == ENOSPC || number == EDQUOT;
    const bool missing = number == ENOENT || number == EISDIR || number == ELOOP || number == EEXIST;
    const ErrorCode code = full ? ErrorCode::diskFull : missing ? ErrorCode::badInput : ErrorCode::io;
    return {code,
            path.string() + " cannot be " + std::string(what) + ": " + std::generic_category().message(number) + "."};
}

Result<std::string> readAll(int fd, const std::filesystem::path& path) {
    std::string text;
    char buffer[16'384];
    while (text.size() <= longestJson) {
        const ssize_t got = ::read(fd, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failure(path, "read", errno);
        if (got == 0)
            return text;
        text.append(buffer, static_cast<std::size_t>(got));
    }
    return Error{ErrorCode::badInput, path.string() + " is larger than 1 MiB, the most that is read."};
}

bool writeAll(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t put = ::write(fd, text.data(), text.size());
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            text.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

Result<void> syncFolder(const std::filesystem::path& folder) {
    const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() < 0 || ::fsync(fd.get()) != 0)
        return failure(folder, "flushed to disk", errno);
    return {};
}

Result<void> writeTemporary(const std::filesystem::path& path, std::string_view text) {
    const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (fd.get() < 0)
        return failure(path, "made", errno);
    if (!writeAll(fd.get(), text) || ::fsync(fd.get()) != 0)
        return failure(path, "written", errno);
    return {};
}

} // namespace

Result<std::string> readSmallFile(const std::filesystem::path& path, Links links) {
    const int follow = links == Links::refuse ? O_NOFOLLOW : 0;
    // Without O_NONBLOCK opening a pipe would wait for a writer.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | follow));
    if (fd.get() < 0 && errno == ELOOP)
        return Error{ErrorCode::badInput, path.string() + " is a link, which is not followed here."};
    if (fd.get() < 0)
        return failure(path, "opened", errno);
    struct stat about {};
    if (::fstat(fd.get(), &about) != 0)
        return failure(path, "read", errno);
    if (!S_ISREG(about.st_mode))
        return Error{ErrorCode::badInput, path.string() + " is not a regular file."};
    return readAll(fd.get(), path);
}

Result<void> writeSmallFile(const std::filesystem::path& path, std::string_view text, bool replace) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const std::filesystem::path temporary =
        folder / ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
    // What an earlier process with this id may have left behind when the power went.
    ::unlink(temporary.c_str());
    if (auto written = writeTemporary(temporary, text); !written) {
        ::unlink(temporary.c_str());
        return written;
    }
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), replace ? 0u : RENAME_NOREPLACE) != 0) {
        const Error error = failure(path, "written", errno);
        ::unlink(temporary.c_str());
        return error;
    }
    return syncFolder(folder);
}

} // namespace ledgerloom
