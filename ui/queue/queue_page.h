#pragma once

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QTableView;
class QToolButton;

namespace ledgerloom {

class RunQueue;
class ToneLabel;

/// The queue as a list with what can be done to its runs. GUI thread only; the queue outlives it.
class QueuePage : public QWidget {
    Q_OBJECT

public:
    explicit QueuePage(RunQueue& queue, QWidget* parent = nullptr);

    /// Whether the queue starts its runs by itself.
    void setGoing(bool going);
    /// Whether runs wait until the machine was left alone, and for how many minutes it must have been.
    void setIdle(bool whenIdle, int minutes);
    /// The queue would start a run, were the machine left alone.
    void setWaitingForIdle(bool waiting);

signals:
    /// The queue is to start its runs one after the other, or to start no more.
    void goWanted(bool go);
    /// Runs are to start only when the machine was left alone for so long, or at once.
    void idleWanted(bool whenIdle, int minutes);
    /// The charts and the report of a run that is done are wanted.
    void openWanted(const QString& folder);

private:
    QToolButton* add(const char* name, const QString& icon, const QString& text, const QString& toolTip);
    QWidget* buildFoot();
    void update();
    quint64 current() const;
    void select(quint64 id);

    RunQueue& m_queue;
    QTableView* m_view;
    QToolButton* m_go;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_duplicate;
    QToolButton* m_retry;
    QToolButton* m_remove;
    ToneLabel* m_note;
    QCheckBox* m_whenIdle;
    QComboBox* m_minutes;
    bool m_waitsForIdle = false;
};

} // namespace ledgerloom
