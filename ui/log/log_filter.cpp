#include "ui/log/log_filter.h"

#include "ui/log/log_model.h"

namespace ledgerloom {

void LogFilter::setKinds(Kinds kinds) {
    m_kinds = kinds;
    invalidateFilter();
}

void LogFilter::setText(const QString& text) {
    m_text = text.trimmed();
    invalidateFilter();
}

bool LogFilter::acceptsKind(int kind) const {
    const auto is = [kind](EventKind wanted) { return kind == static_cast<int>(wanted); };
    switch (m_kinds) {
    case Kinds::all:
        return true;
    case Kinds::pressure:
        return is(EventKind::level) || is(EventKind::reaction) || is(EventKind::warning) || is(EventKind::error);
    case Kinds::warnings:
        return is(EventKind::warning) || is(EventKind::error);
    case Kinds::errors:
        break;
    }
    return is(EventKind::error);
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex kind = sourceModel()->index(row, LogModel::kindColumn, parent);
    const QModelIndex text = sourceModel()->index(row, LogModel::textColumn, parent);
    return acceptsKind(kind.data(LogModel::kindRole).toInt()) &&
           (m_text.isEmpty() || text.data().toString().contains(m_text, Qt::CaseInsensitive));
}

} // namespace ledgerloom
