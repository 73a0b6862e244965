#include "core/memory/proc_file_linux.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::size_t bufferBytes = 8192;

} // namespace

ProcFile::ProcFile(std::string path)
    : m_path(std::move(path)), m_descriptor(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (m_descriptor < 0) {
        m_error = m_path + ": " + std::strerror(errno);
        return;
    }
    m_buffer.resize(bufferBytes);
}

ProcFile::~ProcFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

ProcFile::ProcFile(ProcFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_error(std::move(other.m_error)),
      m_buffer(std::move(other.m_buffer)),
      m_descriptor(std::exchange(other.m_descriptor, -1)) {}

ProcFile& ProcFile::operator=(ProcFile&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_error, other.m_error);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

std::optional<std::string_view> ProcFile::read() {
    if (m_descriptor < 0) {
        return std::nullopt;
    }
    ssize_t got = -1;
    do {
        got = ::pread(m_descriptor, m_buffer.data(), m_buffer.size(), 0);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        m_error = m_path + ": " + std::strerror(errno);
        return std::nullopt;
    }
    return std::string_view(m_buffer).substr(0, static_cast<std::size_t>(got));
}

std::optional<std::uint64_t> leadingNumber(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data() + start, text.data() + text.size(), number);
    return fault == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> numberAfter(std::string_view text, std::string_view key) {
    std::size_t at = 0;
    while ((at = text.find(key, at)) != std::string_view::npos) {
        if (at == 0 || text[at - 1] == '\n') {
            return leadingNumber(text.substr(at + key.size()));
        }
        at += key.size();
    }
    return std::nullopt;
}

} // namespace ledgerloom
