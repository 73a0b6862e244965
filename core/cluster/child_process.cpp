#include "core/cluster/child_process.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ledgerloom {

namespace {

constexpr std::size_t longestOutput = std::size_t{64} << 10;

Error cannotStart(const std::string& program, int why) {
    return {.code = ErrorCode::io, .message = "cannot start " + program + ": " + std::strerror(why)};
}

/// What posix_spawn is told; freed with it.
class Spawning {
public:
    Spawning() {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    }
    ~Spawning() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;

    void outputTo(int file) { posix_spawn_file_actions_adddup2(&m_actions, file, STDOUT_FILENO); }
    void errorsToOutput() { posix_spawn_file_actions_adddup2(&m_actions, STDOUT_FILENO, STDERR_FILENO); }
    void errorsTo(const std::string& path) {
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }

    int start(const std::vector<std::string>& command, pid_t& pid) {
        std::vector<char*> words;
        words.reserve(command.size() + 1);
        for (const std::string& word : command) {
            words.push_back(const_cast<char*>(word.c_str())); // the interface is older than const
        }
        words.push_back(nullptr);
        return ::posix_spawn(&pid, command.front().c_str(), &m_actions, &m_attributes, words.data(), environ);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// Starts it with its standard output in a pipe, of which the readable end is answered.
Result<int> spawn(Spawning& spawning, const std::vector<std::string>& command, pid_t& pid, bool withErrors) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return cannotStart(command.front(), errno);
    }
    spawning.outputTo(ends[1]);
    if (withErrors) {
        spawning.errorsToOutput();
    }
    const int problem = spawning.start(command, pid);
    ::close(ends[1]);
    if (problem != 0) {
        ::close(ends[0]);
        return cannotStart(command.front(), problem);
    }
    return ends[0];
}

/// False when nothing has come within a moment.
bool hasMore(int file) {
    constexpr int momentMs = 100;
    pollfd wanted{.fd = file, .events = POLLIN, .revents = 0};
    return ::poll(&wanted, 1, momentMs) != 0;
}

bool readSome(int file, std::string& text) {
    std::array<char, 4096> window{};
    const ssize_t count = ::read(file, window.data(), window.size());
    if (count > 0) {
        text.append(window.data(), static_cast<std::size_t>(count));
    }
    return count > 0 || (count < 0 && errno == EINTR);
}

int codeOf(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const std::vector<std::string>& command,
                                                          const std::string& errorFile,
                                                          std::function<void(const std::string&)> line) {
    Spawning spawning;
    spawning.errorsTo(errorFile);
    pid_t pid = 0;
    const auto output = spawn(spawning, command, pid, false);
    if (!output) {
        return output.error();
    }
    return std::unique_ptr<ChildProcess>(new ChildProcess(pid, *output, std::move(line)));
}

ChildProcess::ChildProcess(pid_t pid, int output, std::function<void(const std::string&)> line)
    : m_pid(pid), m_line(std::move(line)), m_reader([this, output] { read(output); }) {}

ChildProcess::~ChildProcess() {
    wait();
}

void ChildProcess::read(int output) {
    std::string text;
    while (!m_left && (!hasMore(output) || readSome(output, text))) {
        for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
            m_line(text.substr(0, end));
            text.erase(0, end + 1);
        }
        if (text.size() > longestOutput) {
            text.clear(); // no line of anybody we know
        }
    }
    ::close(output);
}

int ChildProcess::wait() {
    if (!m_ended) {
        m_reader.join();
        m_code = m_left ? 0 : codeOf(m_pid);
        m_ended = true;
    }
    return m_code;
}

Result<std::string> outputOf(const std::vector<std::string>& command) {
    Spawning spawning;
    pid_t pid = 0;
    const auto output = spawn(spawning, command, pid, true);
    if (!output) {
        return output.error();
    }
    std::string text;
    while (text.size() < longestOutput && readSome(*output, text)) {
    }
    ::close(*output);
    codeOf(pid);
    return text;
}

} // namespace ledgerloom
