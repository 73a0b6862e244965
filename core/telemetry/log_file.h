#pragma once

#include "core/base/result.h"
#include "core/telemetry/sample.h"

#include <memory>
#include <string>

namespace ledgerloom {

/// Which events a log file takes: those at least as severe.
enum class Severity : std::uint8_t { error, warning, info };

/// Reactions, states and news are info; a change of level to WARNING or worse is a warning.
Severity severityOf(const Event& event);

/// "2025-07-01T12:00:00.123456Z WARNING level: <text>", one line however many the text has.
std::string logLine(const Event& event);

/// Appends events to a file, each line at once. Not thread-safe.
class LogFile {
public:
    /// Makes the file or goes on at its end.
    static Result<std::unique_ptr<LogFile>> open(const std::string& path, Severity least);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    /// Does nothing for an event that is not severe enough.
    Result<void> write(const Event& event);

private:
    LogFile(std::string path, int descriptor, Severity least);

    std::string m_path;
    int m_descriptor;
    Severity m_least;
};

} // namespace ledgerloom
