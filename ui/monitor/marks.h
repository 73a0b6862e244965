#pragma once

#include "core/telemetry/sample.h"
#include "ui/monitor/time_frame.h"

#include <QString>

#include <cstdint>
#include <vector>

class QPainter;
class QPointF;

namespace ledgerloom {

struct ThemeColors;

/// One sign on the timeline: an event, or several too near each other to be told apart.
struct Mark {
    std::int64_t bucket = 0;
    EventKind kind = EventKind::info; ///< of the gravest of them, as are level and sequence
    std::uint8_t level = 0;
    quint64 sequence = 0;
    int count = 1;
    QString toolTip; ///< rich text: a line an event, with its time

    bool operator==(const Mark&) const = default;
};

/// The marks of the events inside the frame, oldest first. EventKind::info is for the log alone and has none.
std::vector<Mark> marksOf(const std::vector<Event>& events, const TimeFrame& frame);

/// Draws a mark's sign, 9 pixels wide: each kind has its own outline, so colour is not the only sign.
void paintMark(QPainter& painter, const QPointF& centre, const Mark& mark, const ThemeColors& colors);

} // namespace ledgerloom
