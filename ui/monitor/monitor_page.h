#pragma once

#include "ui/monitor/run_source.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace ledgerloom {

/// The live charts of one run: memory, growth rate and throughput over one shared time axis. Shows what will appear
/// there until a source is set. GUI thread only; nothing is drawn or asked for while it is hidden.
class MonitorPage : public QWidget {
    Q_OBJECT

public:
    explicit MonitorPage(QWidget* parent = nullptr);
    ~MonitorPage() override;

    /// Shows another run from its beginning; null goes back to the empty state.
    void setSource(std::shared_ptr<const RunSource> source);
    /// Bytes a second of growth above which workers slow down (RunConfig::growthThresholdBytes).
    void setGrowthThreshold(quint64 bytesPerSecond);
    /// Takes what is new from the source and redraws what changed. To be called by the window's one timer.
    void refresh();
    /// Bytes of the samples that the charts keep.
    std::size_t historyBytes() const;
    /// The charts as they are shown, at twice their size; null before a run.
    QImage picture() const;
    /// Puts the charts' cursor on an event of the log.
    void revealEvent(quint64 sequence);

signals:
    /// An event's mark was clicked: its line in the log is wanted.
    void eventActivated(quint64 sequence);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
