#include "app/cli/work_view.h"

#include "app/cli/progress_line.h"
#include "app/cli/progress_view.h"
#include "app/cli/terminal.h"
#include "core/run/snapshot_json.h"
#include "core/telemetry/eta.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

double tenths(double value) {
    return std::round(value * 10) / 10;
}

Json orNull(const std::optional<double>& seconds) {
    return seconds ? Json(tenths(*seconds)) : Json(nullptr);
}

void printLine(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

WorkView::WorkView(const RunConfig& config, std::string verb, Answer answer, std::shared_ptr<Clock> clock,
                   const Guard& guard, std::uint64_t limitBytes)
    : m_verb(std::move(verb)),
      m_style(progressStyle(config)),
      m_jsonStream(answer == Answer::files ? stdout : stderr),
      m_clock(std::move(clock)),
      m_guard(guard),
      m_limitBytes(limitBytes),
      m_beganUs(m_clock->monotonicUs()),
      m_drawnUs(m_beganUs) {}

void WorkView::show(const WorkProgress& progress) {
    m_last = progress;
    const std::int64_t now = m_clock->monotonicUs();
    // The first comes after a period: what is done at once needs none.
    if (m_style == ProgressStyle::none || now - m_drawnUs < progressPeriodUs(m_style))
        return;
    m_drawnUs = now;
    m_bytes.record(now, m_last.bytesDone);
    m_rows.record(now, m_last.rows);
    draw();
}

Snapshot WorkView::snapshot() const {
    Snapshot snapshot;
    snapshot.state = RunState::running;
    snapshot.level = m_guard.level();
    snapshot.elapsedUs = elapsedUs();
    snapshot.rowsDone = m_last.rows;
    snapshot.bytesDone = m_last.bytesDone;
    snapshot.bytesTotal = m_last.bytesTotal;
    snapshot.sample.processBytes = m_guard.latest().memory.processBytes.value;
    snapshot.sample.rowsPerSecond = m_rows.perSecond();
    snapshot.sample.bytesPerSecond = m_bytes.perSecond();
    snapshot.memoryLimitBytes = m_limitBytes;
    const auto eta = estimateEta(m_last.bytesDone, m_last.bytesTotal, snapshot.elapsedUs, m_bytes.perSecond());
    if (eta) {
        snapshot.etaLowSeconds = eta->lowSeconds;
        snapshot.etaHighSeconds = eta->highSeconds;
    }
    return snapshot;
}

Json WorkView::json(RunState state) const {
    const Snapshot now = snapshot();
    Json json;
    json["verb"] = m_verb;
    json["state"] = runStateName(state);
    json["percent"] = state == RunState::finished ? 100.0 : tenths(progressShare(now) * 100);
    json["elapsed_seconds"] = std::round(static_cast<double>(now.elapsedUs) / 1e3) / 1e3;
    json["eta_low_seconds"] = orNull(now.etaLowSeconds);
    json["eta_high_seconds"] = orNull(now.etaHighSeconds);
    json["rows_done"] = now.rowsDone;
    json["bytes_done"] = now.bytesDone;
    json["bytes_total"] = now.bytesTotal;
    json["rows_per_second"] = tenths(now.sample.rowsPerSecond);
    json["bytes_per_second"] = tenths(now.sample.bytesPerSecond);
    json["level"] = levelName(now.level);
    json["memory_bytes"] = now.sample.processBytes ? Json(*now.sample.processBytes) : Json(nullptr);
    json["memory_limit_bytes"] = now.memoryLimitBytes;
    json["error"] = nullptr;
    return json;
}

void WorkView::draw() {
    if (m_style == ProgressStyle::json)
        return printLine(m_jsonStream, json(RunState::running).dump());
    if (m_style == ProgressStyle::plain)
        return printLine(stderr, progressText(snapshot()));
    const Terminal terminal = terminalOf(STDERR_FILENO);
    const std::string line = "\r" + progressBar(snapshot(), terminal.width, terminal.colour) + "\x1b[K";
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    m_barDrawn = true;
}

void WorkView::clearBar() {
    if (std::exchange(m_barDrawn, false))
        std::fputs("\r\x1b[K", stderr);
}

void WorkView::finish(const Json& result) {
    clearBar();
    if (m_style != ProgressStyle::json)
        return;
    Json last = json(RunState::finished);
    last["result"] = result;
    printLine(m_jsonStream, last.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void WorkView::finish(const Error& error) {
    clearBar();
    if (m_style != ProgressStyle::json)
        return;
    Json last = json(error.code == ErrorCode::cancelled ? RunState::cancelled : RunState::failed);
    last["error"] = {{"exit_code", exitCode(error.code)}, {"message", error.message}};
    printLine(m_jsonStream, last.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace ledgerloom
