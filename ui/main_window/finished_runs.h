#pragma once

#include "ui/report/finished_run.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace ledgerloom {

class MainActions;
class ReportPage;
class ResultBar;
class RunController;

/// Keeps what the charts of a run showed in the run's folder, brings a finished run back from there, and compares two.
/// Folders are read on another thread. GUI thread only; all references outlive this.
class FinishedRuns : public QObject {
    Q_OBJECT

public:
    FinishedRuns(RunController& run, ReportPage& report, ResultBar& bar, const MainActions& actions, QWidget* window);

    /// Shows the charts, the log and the report of the finished run in `folder`.
    void open(const QString& folder);
    /// Compares the run of the report with the one in `folder`.
    void compareWith(const QString& folder);

private:
    using Use = std::function<void(const FinishedRun&)>;

    void keep();
    void read(const QString& folder, const Use& use);
    void askFolder(const char* name, const QString& title, void (FinishedRuns::*use)(const QString&));
    void show(const FinishedRun& found);

    RunController& m_run;
    ReportPage& m_report;
    ResultBar& m_bar;
    QWidget* m_window;
};

} // namespace ledgerloom
