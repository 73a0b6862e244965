#pragma once

#include "app/cli/config_options.h"
#include "core/base/clock.h"
#include "core/dataset/dataset_work.h"
#include "core/memory/guard.h"

#include <CLI/App.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace ledgerloom {

/// The options that every verb on a finished dataset has: memory, quiet, and where what does not fit into it goes.
class DatasetOptions {
public:
    explicit DatasetOptions(CLI::App& app);

    Result<RunConfig> config() const { return m_config.over(RunConfig()); }
    /// An existing folder: --scratch, or TMPDIR, or /var/tmp.
    std::string scratchFolder() const;

private:
    ConfigOptions m_config;
    CLI::Option* m_scratch;
};

/// Memory and its guard, signals and progress of one such verb. One thread uses it.
class DatasetSession {
public:
    /// Watches signals and memory from now on.
    static Result<std::unique_ptr<DatasetSession>> begin(const DatasetOptions& options);
    DatasetSession(const DatasetSession&) = delete;
    DatasetSession& operator=(const DatasetSession&) = delete;

    const DatasetWork& work() const { return m_work; }
    bool quiet() const { return m_quiet; }
    /// Takes the line of progress away, before something else is written.
    void clearLine();
    /// "2.10 GB in 0:07, 301 MB/s" since begin().
    std::string speed(std::uint64_t bytes) const;
    /// That were told as progress.
    std::uint64_t bytesDone() const { return m_last.bytesDone; }
    /// Tells an error and answers the exit code for it, that of the signal where one stopped the verb.
    int fail(const Error& error);

private:
    DatasetSession(const Limits& limits, std::uint64_t budgetBytes, const RunConfig& config);
    void draw(const WorkProgress& progress);

    FileSystem m_files;
    Budget m_budget;
    std::shared_ptr<Clock> m_clock;
    Guard m_guard;
    DatasetWork m_work;
    bool m_quiet;
    bool m_drawn;
    bool m_lineShown = false;
    WorkProgress m_last;
    std::int64_t m_beganUs;
    std::int64_t m_drawnUs = 0;
};

} // namespace ledgerloom
