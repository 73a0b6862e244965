#include "core/storage/file_io.h"

#include <cerrno>
#include <system_error>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::size_t readWindow = std::size_t{64} << 10;
constexpr std::size_t longestLine = std::size_t{1} << 20;

std::string remedy(int code) {
    switch (code) {
    case ENOSPC:
        return "free space on that disk or choose another output folder";
    case EDQUOT:
        return "raise the quota or choose another output folder";
    case EACCES:
    case EPERM:
        return "give this user the right to write there or choose another output folder";
    case EROFS:
        return "the file system is read-only: choose another output folder";
    case EEXIST:
        return "something else made that name: choose an empty output folder";
    case EPIPE:
        return "its reader has ended: keep it open to the end";
    case ELOOP:
        return "a symbolic link stands in the way: remove it or choose another output folder";
    case ENAMETOOLONG:
        return "choose an output folder with a shorter path";
    default:
        return "check the disk and its connection, then start again";
    }
}

} // namespace

Error fileError(std::int64_t failure, std::string_view action, const std::string& path) {
    const int code = static_cast<int>(-failure);
    const bool full = code == ENOSPC || code == EDQUOT;
    return {.code = full ? ErrorCode::diskFull : ErrorCode::io,
            .message = "cannot " + std::string(action) + " " + path + ": " + std::generic_category().message(code) +
                       "; " + remedy(code)};
}

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
    if (this != &other) {
        close();
        m_files = other.m_files;
        m_file = std::exchange(other.m_file, -1);
    }
    return *this;
}

int FileHandle::close() {
    if (m_file < 0) {
        return 0;
    }
    return m_files->close(std::exchange(m_file, -1));
}

Result<FileHandle> openFile(FileSystem& files, const std::string& path, std::string_view action,
                            const std::function<int(const std::string&)>& open) {
    int file = -EINTR;
    while (file == -EINTR) {
        file = open(path);
    }
    if (file < 0) {
        return fileError(file, action, path);
    }
    return FileHandle(files, file);
}

Result<void> writeAll(FileSystem& files, int file, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const std::int64_t written = files.write(file, bytes.data(), bytes.size());
        if (written == -EINTR) {
            continue;
        }
        if (written <= 0) {
            // A write that takes nothing and names no reason would be tried for ever.
            return fileError(written == 0 ? -EIO : written, "write", path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> readLines(FileSystem& files, const std::string& path, const std::function<bool(std::string_view)>& line) {
    FileStatus found;
    if (const int failure = files.status(path, found); failure < 0) {
        return fileError(failure, "read", path);
    }
    if (found.kind != FileKind::file) {
        return {};
    }
    auto file = openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file) {
        return file.error();
    }
    std::vector<char> window(readWindow);
    std::string rest;
    std::uint64_t offset = 0;
    while (rest.size() <= longestLine) {
        const std::int64_t count = files.readAt(file->get(), window.data(), window.size(), offset);
        if (count == -EINTR) {
            continue;
        }
        if (count < 0) {
            return fileError(count, "read", path);
        }
        if (count == 0) {
            break;
        }
        offset += static_cast<std::uint64_t>(count);
        rest.append(window.data(), static_cast<std::size_t>(count));
        std::size_t start = 0;
        for (std::size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', start)) {
            if (!line(std::string_view(rest).substr(start, end - start))) {
                return {};
            }
            start = end + 1;
        }
        rest.erase(0, start);
    }
    return {};
}

Result<std::string> readText(FileSystem& files, const std::string& path, std::size_t most) {
    auto file = openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file) {
        return file.error();
    }
    std::vector<char> window(readWindow);
    std::string text;
    while (text.size() <= most) {
        const std::int64_t count = files.readAt(file->get(), window.data(), window.size(), text.size());
        if (count == -EINTR) {
            continue;
        }
        if (count < 0) {
            return fileError(count, "read", path);
        }
        if (count == 0) {
            return text;
        }
        text.append(window.data(), static_cast<std::size_t>(count));
    }
    return Error{.code = ErrorCode::badInput,
                 .message = path + " is larger than " + std::to_string(most) + " bytes, which no file of its kind is"};
}

Result<void> ensureFolder(FileSystem& files, const std::string& path) {
    const int made = files.makeFolder(path);
    if (made == 0) {
        const std::string parent = parentFolder(path);
        if (const int failure = files.syncFolder(parent); failure < 0) {
            return fileError(failure, "make folder durable in", parent);
        }
        return {};
    }
    if (made != -EEXIST) {
        return fileError(made, "make folder", path);
    }
    FileStatus found;
    if (const int failure = files.status(path, found); failure < 0) {
        return fileError(failure, "look at", path);
    }
    if (found.kind != FileKind::folder) {
        return fileError(found.kind == FileKind::link ? -ELOOP : -ENOTDIR, "use as a folder", path);
    }
    return {};
}

Result<void> ensureFoldersOf(FileSystem& files, const std::string& folder, const std::string& relative) {
    for (std::size_t slash = relative.find('/'); slash != std::string::npos; slash = relative.find('/', slash + 1)) {
        if (auto made = ensureFolder(files, folder + "/" + relative.substr(0, slash)); !made) {
            return made;
        }
    }
    return {};
}

std::string parentFolder(const std::string& path) {
    const std::size_t end = path.find_last_not_of('/');
    const std::size_t slash = end == std::string::npos ? end : path.rfind('/', end);
    if (slash == std::string::npos) {
        return path.empty() || path.front() != '/' ? "." : "/";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

} // namespace ledgerloom
