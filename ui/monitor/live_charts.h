#pragma once

#include "ui/monitor/plot_content.h"
#include "ui/monitor/point_window.h"
#include "ui/monitor/run_source.h"
#include "ui/monitor/sample_history.h"

#include <QElapsedTimer>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <vector>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;
class QLabel;

namespace ledgerloom {

class PlotView;

/// The three plots with their switches: how much time they show, and whether the limits are on the scale. Keeps its
/// own bounded history, so that another span needs nothing from the engine. GUI thread only.
class LiveCharts : public QWidget {
    Q_OBJECT

public:
    explicit LiveCharts(QWidget* parent = nullptr);
    ~LiveCharts() override;

    void setSource(std::shared_ptr<const RunSource> source);
    void setGrowthThreshold(quint64 bytesPerSecond);
    /// Takes what is new; draws only when visible.
    void refresh();

signals:
    void eventActivated(quint64 sequence);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Plot {
        PlotView* view = nullptr;
        PlotContent (*content)(const PlotInput&, const PlotContent&) = nullptr;
        QString (*describe)(const PlotInput&) = nullptr;
    };

    QHBoxLayout* makeControls();
    void addPlot(Plot& plot, PlotContent (*content)(const PlotInput&, const PlotContent&),
                 QString (*describe)(const PlotInput&), int stretch);
    void takeNew();
    void redraw();
    void redrawTime();
    void updateDescriptions();
    void setCursorBucket(std::optional<std::int64_t> bucket);
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
    Scale m_timeScale;
    QElapsedTimer m_sinceDescribed;
    std::array<Plot, 3> m_plots;
    QLabel* m_timeNote = nullptr;
    QAbstractButton* m_limits = nullptr;
    QButtonGroup* m_spans = nullptr;
};

} // namespace ledgerloom
