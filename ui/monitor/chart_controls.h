#pragma once

#include "ui/monitor/series.h"

#include <QWidget>

#include <array>

class QAbstractButton;
class QAction;
class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace ledgerloom {

/// The row of switches over the charts: what time they show, whether they follow the run, and what can be taken out
/// of them; to the left a note on the cursor or the selection. GUI thread only.
class ChartControls : public QWidget {
    Q_OBJECT

public:
    explicit ChartControls(QWidget* parent = nullptr);

    /// `whole` is the same in all words, for the tool tip and screen readers.
    void setNote(const QString& note, const QString& whole = {});
    /// Whether there is a stretch that could be zoomed to.
    void setSelected(bool selected);
    /// Shows that the view is held or zoomed, without a signal.
    void setHeld(bool held);
    /// Names the curves after what they are of a run on a cluster, or of one on this computer.
    void setOnCluster(bool onCluster);
    bool limitsShown() const;
    const SeriesChoice& series() const { return m_series; }
    /// Minutes to show; 0 is the whole run.
    int minutes() const;

signals:
    void limitsToggled();
    void seriesToggled();
    void spanChosen();
    void holdToggled(bool held);
    void zoomWanted();
    void copyWanted();
    void pngWanted();
    void svgWanted();
    void csvWanted();
    void tableWanted();

private:
    void addSpans(QHBoxLayout* row);
    QWidget* seriesButton();
    QWidget* exportButton();

    SeriesChoice m_series;
    std::array<QAction*, switchableSeries.size()> m_curves{};
    bool m_onCluster = false;
    QLabel* m_note;
    QAbstractButton* m_zoom;
    QAbstractButton* m_limits;
    QAbstractButton* m_hold;
    QButtonGroup* m_spans;
};

} // namespace ledgerloom
