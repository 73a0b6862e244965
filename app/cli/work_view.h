#pragma once

#include "core/base/clock.h"
#include "core/config/run_config.h"
#include "core/dataset/dataset_work.h"
#include "core/memory/guard.h"
#include "core/run/engine.h"
#include "core/telemetry/rate.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdio>
#include <memory>
#include <string>

namespace ledgerloom {

/// Where a verb puts its answer, which progress as JSON must not get between.
enum class Answer : std::uint8_t { files, standardOutput };

/// Shows how far a verb on a dataset is, in the style that was asked for. Standard error, but for JSON, which goes to
/// standard output where that has no answer. Outlived by what it is given; one thread.
class WorkView {
public:
    WorkView(const RunConfig& config, std::string verb, Answer answer, std::shared_ptr<Clock> clock, const Guard& guard,
             std::uint64_t limitBytes);

    /// Call it as often as there is something new; it shows as often as suits the style.
    void show(const WorkProgress& progress);
    /// Takes the bar away, before something else is written.
    void clearBar();
    /// The last line where lines are JSON: what came of it, or why it ended.
    void finish(const nlohmann::ordered_json& result);
    void finish(const Error& error);

    const WorkProgress& last() const { return m_last; }
    /// Since it was made.
    std::int64_t elapsedUs() const { return m_clock->monotonicUs() - m_beganUs; }

private:
    Snapshot snapshot() const;
    nlohmann::ordered_json json(RunState state) const;
    void draw();

    std::string m_verb;
    ProgressStyle m_style;
    std::FILE* m_jsonStream;
    std::shared_ptr<Clock> m_clock;
    const Guard& m_guard;
    std::uint64_t m_limitBytes;
    std::int64_t m_beganUs;
    std::int64_t m_drawnUs;
    bool m_barDrawn = false;
    WorkProgress m_last;
    Rate m_bytes;
    Rate m_rows;
};

} // namespace ledgerloom
