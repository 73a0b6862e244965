#pragma once

#include <QObject>

namespace ledgerloom {

class IdleWatch;
class RunController;
class RunQueue;

/// Starts the runs of the queue one after the other, as long as it is told to, whenever no other run is under way;
/// on request only while the machine is left alone. A run that fails does not hold up the next. GUI thread only; all
/// references outlive this.
class QueueRunner : public QObject {
    Q_OBJECT

public:
    QueueRunner(RunQueue& queue, RunController& run, IdleWatch& idle, QObject* parent);

    bool isGoing() const { return m_going; }
    void setGoing(bool going);
    /// Minutes that the machine must have been left alone before a run starts; 0: runs start at once.
    void setIdleMinutes(int minutes);
    /// A run would start, were the machine left alone.
    bool waitsForIdle() const;

signals:
    void goingChanged(bool going);
    /// waitsForIdle() may be another.
    void waitingChanged();

private:
    void startNext();
    void ended(const QString& error);

    RunQueue& m_queue;
    RunController& m_run;
    IdleWatch& m_idle;
    bool m_going = false;
    int m_idleMinutes = 0;
    quint64 m_current = 0; ///< the run of the queue that is under way; 0: none, or another's
};

} // namespace ledgerloom
