#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace ledgerloom {

/// How far a run of the queue is. What was running when the studio went down is `interrupted` afterwards.
enum class QueueState : std::uint8_t { waiting, running, done, failed, cancelled, interrupted };

/// One run of the queue.
struct QueuedRun {
    quint64 id = 0; ///< never given twice
    RunConfig config;
    QueueState state = QueueState::waiting;
    QString message = {}; ///< why it failed, or what it made
};

/// The runs that are to be made one after the other, and those that were. Kept in a file at every change, so that it
/// outlives a crash. GUI thread only.
class RunQueue : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { datasetColumn, volumeColumn, formatColumn, stateColumn, columnsInAll };
    static constexpr std::size_t mostRuns = 500;

    /// Reads what stands in `file`. A file that cannot be read is put aside under another name, and problem() tells of
    /// it; an empty path keeps nothing.
    explicit RunQueue(QString file, QObject* parent = nullptr);

    const QString& problem() const { return m_problem; }
    const std::vector<QueuedRun>& runs() const { return m_runs; }
    const QueuedRun* find(quint64 id) const;
    /// The first that waits; null when none does.
    const QueuedRun* next() const;
    int waiting() const;

    /// Returns the new run's id; 0 when the queue is full.
    quint64 add(const RunConfig& config);
    void setState(quint64 id, QueueState state, const QString& message = {});
    /// Lets runs that failed, were cancelled or interrupted wait again; what they have finished is kept.
    void retry(quint64 id);
    /// A copy behind the last, into a folder of its own.
    quint64 duplicate(quint64 id);
    /// By one place up (-1) or down (+1); what is running stays where it is.
    void move(quint64 id, int by);
    /// Takes it off the list; the one that is running stays.
    void remove(quint64 id);
    /// A folder like `output` that no run of the queue goes to and nothing stands in.
    QString freeOutput(const QString& output) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    int rowOf(quint64 id) const;

signals:
    /// Some run came, went or is in another state.
    void changed();

private:
    void load();
    void keep();

    QString m_file;
    QString m_problem;
    std::vector<QueuedRun> m_runs;
    quint64 m_lastId = 0;
};

} // namespace ledgerloom
