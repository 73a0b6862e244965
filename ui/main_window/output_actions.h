#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace ledgerloom {

class MainActions;
class RunController;
class SetupPage;

/// What is done with the place a dataset goes to: its folder is opened, the command that makes it copied.
/// GUI thread only; all references outlive this.
class OutputActions : public QObject {
    Q_OBJECT

public:
    OutputActions(const RunController& run, const SetupPage& setup, const MainActions& actions, QWidget* window);

    /// Of the current or last run; empty where it has none that exists.
    QString runFolder() const;

private:
    void copyCommand();
    void openFolder();

    const RunController& m_run;
    const SetupPage& m_setup;
    QWidget* m_window;
};

} // namespace ledgerloom
