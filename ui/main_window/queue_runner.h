#pragma once

#include <QObject>

namespace ledgerloom {

class QueuePage;
class RunController;
class RunQueue;

/// Starts the runs of the queue one after the other, as long as it is told to, whenever no other run is under way.
/// A run that fails does not hold up the next. GUI thread only; all references outlive this.
class QueueRunner : public QObject {
    Q_OBJECT

public:
    QueueRunner(RunQueue& queue, RunController& run, QueuePage& page);

    bool isGoing() const { return m_going; }
    void setGoing(bool going);

private:
    void startNext();
    void ended(const QString& error);

    RunQueue& m_queue;
    RunController& m_run;
    QueuePage& m_page;
    bool m_going = false;
    quint64 m_current = 0; ///< the run of the queue that is under way; 0: none, or another's
};

} // namespace ledgerloom
