#include "app/cli/progress_view.h"

#include "app/cli/progress_line.h"
#include "app/cli/terminal.h"
#include "core/run/snapshot_json.h"

#include <string>
#include <unistd.h>

namespace ledgerloom {

namespace {

bool isWorthALine(const Event& event) {
    return event.kind != EventKind::state;
}

/// A change of level begins with its name anyway.
std::string lineStart(const Event& event) {
    if (event.kind == EventKind::level)
        return {};
    return event.kind == EventKind::info ? "Note     " : std::string(levelName(static_cast<Level>(event.level))) + ": ";
}

void printLine(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

} // namespace

ProgressStyle progressStyle(const RunConfig& config) {
    if (config.progress != ProgressStyle::automatic)
        return config.quiet && config.progress != ProgressStyle::json ? ProgressStyle::none : config.progress;
    if (config.quiet)
        return ProgressStyle::none;
    return terminalOf(STDERR_FILENO).isTerminal ? ProgressStyle::bar : ProgressStyle::plain;
}

std::int64_t progressPeriodUs(ProgressStyle style) {
    switch (style) {
    case ProgressStyle::bar:
        return 100'000;
    case ProgressStyle::json:
        return 500'000;
    default:
        return 5'000'000;
    }
}

ProgressView::ProgressView(const RunConfig& config)
    : m_style(progressStyle(config)), m_jsonStream(config.output == "-" ? stderr : stdout), m_quiet(config.quiet) {}

void ProgressView::show(const Snapshot& snapshot, const std::vector<Event>& events) {
    showEvents(events);
    if (m_style == ProgressStyle::none || (m_lastUs >= 0 && snapshot.elapsedUs - m_lastUs < progressPeriodUs(m_style)))
        return;
    // Plain lines begin after the first period: a short run needs none.
    if (m_style != ProgressStyle::plain || m_lastUs >= 0)
        draw(snapshot);
    m_lastUs = snapshot.elapsedUs;
}

void ProgressView::finish(const Snapshot& snapshot, const std::vector<Event>& events) {
    showEvents(events);
    if (m_style == ProgressStyle::json || m_style == ProgressStyle::bar)
        draw(snapshot);
    if (m_barDrawn)
        std::fputc('\n', stderr);
    m_barDrawn = false;
}

void ProgressView::draw(const Snapshot& snapshot) {
    if (m_style == ProgressStyle::json) {
        printLine(m_jsonStream, snapshotJson(snapshot));
        return;
    }
    if (m_style == ProgressStyle::plain) {
        printLine(stderr, progressText(snapshot));
        return;
    }
    const Terminal terminal = terminalOf(STDERR_FILENO);
    const std::string line = "\r" + progressBar(snapshot, terminal.width, terminal.colour) + "\x1b[K";
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    m_barDrawn = true;
}

void ProgressView::clearBar() {
    if (m_barDrawn)
        std::fputs("\r\x1b[K", stderr);
    m_barDrawn = false;
}

void ProgressView::showEvents(const std::vector<Event>& events) {
    for (const Event& event : events) {
        m_lastEvent = event.sequence;
        if (m_quiet || !isWorthALine(event))
            continue;
        clearBar();
        printLine(stderr, lineStart(event) + event.text);
    }
}

} // namespace ledgerloom
