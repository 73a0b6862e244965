#pragma once

#include "core/run/estimate.h"
#include "ui/setup/estimate_controller.h"
#include "ui/setup/fixes.h"
#include "ui/setup/form_history.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace ledgerloom {

class ConfigForm;
class EstimatePanel;
class PresetActions;
class PresetBar;
class PresetController;

/// The left side of the studio: preset, form, estimate. Knows whether a run could start and why not. GUI thread only.
class SetupPage : public QWidget {
    Q_OBJECT

public:
    SetupPage(PresetController& presets, const PresetActions& actions, EstimateController::Estimator estimator,
              QWidget* parent = nullptr);

    const RunConfig& config() const;
    /// Without a step of undo: the studio itself says so.
    void setConfig(const RunConfig& config);
    /// By somebody's hand: can be undone.
    void applyConfig(const RunConfig& config);

    bool canUndo() const;
    bool canRedo() const { return m_history.canRedo(); }
    /// Back to what the form said before; an input that cannot be read is first put back to what it said last.
    void undo();
    /// Undo and redo go on from where another page's form stood.
    void takeOver(const SetupPage& old);
    /// What the form says now is where it begins.
    void startHistory();
    void redo();
    /// Shows what the form says otherwise than the current preset.
    void compareWithSaved();
    /// Estimates once more, for instance after a run has filled the disk.
    void refreshEstimate();

    /// Empty when a run of config() can start.
    const QString& obstacle() const { return m_obstacle; }

signals:
    void configChanged(const ledgerloom::RunConfig& config);
    /// obstacle() is another one, or gone.
    void readinessChanged();
    /// canUndo() or canRedo() may be another.
    void historyChanged();

private:
    void formChanged();
    void estimateArrived(const Result<Estimate>& estimate);
    /// `shown` is the same in fewer words, where the fields tell the rest.
    void setObstacle(const QString& obstacle, const QString& shown, std::optional<Fix> fix = {});
    void waitForEstimate();

    PresetController& m_presets;
    PresetBar* m_bar; ///< made first: Tab goes in the order of making
    ConfigForm* m_form;
    EstimatePanel* m_panel;
    EstimateController m_estimates;
    QString m_obstacle;
    std::optional<Fix> m_fix; ///< the way out that the panel offers
    FormHistory m_history;
    bool m_formIsFaulty = false;
};

} // namespace ledgerloom
