#include "core/telemetry/log_file.h"

#include "core/base/civil_time.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace ledgerloom {

namespace {

std::string_view kindName(EventKind kind) {
    switch (kind) {
    case EventKind::state:
        return "state";
    case EventKind::level:
        return "level";
    case EventKind::reaction:
        return "reaction";
    case EventKind::warning:
        return "warning";
    case EventKind::error:
        return "error";
    case EventKind::info:
        return "info";
    }
    return "info";
}

std::string_view severityName(Severity severity) {
    return severity == Severity::error ? "ERROR" : (severity == Severity::warning ? "WARNING" : "INFO");
}

Error fileError(const std::string& path, const char* what, int number) {
    return {ErrorCode::io,
            "log file " + path + ": cannot " + what + " (" + std::strerror(number) +
                "); give another file with --log, or none",
            "log"};
}

} // namespace

Severity severityOf(const Event& event) {
    if (event.kind == EventKind::error) {
        return Severity::error;
    }
    const bool badLevel = event.kind == EventKind::level && event.level > 0;
    return event.kind == EventKind::warning || badLevel ? Severity::warning : Severity::info;
}

std::string logLine(const Event& event) {
    std::string line = formatTimestamp(event.wallUs) + "Z ";
    line += severityName(severityOf(event));
    line += ' ';
    line += kindName(event.kind);
    line += ": " + event.text;
    std::replace_if(
        line.begin(), line.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }, ' ');
    return line + '\n';
}

LogFile::LogFile(std::string path, int descriptor, Severity least)
    : m_path(std::move(path)), m_descriptor(descriptor), m_least(least) {}

LogFile::~LogFile() {
    ::close(m_descriptor);
}

Result<std::unique_ptr<LogFile>> LogFile::open(const std::string& path, Severity least) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        return fileError(path, "be opened for writing", errno);
    }
    return std::unique_ptr<LogFile>(new LogFile(path, descriptor, least));
}

Result<void> LogFile::write(const Event& event) {
    if (severityOf(event) > m_least) {
        return {};
    }
    const std::string line = logLine(event);
    std::size_t written = 0;
    while (written < line.size()) {
        const ssize_t count = ::write(m_descriptor, line.data() + written, line.size() - written);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return fileError(m_path, "be written", errno);
        }
        written += static_cast<std::size_t>(count);
    }
    return {};
}

} // namespace ledgerloom
