#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A small file of /proc or /sys that stays open, so that reading it again costs one call. Not thread-safe.
class ProcFile {
public:
    explicit ProcFile(std::string path);
    ~ProcFile();
    ProcFile(ProcFile&& other) noexcept;
    ProcFile& operator=(ProcFile&& other) noexcept;
    ProcFile(const ProcFile&) = delete;
    ProcFile& operator=(const ProcFile&) = delete;

    /// The file's text now, valid until the next call; empty optional when it cannot be read (see error()).
    /// Only the first 8 KiB: what is looked for stands there.
    std::optional<std::string_view> read();

    bool exists() const { return m_descriptor >= 0; }
    /// "/proc/meminfo: No such file or directory".
    const std::string& error() const { return m_error; }

private:
    std::string m_path;
    std::string m_error;
    std::string m_buffer;
    int m_descriptor = -1;
};

/// The number at the start of `text`, spaces before it skipped.
std::optional<std::uint64_t> leadingNumber(std::string_view text);

/// The number after `key` where a line of `text` starts with it ("MemTotal:", "inactive_file ").
std::optional<std::uint64_t> numberAfter(std::string_view text, std::string_view key);

} // namespace ledgerloom
