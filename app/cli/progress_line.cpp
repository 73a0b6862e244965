#include "app/cli/progress_line.h"

#include "core/base/units.h"
#include "core/run/snapshot_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ledgerloom {

namespace {

std::uint64_t whole(double value) {
    return value > 0 ? static_cast<std::uint64_t>(std::llround(std::min(value, 9e18))) : 0;
}

/// "742k" and the like: three digits are enough for a speed.
std::string shortCount(double value) {
    constexpr std::array<std::string_view, 4> units{"", "k", "M", "B"};
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return formatFixed(value, unit > 0 && value < 9.995   ? 2
                              : unit > 0 && value < 99.95 ? 1
                                                          : 0) +
           std::string(units[unit]);
}

std::string percent(const Snapshot& snapshot) {
    std::string text = formatFixed(std::floor(progressShare(snapshot) * 1000) / 10, 1) + "%";
    text.insert(0, text.size() < 6 ? 6 - text.size() : 0, ' ');
    return text;
}

std::string memory(const Snapshot& snapshot) {
    const auto& used = snapshot.sample.processBytes;
    return (used ? formatSize(*used, SizeStyle::binary) : "unknown") + " of " +
           formatSize(snapshot.memoryLimitBytes, SizeStyle::binary);
}

std::string seconds(double value) {
    return formatDuration(whole(std::min(value, 1e12) * 1e6));
}

std::string timeLeft(const Snapshot& snapshot) {
    if (!snapshot.etaLowSeconds || !snapshot.etaHighSeconds)
        return "ETA -";
    const std::string low = seconds(*snapshot.etaLowSeconds);
    const std::string high = seconds(*snapshot.etaHighSeconds);
    return "ETA " + (low == high ? low : low + " to " + high);
}

std::string speed(const Snapshot& snapshot) {
    return formatSize(whole(snapshot.sample.bytesPerSecond)) + "/s";
}

/// A piece of the line. `shown` may hold colour codes, so its width is kept beside it.
struct Piece {
    std::string shown;
    std::size_t width = 0;
    int need = 0; ///< the pieces with the lowest need go first when room is short
};

Piece plain(std::string text, int need) {
    const std::size_t width = text.size();
    return {std::move(text), width, need};
}

std::string standstill(const Snapshot& snapshot) {
    return snapshot.state == RunState::paused ? " (paused)" : snapshot.state == RunState::waiting ? " (waiting)" : "";
}

Piece levelPiece(const Snapshot& snapshot, bool colour) {
    constexpr std::array<std::string_view, 4> colours{"\x1b[32m", "\x1b[33m", "\x1b[35m", "\x1b[1;31m"};
    const std::string word(levelName(snapshot.level));
    Piece piece = plain(word + standstill(snapshot), 4);
    if (colour)
        piece.shown = std::string(colours[static_cast<std::size_t>(snapshot.level)]) + piece.shown + "\x1b[0m";
    return piece;
}

std::string bar(double share, std::size_t width) {
    const std::size_t inside = width - 2;
    const auto full = std::min(inside, static_cast<std::size_t>(share * static_cast<double>(inside)));
    return "[" + std::string(full, '#') + std::string(inside - full, '.') + "]";
}

std::size_t widthOf(const std::vector<Piece>& pieces) {
    std::size_t width = 0;
    for (const Piece& piece : pieces)
        width += piece.width + 2;
    return width == 0 ? 0 : width - 2;
}

} // namespace

std::string progressBar(const Snapshot& snapshot, int width, bool colour) {
    constexpr std::size_t leastBar = 10;
    constexpr std::size_t mostBar = 30;
    // The last column stays free: a full line makes some terminals break it.
    const auto room = static_cast<std::size_t>(std::max(width - 1, 0));
    std::vector<Piece> pieces{
        plain(percent(snapshot), 5),  plain(shortCount(snapshot.sample.rowsPerSecond) + " rows/s", 1),
        plain(speed(snapshot), 2),    plain(memory(snapshot), 0),
        levelPiece(snapshot, colour), plain(timeLeft(snapshot), 3)};
    while (pieces.size() > 1 && widthOf(pieces) > room)
        pieces.erase(std::ranges::min_element(pieces, {}, &Piece::need));
    const std::size_t used = widthOf(pieces);
    if (used > room)
        return {};
    if (room >= used + leastBar + 2)
        pieces.insert(pieces.begin() + 1, plain(bar(progressShare(snapshot), std::min(mostBar, room - used - 2)), 0));
    std::string line;
    for (const Piece& piece : pieces)
        line += (line.empty() ? "" : "  ") + piece.shown;
    return line;
}

std::string progressText(const Snapshot& snapshot) {
    std::string text = percent(snapshot).substr(percent(snapshot).find_first_not_of(' '));
    text += ", " + formatCount(snapshot.rowsDone) +
            (snapshot.rowsTotal > 0 ? " of " + formatCount(snapshot.rowsTotal) : std::string()) + " rows, " +
            shortCount(snapshot.sample.rowsPerSecond) + " rows/s, " + speed(snapshot) + ", memory " + memory(snapshot) +
            " " + std::string(levelName(snapshot.level)) + ", " + timeLeft(snapshot);
    return text + standstill(snapshot);
}

std::string summaryText(const Snapshot& snapshot, const std::string& output) {
    const double time = static_cast<double>(std::max<std::int64_t>(snapshot.elapsedUs, 1)) / 1e6;
    const bool done = snapshot.state == RunState::finished;
    if (done && snapshot.shardsKept > 0 && snapshot.shardsKept == snapshot.shardsTotal)
        return "Complete already: " + formatCount(snapshot.rowsDone) + " rows, " + formatSize(snapshot.bytesDone) +
               ", in " + output;
    std::string text = done ? "Done: " : "Stopped: ";
    text += formatCount(snapshot.rowsDone) + (done ? " rows, " : " of " + formatCount(snapshot.rowsTotal) + " rows, ");
    text += formatSize(snapshot.bytesDone) + " in " +
            (time < 60 ? formatFixed(time, 2) + " s" : formatDuration(whole(time * 1e6)));
    if (snapshot.shardsKept > 0)
        text += ", " + formatSize(snapshot.bytesKept) + " of them by the run before";
    text += " (" + shortCount(static_cast<double>(snapshot.rowsDone - snapshot.rowsKept) / time) + " rows/s, " +
            formatSize(whole(static_cast<double>(snapshot.bytesDone - snapshot.bytesKept) / time)) +
            "/s), peak memory " + formatSize(snapshot.peakProcessBytes, SizeStyle::binary);
    return text + (output == "-" || output == "null" ? "." : ", in " + output);
}

} // namespace ledgerloom
