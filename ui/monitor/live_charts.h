#pragma once

#include "ui/monitor/marks.h"
#include "ui/monitor/plot_content.h"
#include "ui/monitor/point_window.h"
#include "ui/monitor/run_source.h"
#include "ui/monitor/sample_history.h"
#include "ui/monitor/time_view.h"

#include <QElapsedTimer>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QImage;

namespace ledgerloom {

class ChartControls;
class PlotView;

/// The three plots with their switches: what time they show, whether they follow the run, whether the limits are on
/// the scale; a stretch can be selected and zoomed to. Keeps its own bounded history, so that another view needs
/// nothing from the engine. GUI thread only.
class LiveCharts : public QWidget {
    Q_OBJECT

public:
    explicit LiveCharts(QWidget* parent = nullptr);
    ~LiveCharts() override;

    void setSource(std::shared_ptr<const RunSource> source);
    void setGrowthThreshold(quint64 bytesPerSecond);
    /// Takes what is new; draws only when visible.
    void refresh();
    /// What the history takes of memory.
    std::size_t historyBytes() const { return m_history.bytesHeld(); }

    /// Puts the cursor on an event, and the view where it is in sight. Does nothing for one that is not known.
    void revealEvent(quint64 sequence);

    /// The three plots as they are shown, at `scale` times their size.
    QImage picture(double scale) const;
    /// The same as a drawing; false when the file could not be written.
    bool saveSvg(const QString& file) const;
    /// The figures in view as CSV.
    QString csv() const;

signals:
    void eventActivated(quint64 sequence);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Plot {
        PlotView* view = nullptr;
        PlotContent (*content)(const PlotInput&, const PlotContent&) = nullptr;
        QString (*describe)(const PlotInput&) = nullptr;
    };

    void connectControls();
    void addPlot(Plot& plot, PlotContent (*content)(const PlotInput&, const PlotContent&),
                 QString (*describe)(const PlotInput&), int stretch);
    void takeNew();
    void redraw();
    void redrawTime();
    void updateNote();
    void updateDescriptions();
    void setCursorBucket(std::optional<std::int64_t> bucket);
    void moveCursor(std::int64_t buckets, bool select);
    void moveToMark(int direction);
    const Mark* markAtCursor() const;
    QString cursorText() const;
    void select(std::int64_t from, std::int64_t to);
    void setSelection(std::optional<TimeRange> range);
    void showSelection();
    void zoomToSelection();
    void follow();
    void askFile(const QString& title, const QString& filter, const QString& suffix);
    bool saveAs(const QString& file, const QString& suffix) const;
    TimeRange shownRange() const;
    void paintPlots(QPainter& painter) const;
    PlotInput input(const PlotView& view) const;

    std::shared_ptr<const RunSource> m_source;
    Snapshot m_snapshot;
    SampleHistory m_history;
    PointWindow m_points;
    std::vector<Event> m_events;
    std::uint64_t m_lastSample = 0;
    std::uint64_t m_lastEvent = 0;
    quint64 m_growthThreshold = 0;
    bool m_eventsChanged = false;
    std::optional<std::int64_t> m_cursor;
    std::optional<TimeRange> m_selection;
    TimeView m_view;
    Scale m_timeScale;
    QElapsedTimer m_sinceDescribed;
    std::array<Plot, 3> m_plots;
    ChartControls* m_controls;
};

} // namespace ledgerloom
