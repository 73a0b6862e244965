#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <QObject>
#include <QString>

class QWidget;

namespace ledgerloom {

class ResultBar;
class SetupPage;

/// What was in a file or folder that was dropped: values for the form, and a name for it.
struct DroppedConfig {
    QString name; ///< "preset “Fraud lab”", "dataset in /data/run-1"
    RunConfig config;
};

/// Reads a preset, a manifest or the folder of a dataset. What it says nothing of stays as in `form`: for a manifest
/// workers, memory and the output folder, for a preset the output folder. The error names line, column and reason.
Result<DroppedConfig> readDropped(const QString& path, const RunConfig& form);

/// Takes what is dropped on the window into the form, where it can be undone; says in the bar what was taken, or why
/// nothing was. GUI thread only; both references outlive this.
class ConfigDrop : public QObject {
    Q_OBJECT

public:
    ConfigDrop(SetupPage& setup, ResultBar& bar, QWidget* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const QString& path);

    SetupPage& m_setup;
    ResultBar& m_bar;
};

} // namespace ledgerloom
