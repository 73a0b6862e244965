#pragma once

#include "core/base/result.h"
#include "core/run/estimate.h"

#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace ledgerloom {

class Gauge;
class ToneLabel;

/// What the run will be and cost, and whether it can start. Shows what it is told; it decides nothing.
class EstimatePanel : public QWidget {
    Q_OBJECT

public:
    explicit EstimatePanel(QWidget* parent = nullptr);

    /// Another than this computer is to make it, whose time nobody knows here.
    void setMadeElsewhere(bool elsewhere);
    void showEstimate(const Estimate& estimate);
    /// There is no estimate: the figures are emptied.
    void showNothing();
    /// How the figures stand to the form: of what it says now, new ones on their way, or of what it said last.
    enum class Freshness { current, updating, stale };
    void setFreshness(Freshness freshness);
    enum class Readiness { ready, waiting, blocked };
    /// The line at the bottom: `reason` says why not, unless it is ready; `fix` is the text of the way out, if there
    /// is one.
    void setReadiness(Readiness readiness, const QString& reason = {}, const QString& fix = {});

signals:
    void fixWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLabel* addFigure(QGridLayout* grid, int column, const QString& caption);
    void showDisk(const Estimate& estimate);
    void showMemory(const Estimate& estimate);
    void showNotes(const Estimate& estimate);
    void updateReadinessIcon();

    QLabel* m_rows;
    QLabel* m_time;
    QLabel* m_timeName;
    QLabel* m_size;
    ToneLabel* m_details;
    ToneLabel* m_freshness;
    Gauge* m_disk;
    Gauge* m_memory;
    ToneLabel* m_absent;
    QToolButton* m_notes;
    QLabel* m_readyIcon;
    ToneLabel* m_ready;
    QToolButton* m_fix;
    Readiness m_readiness = Readiness::waiting;
};

} // namespace ledgerloom
