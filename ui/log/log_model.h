#pragma once

#include "core/telemetry/sample.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <deque>
#include <vector>

namespace ledgerloom {

/// The run's events, one a row, oldest first; the oldest go when there are more than `capacity`. GUI thread only.
class LogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { timeColumn, kindColumn, textColumn, columnsInAll };
    /// The row's EventKind as int, and its sequence as quint64.
    enum Role { kindRole = Qt::UserRole, sequenceRole };
    static constexpr std::size_t capacity = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes events in one step, so a view lays itself out once however many there are.
    void append(const std::vector<Event>& events);
    void clear();
    /// Row of an event, or -1.
    int rowOf(quint64 sequence) const;
    int warnings() const { return m_warnings; }
    int errors() const { return m_errors; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void count(const Event& event);

    std::deque<Event> m_events;
    int m_warnings = 0;
    int m_errors = 0;
};

} // namespace ledgerloom
