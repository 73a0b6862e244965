#pragma once

#include "ui/monitor/run_source.h"

#include <QWidget>

#include <memory>

namespace ledgerloom {

/// The run's events as a list that can be filtered by kind and text, followed, copied and saved. Takes what is new in
/// one batch a refresh and keeps the last 10,000 lines. GUI thread only.
class LogPanel : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);
    ~LogPanel() override;

    /// Shows another run's events from the first; null empties the list.
    void setSource(std::shared_ptr<const RunSource> source);
    /// Takes what is new from the source. To be called by the window's one timer.
    void refresh();
    /// Selects the line of event `sequence` and scrolls to it, lifting a filter that hides it; stops following.
    void reveal(quint64 sequence);

signals:
    /// A line was clicked, or Enter pressed on it: its place in the charts is wanted.
    void eventActivated(quint64 sequence);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
