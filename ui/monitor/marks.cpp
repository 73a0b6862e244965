#include "ui/monitor/marks.h"

#include "ui/monitor/human.h"
#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/theme_colors.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Mark)
};

constexpr int linesInToolTip = 8;
constexpr std::int64_t bucketsApart = 5; // 10 pixels: a sign's width

int gravity(EventKind kind) {
    switch (kind) {
    case EventKind::error:
        return 5;
    case EventKind::warning:
        return 4;
    case EventKind::level:
        return 3;
    case EventKind::reaction:
        return 2;
    case EventKind::state:
        return 1;
    case EventKind::info:
        break;
    }
    return 0;
}

QString toolTipLine(const Event& event) {
    const QString time = human::duration(static_cast<double>(event.elapsedUs) / 1e6);
    return strongText(time) + QStringLiteral("&nbsp;&nbsp;") + engineText(event.text).toHtmlEscaped();
}

void join(Mark& mark, const Event& event) {
    ++mark.count;
    if (mark.count <= linesInToolTip) {
        mark.toolTip += QStringLiteral("<br>") + toolTipLine(event);
    }
    if (gravity(event.kind) > gravity(mark.kind) ||
        (gravity(event.kind) == gravity(mark.kind) && event.level > mark.level)) {
        mark.kind = event.kind;
        mark.level = event.level;
        mark.sequence = event.sequence;
    }
}

QPolygonF outline(EventKind kind) {
    switch (kind) {
    case EventKind::level:
        return QPolygonF({{0, -4.5}, {4.5, 0}, {0, 4.5}, {-4.5, 0}});
    case EventKind::reaction:
        return QPolygonF({{-4.5, -3.5}, {4.5, -3.5}, {0, 4.5}});
    case EventKind::warning:
        return QPolygonF({{0, -4.5}, {4.5, 3.5}, {-4.5, 3.5}});
    case EventKind::error:
        return QPolygonF({{-4, -4}, {4, -4}, {4, 4}, {-4, 4}});
    case EventKind::state:
    case EventKind::info:
        break;
    }
    return {};
}

QColor markColor(const Mark& mark, const ThemeColors& colors) {
    switch (mark.kind) {
    case EventKind::error:
        return colors.danger;
    case EventKind::warning:
        return colors.level(std::max<std::uint8_t>(mark.level, 1)).solid;
    case EventKind::level:
    case EventKind::reaction:
        return colors.level(mark.level).solid;
    case EventKind::state:
    case EventKind::info:
        break;
    }
    return colors.muted;
}

} // namespace

std::vector<Mark> marksOf(const std::vector<Event>& events, const TimeFrame& frame) {
    std::vector<Mark> marks;
    if (!frame.valid()) {
        return marks;
    }
    for (const Event& event : events) {
        const std::int64_t bucket = frame.bucketOf(event.elapsedUs);
        if (event.kind == EventKind::info || bucket < frame.oldest() || bucket > frame.newest) {
            continue;
        }
        if (!marks.empty() && bucket - marks.back().bucket < bucketsApart) {
            join(marks.back(), event);
        } else {
            marks.push_back({bucket, event.kind, event.level, event.sequence, 1, toolTipLine(event)});
        }
    }
    for (Mark& mark : marks) {
        if (mark.count > linesInToolTip) {
            mark.toolTip += Text::tr("<br>and %1 more").arg(mark.count - linesInToolTip);
        }
    }
    return marks;
}

void paintMark(QPainter& painter, const QPointF& centre, const Mark& mark, const ThemeColors& colors) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.surface, 1));
    painter.setBrush(markColor(mark, colors));
    const QPolygonF shape = outline(mark.kind);
    if (shape.isEmpty()) {
        painter.drawEllipse(centre, 3.5, 3.5);
    } else {
        painter.drawPolygon(shape.translated(centre));
    }
}

} // namespace ledgerloom
