#include "core/cluster/spark_run.h"

#include "core/cluster/child_process.h"
#include "core/cluster/spark_application.h"
#include "core/cluster/spark_install.h"
#include "core/run/remote_run.h"
#include "core/storage/process_identity.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <thread>

namespace ledgerloom {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A folder of its own for what spark-submit reads, removed at the end.
class Scratch {
public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "ledgerloom-spark-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) {
            m_path = name;
            // The driver removes what one leaves behind that was killed.
            std::ofstream(m_path + "/starter") << processIdentity() << "\n";
        }
    }
    ~Scratch() {
        std::error_code ignored;
        if (!m_path.empty() && !m_left) {
            fs::remove_all(m_path, ignored);
        }
    }
    /// The driver still reads what is in it, and removes it in the end.
    void leave() {
        m_left = true;
        std::ofstream(m_path + "/left") << "\n";
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
    bool m_left = false;
};

ErrorCode codeOf(int exit) {
    for (const ErrorCode code : {ErrorCode::badInput, ErrorCode::memory, ErrorCode::diskFull, ErrorCode::io,
                                 ErrorCode::folderInUse, ErrorCode::incomplete}) {
        if (exitCode(code) == exit) {
            return code;
        }
    }
    return exit > 128 ? ErrorCode::cancelled : ErrorCode::failed;
}

/// The last line of Spark's log that looks like a reason.
std::string reasonIn(const std::string& log) {
    std::ifstream stream(log);
    std::string reason;
    for (std::string line; std::getline(stream, line);) {
        if (line.find("ERROR") != std::string::npos || line.find("Exception") != std::string::npos ||
            line.find("rror:") != std::string::npos) {
            reason = line.substr(0, 300);
        }
    }
    return reason.empty() ? std::string("spark-submit ended without a word") : reason;
}

} // namespace

class SparkRun::Impl {
public:
    explicit Impl(std::function<void()> ended) : m_ended(std::move(ended)) {}

    Result<void> start(const SparkRequest& request) {
        const auto spark = findSpark();
        if (!spark) {
            return spark.error();
        }
        const auto program = programForCluster();
        if (!program) {
            return program.error();
        }
        const auto main =
            m_scratch.path().empty()
                ? Result<std::string>(Error{.code = ErrorCode::io, .message = "no folder can be made in TMPDIR"})
                : writeSparkApplication(m_scratch.path());
        if (!main) {
            return main.error();
        }
        m_snapshot.state = RunState::planning;
        m_snapshot.onCluster = true;
        auto child = ChildProcess::start(command({spark->submit, "--master", request.config.on, "--name", "ledgerloom",
                                                  *main, "--program", *program},
                                                 request),
                                         log(), [this](const std::string& line) { take(line); });
        if (!child) {
            return child.error();
        }
        m_child = std::move(child).value();
        m_waiter = std::thread([this] { await(); });
        return {};
    }

    ~Impl() {
        cancel();
        if (m_waiter.joinable()) {
            m_waiter.join();
        }
    }

    void cancel() {
        const std::lock_guard lock(m_mutex);
        if (m_finished || m_cancelled || !m_child || m_child->isLeft()) {
            return;
        }
        m_cancelled = true;
        // The driver ends its job and says so; before there is one, all that was started ends.
        if (m_driver > 0) {
            ::kill(m_driver, SIGTERM);
        } else {
            ::kill(-m_child->pid(), SIGTERM);
        }
    }

    void leave() {
        const std::lock_guard lock(m_mutex);
        if (m_finished || m_cancelled || !m_child) {
            return;
        }
        m_scratch.leave();
        m_child->leave();
        m_error = Error{.code = ErrorCode::cancelled, .message = "the run goes on without this program"};
    }

    Result<void> wait() {
        if (m_waiter.joinable()) {
            m_waiter.join();
        }
        const std::lock_guard lock(m_mutex);
        return m_error ? Result<void>(*m_error) : Result<void>();
    }

    bool hasEnded() const {
        const std::lock_guard lock(m_mutex);
        return m_finished;
    }

    std::string url() const {
        const std::lock_guard lock(m_mutex);
        return m_url;
    }

    Snapshot snapshot() const {
        const std::lock_guard lock(m_mutex);
        Snapshot now = m_remote ? m_remote->snapshot() : m_snapshot;
        if (now.state == RunState::ready) {
            now.state = RunState::planning;
        }
        if (m_finished) {
            now.state = !m_error                                ? RunState::finished
                        : m_error->code == ErrorCode::cancelled ? RunState::cancelled
                                                                : RunState::failed;
            now.error = m_error;
        } else if (now.state == RunState::failed || now.state == RunState::cancelled ||
                   now.state == RunState::finished) {
            now.state = RunState::stopping; // ended is what spark-submit has said
        }
        return now;
    }

