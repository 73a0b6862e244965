#include "ui/log/log_model.h"

#include "ui/monitor/human.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/theme_colors.h"

#include <QApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ledgerloom {

namespace {

QString kindWord(EventKind kind) {
    switch (kind) {
    case EventKind::state:
        return LogModel::tr("State");
    case EventKind::level:
        return LogModel::tr("Level");
    case EventKind::reaction:
        return LogModel::tr("Reaction");
    case EventKind::warning:
        return LogModel::tr("Warning");
    case EventKind::error:
        return LogModel::tr("Error");
    case EventKind::info:
        break;
    }
    return LogModel::tr("Info");
}

QPixmap kindIcon(const Event& event) {
    constexpr int size = 14;
    const ThemeColors& colors = themeColors(QApplication::palette());
    const double ratio = qApp->devicePixelRatio();
    switch (event.kind) {
    case EventKind::level:
    case EventKind::reaction:
        return iconPixmap(levelIconName(event.level), colors.level(event.level).solid, size, ratio);
    case EventKind::warning:
        return iconPixmap(levelIconName(1), colors.level(1).solid, size, ratio);
    case EventKind::error:
        return iconPixmap(QStringLiteral("error"), colors.danger, size, ratio);
    case EventKind::state:
    case EventKind::info:
        break;
    }
    return iconPixmap(QStringLiteral("info"), colors.muted, size, ratio);
}

QColor ink(const Event& event, int column) {
    const ThemeColors& colors = themeColors(QApplication::palette());
    if (event.kind == EventKind::error) {
        return colors.danger;
    }
    return column == LogModel::textColumn ? colors.text : colors.muted;
}

QString wallTime(const Event& event) {
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(event.wallUs / 1000), QLocale::ShortFormat);
}

} // namespace

void LogModel::append(const std::vector<Event>& events) {
    if (events.empty()) {
        return;
    }
    const std::size_t inAll = m_events.size() + events.size();
    const std::size_t surplus = std::min(inAll - std::min(capacity, inAll), m_events.size());
    if (surplus > 0) {
        beginRemoveRows({}, 0, static_cast<int>(surplus) - 1);
        m_events.erase(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(surplus));
        endRemoveRows();
    }
    const std::size_t taken = std::min(events.size(), capacity);
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(taken) - 1);
    m_events.insert(m_events.end(), events.end() - static_cast<std::ptrdiff_t>(taken), events.end());
    std::for_each(events.begin(), events.end(), [this](const Event& event) { count(event); });
    endInsertRows();
}

void LogModel::clear() {
    beginResetModel();
    m_events.clear();
    m_warnings = 0;
    m_errors = 0;
    endResetModel();
}

void LogModel::count(const Event& event) {
    m_warnings += event.kind == EventKind::warning ? 1 : 0;
    m_errors += event.kind == EventKind::error ? 1 : 0;
}

int LogModel::rowOf(quint64 sequence) const {
    const auto found = std::lower_bound(m_events.begin(), m_events.end(), sequence,
                                        [](const Event& event, quint64 wanted) { return event.sequence < wanted; });
    return found != m_events.end() && found->sequence == sequence ? static_cast<int>(found - m_events.begin()) : -1;
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnsInAll;
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Event& event = m_events[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == timeColumn   ? human::duration(static_cast<double>(event.elapsedUs) / 1e6)
               : index.column() == kindColumn ? kindWord(event.kind)
                                              : engineText(event.text);
    case Qt::DecorationRole:
        return index.column() == kindColumn ? QVariant(kindIcon(event)) : QVariant();
    case Qt::ForegroundRole:
        return ink(event, index.column());
    case Qt::ToolTipRole:
        return index.column() == timeColumn ? wallTime(event) : engineText(event.text).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == timeColumn ? Qt::AlignRight : Qt::AlignLeft));
    case kindRole:
        return static_cast<int>(event.kind);
    case sequenceRole:
        return QVariant::fromValue<quint64>(event.sequence);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == timeColumn ? tr("Time") : section == kindColumn ? tr("Kind") : tr("Event");
}

} // namespace ledgerloom
