#pragma once

#include "core/run/estimate.h"
#include "ui/setup/estimate_controller.h"

#include <QString>
#include <QWidget>

namespace ledgerloom {

class ConfigForm;
class EstimatePanel;
class PresetActions;
class PresetController;

/// The left side of the studio: preset, form, estimate. Knows whether a run could start and why not. GUI thread only.
class SetupPage : public QWidget {
    Q_OBJECT

public:
    SetupPage(PresetController& presets, const PresetActions& actions, EstimateController::Estimator estimator,
              QWidget* parent = nullptr);

    const RunConfig& config() const;
    void setConfig(const RunConfig& config);
    /// Estimates once more, for instance after a run has filled the disk.
    void refreshEstimate();

    /// Empty when a run of config() can start.
    const QString& obstacle() const { return m_obstacle; }

signals:
    void configChanged(const ledgerloom::RunConfig& config);
    /// obstacle() is another one, or gone.
    void readinessChanged();

private:
    void formChanged();
    void estimateArrived(const Result<Estimate>& estimate);
    /// `shown` is the same in fewer words, where the fields tell the rest.
    void setObstacle(const QString& obstacle, const QString& shown);
    void waitForEstimate();

    PresetController& m_presets;
    ConfigForm* m_form;
    EstimatePanel* m_panel;
    EstimateController m_estimates;
    QString m_obstacle;
    bool m_formIsFaulty = false;
};

} // namespace ledgerloom