    std::shared_ptr<RemoteRun> remote() const {
        const std::lock_guard lock(m_mutex);
        return m_remote;
    }

private:
    /// With what the driver is told after its name.
    std::vector<std::string> command(std::vector<std::string> words, const SparkRequest& request) const {
        const RunConfig& config = request.config;
        words.insert(words.end(),
                     {"--output", config.output, "--serve", config.serve.empty() ? "127.0.0.1:0" : config.serve});
        if (request.planText.empty()) {
            words.emplace_back("--resume");
            return words;
        }
        words.insert(words.end(), {"--plan", m_scratch.path() + "/plan.json"});
        std::ofstream(words.back(), std::ios::binary) << request.planText;
        if (config.ifExists == IfExists::overwrite) {
            words.insert(words.end(), {"--if-exists", "overwrite"});
        }
        return words;
    }

    std::string log() const { return m_scratch.path() + "/spark.log"; }

    void take(const std::string& line) {
        if (!line.starts_with('{')) {
            return;
        }
        const Json news = Json::parse(line, nullptr, false);
        if (!news.is_object()) {
            return;
        }
        const std::lock_guard lock(m_mutex);
        if (news.contains("serve") && m_url.empty()) {
            m_url = news["serve"].get<std::string>();
            m_driver = news.value("pid", 0);
            m_remote = std::make_shared<RemoteRun>(m_url);
        }
        if (const auto error = news.find("error"); error != news.end() && error->is_object()) {
            m_error = Error{.code = codeOf(error->value("exit_code", 1)), .message = error->value("message", "")};
        }
    }

    /// It ended, and had not said why.
    Error lost(int code) const {
        if (code <= 128) {
            return {.code = codeOf(code), .message = reasonIn(log())};
        }
        return {.code = ErrorCode::incomplete,
                .message = "the driver of the run was lost: signal " + std::to_string(code - 128) +
                           " ended it. What was made stays, and the run can be resumed"};
    }

    void await() {
        const int code = m_child->wait();
        {
            const std::lock_guard lock(m_mutex);
            if (m_child->isLeft()) {
                m_remote.reset();
            } else if (code == 0) {
                m_error.reset();
            } else if (!m_error) {
                m_error = m_cancelled ? Error{.code = ErrorCode::cancelled, .message = "stopped before it began"}
                                      : lost(code);
            }
            m_finished = true;
        }
        if (m_ended) {
            m_ended();
        }
    }

    const std::function<void()> m_ended;
    Scratch m_scratch;
    mutable std::mutex m_mutex; ///< guards all below but the child and the waiter
    Snapshot m_snapshot;
    std::shared_ptr<RemoteRun> m_remote;
    std::string m_url;
    pid_t m_driver = 0;
    std::optional<Error> m_error;
    bool m_cancelled = false;
    bool m_finished = false;
    std::unique_ptr<ChildProcess> m_child;
    std::thread m_waiter;
};

SparkRun::SparkRun() = default;
SparkRun::~SparkRun() = default;

Result<std::unique_ptr<SparkRun>> SparkRun::start(const SparkRequest& request, std::function<void()> ended) {
    if (auto may = checkForCluster(request.config); !may) {
        return may.error();
    }
    std::unique_ptr<SparkRun> run(new SparkRun);
    run->m_impl = std::make_unique<Impl>(std::move(ended));
    if (auto started = run->m_impl->start(request); !started) {
        return started.error();
    }
    return run;
}

void SparkRun::leave() {
    m_impl->leave();
}

void SparkRun::cancel() {
    m_impl->cancel();
}

bool SparkRun::hasEnded() const {
    return m_impl->hasEnded();
}

Result<void> SparkRun::wait() {
    return m_impl->wait();
}

Snapshot SparkRun::snapshot() const {
    return m_impl->snapshot();
}

std::vector<Sample> SparkRun::samplesSince(std::uint64_t sequence, std::size_t most) const {
    const auto remote = m_impl->remote();
    return remote ? remote->samplesSince(sequence, most) : std::vector<Sample>();
}

std::vector<Event> SparkRun::eventsSince(std::uint64_t sequence) const {
    const auto remote = m_impl->remote();
    return remote ? remote->eventsSince(sequence) : std::vector<Event>();
}

std::string SparkRun::url() const {
    return m_impl->url();
}

} // namespace ledgerloom
