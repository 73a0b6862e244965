#pragma once

#include "core/base/result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace ledgerloom {

/// A program in a process group of its own, so that a terminal's signals do not reach it, which goes on when this
/// process ends. Its lines of standard output are handed over on a thread; standard error goes to a file. Any thread.
class ChildProcess {
public:
    /// io where it cannot be started.
    static Result<std::unique_ptr<ChildProcess>> start(const std::vector<std::string>& command,
                                                       const std::string& errorFile,
                                                       std::function<void(const std::string&)> line);
    /// Waits for the end, if wait() did not.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// Exit code, or 128 + the signal that ended it; empty while it goes on. One thread.
    int wait();
    /// Listens no more: what waits for it ends within a moment, without a code (0), and the program goes on.
    void leave() { m_left = true; }
    bool isLeft() const { return m_left; }
    pid_t pid() const { return m_pid; }

private:
    ChildProcess(pid_t pid, int output, std::function<void(const std::string&)> line);
    void read(int output);

    const pid_t m_pid;
    const std::function<void(const std::string&)> m_line;
    std::atomic<bool> m_left = false;
    bool m_ended = false;
    int m_code = 0;
    std::thread m_reader;
};

/// What a program prints to both of its streams, 64 KiB at most.
Result<std::string> outputOf(const std::vector<std::string>& command);

} // namespace ledgerloom
