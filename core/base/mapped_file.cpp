#include "core/base/mapped_file.h"

#include "core/base/mapping_guard.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

Error failure(ErrorCode code, const std::string& path, const std::string& what) {
    return {.code = code, .message = path + ": " + what};
}

Error systemFailure(const std::string& path, const std::string& action) {
    const int number = errno;
    const bool absent = number == ENOENT || number == ENOTDIR;
    return failure(absent ? ErrorCode::badInput : ErrorCode::io, path,
                   absent ? "there is no such file; check the path"
                          : "it cannot be " + action + ": " + std::generic_category().message(number) +
                                "; check the file's rights and its disk");
}

MappedFile::Identity identityFrom(const struct stat& found) {
    return {.device = found.st_dev,
            .inode = found.st_ino,
            .size = static_cast<std::uint64_t>(found.st_size),
            .changedNs = std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

} // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return systemFailure(path, "opened");
    struct stat found = {};
    if (::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
        ::close(file);
        return failure(ErrorCode::badInput, path, "it is not a regular file; name one");
    }
    if (found.st_size == 0)
        return MappedFile(file, nullptr, identityFrom(found), mapping_guard::noSlot);
    const auto size = static_cast<std::size_t>(found.st_size);
    void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    if (data == MAP_FAILED) {
        const Error error = systemFailure(path, "mapped");
        ::close(file);
        return error;
    }
    const std::size_t slot = mapping_guard::watch(data, size);
    if (slot == mapping_guard::noSlot) {
        ::munmap(data, size);
        ::close(file);
        return failure(ErrorCode::failed, path, "too many files are mapped at once; close some datasets");
    }
    return MappedFile(file, static_cast<const char*>(data), identityFrom(found), slot);
}

MappedFile::MappedFile(int file, const char* data, const Identity& identity, std::size_t slot)
    : m_file(file), m_data(data), m_size(static_cast<std::size_t>(identity.size)), m_slot(slot), m_identity(identity) {}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_file(std::exchange(other.m_file, -1)),
      m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)),
      m_slot(std::exchange(other.m_slot, mapping_guard::noSlot)),
      m_identity(other.m_identity) {}

MappedFile::~MappedFile() {
    if (m_data != nullptr) {
        mapping_guard::forget(m_slot);
        ::munmap(const_cast<char*>(m_data), m_size);
    }
    if (m_file >= 0)
        ::close(m_file);
}

bool MappedFile::intact() const {
    if (m_data != nullptr && mapping_guard::hasLost(m_slot))
        return false;
    struct stat found = {};
    return ::fstat(m_file, &found) == 0 && identityFrom(found) == m_identity;
}

bool MappedFile::read(std::uint64_t offset, char* out, std::size_t count) const {
    while (count > 0) {
        const ssize_t got = ::pread(m_file, out, count, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        out += got;
        offset += static_cast<std::uint64_t>(got);
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

void MappedFile::expectRandomReads() const {
    if (m_data != nullptr)
        ::madvise(const_cast<char*>(m_data), m_size, MADV_RANDOM);
}

MappedFile::Identity MappedFile::identityOf(const std::string& path) {
    struct stat found = {};
    return ::stat(path.c_str(), &found) == 0 ? identityFrom(found) : Identity{};
}

} // namespace ledgerloom
