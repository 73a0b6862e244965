#pragma once

#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/work_view.h"
#include "core/base/clock.h"
#include "core/dataset/dataset_work.h"
#include "core/memory/guard.h"

#include <CLI/App.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// The options that every verb on a finished dataset has: memory, progress, quiet, and where what does not fit into
/// memory goes.
class DatasetOptions {
public:
    explicit DatasetOptions(CLI::App& app);

    Result<RunConfig> config() const { return m_config.over(RunConfig()); }
    const std::string& verb() const { return m_verb; }
    /// An existing folder: --scratch, or TMPDIR, or /var/tmp.
    std::string scratchFolder() const;

private:
    std::string m_verb;
    ConfigOptions m_config;
    CLI::Option* m_scratch;
};

/// Memory and its guard, signals, progress and what is told at the end, of one such verb. One thread uses it.
class DatasetSession {
public:
    /// Watches signals and memory from now on.
    static Result<std::unique_ptr<DatasetSession>> begin(const DatasetOptions& options, Answer answer);
    DatasetSession(const DatasetSession&) = delete;
    DatasetSession& operator=(const DatasetSession&) = delete;

    const DatasetWork& work() const { return m_work; }
    /// Takes the bar of progress away, before something else is written.
    void clearLine() { m_view.clearBar(); }
    /// A line on standard error, for people: nothing where quiet was asked for.
    void say(const std::string& line);
    void sayNotes(const std::vector<std::string>& notes);
    /// "Read     2.10 GB in 0:07, 301 MB/s", of all that was told as progress or of `bytes`.
    void saySpeed();
    void saySpeed(std::uint64_t bytes);
    /// The last line of progress where it is JSON.
    void finish(const nlohmann::ordered_json& result) { m_view.finish(result); }
    /// Tells an error and answers the exit code for it, that of the signal where one stopped the verb.
    int fail(const Error& error);

private:
    DatasetSession(const Limits& limits, std::uint64_t budgetBytes, const RunConfig& config, const std::string& verb,
                   Answer answer);

    FileSystem m_files;
    Budget m_budget;
    std::shared_ptr<Clock> m_clock;
    Guard m_guard;
    DatasetWork m_work;
    bool m_quiet;
    WorkView m_view;
};

/// A verb from beginning to end: `work(DatasetWork)` answers a Result, `tell(report, session)` tells people what came
/// of it and answers the same as JSON. Answers the exit code.
template <class Work, class Tell>
int runOnDataset(const DatasetOptions& options, Answer answer, const Work& work, const Tell& tell) {
    auto session = DatasetSession::begin(options, answer);
    if (!session)
        return fail(session.error());
    const auto report = work((*session)->work());
    if (!report)
        return (*session)->fail(report.error());
    (*session)->clearLine();
    (*session)->finish(tell(*report, **session));
    return 0;
}

} // namespace ledgerloom
