#include "ui/setup/setup_page.h"

#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_bar.h"
#include "ui/presets/preset_controller.h"
#include "ui/setup/compare_dialog.h"
#include "ui/setup/config_form.h"
#include "ui/setup/estimate_panel.h"
#include "ui/setup/field_texts.h"
#include "ui/style/card.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace ledgerloom {

namespace {

QScrollArea* scrolling(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    // The card behind paints the ground.
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() has just switched it on
    // Sideways nothing scrolls: words of another language may need more.
    area->setMinimumWidth(content->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    return area;
}

// Where a gauge shows by how much and the field says how to mend it, the line under them only names the reason.
QString shortReason(const Error& error) {
    if (error.code == ErrorCode::diskFull)
        return SetupPage::tr("The dataset does not fit the disk");
    if (error.code == ErrorCode::memory)
        return SetupPage::tr("The run does not fit the memory limit");
    return {};
}

} // namespace

SetupPage::SetupPage(PresetController& presets, const PresetActions& actions, EstimateController::Estimator estimator,
                     QWidget* parent)
    : QWidget(parent),
      m_presets(presets),
      m_bar(new PresetBar(presets, actions, this)),
      m_form(new ConfigForm(this)),
      m_panel(new EstimatePanel(this)),
      m_estimates(std::move(estimator)) {
    auto* card = new Card(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, spacing::medium, 1, 1);
    inside->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(spacing::large, 0, spacing::large, spacing::tight);
    top->addWidget(m_bar);
    inside->addLayout(top);
    inside->addWidget(scrolling(m_form, this), 1);
    inside->addWidget(m_panel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);

    connect(m_panel, &EstimatePanel::fixWanted, this, [this] {
        if (m_fix)
            m_form->mend(Fix(*m_fix).config);
    });
    connect(&actions, &PresetActions::compareWanted, this, &SetupPage::compareWithSaved);
    connect(m_form, &ConfigForm::changed, this, &SetupPage::formChanged);
    connect(&m_presets, &PresetController::configChosen, m_form, &ConfigForm::setConfig);
    connect(&m_estimates, &EstimateController::finished, this, &SetupPage::estimateArrived);
    connect(m_bar, &PresetBar::failed, this, [this](const QString& message) {
        auto* box =
            new QMessageBox(QMessageBox::Warning, tr("Preset"), tr("The preset cannot be used"), QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setInformativeText(message);
        box->open();
    });
    waitForEstimate();
}

const RunConfig& SetupPage::config() const {
    return m_form->config();
}

void SetupPage::setConfig(const RunConfig& config) {
    m_history.replace(config);
    m_form->setConfig(config);
}

void SetupPage::applyConfig(const RunConfig& config) {
    m_form->setConfig(config);
}

bool SetupPage::canUndo() const {
    return m_history.canUndo() || m_form->hasUnreadable();
}

void SetupPage::startHistory() {
    m_history = FormHistory();
    m_history.replace(m_form->config());
    emit historyChanged();
}

void SetupPage::takeOver(const SetupPage& old) {
    setConfig(old.config());
    m_history = old.m_history;
    emit historyChanged();
}

void SetupPage::undo() {
    // Queued up in the history already: what the form says then is no step of its own.
    const RunConfig before = m_form->hasUnreadable() ? m_history.now() : m_history.undo();
    m_form->setConfig(before);
}

void SetupPage::redo() {
    const RunConfig after = m_history.redo();
    m_form->setConfig(after);
}

void SetupPage::compareWithSaved() {
    const Preset& preset = m_presets.current();
    auto* dialog = new CompareDialog(QString::fromStdString(preset.name), preset.config, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->showNow(m_form->config());
    connect(dialog, &CompareDialog::wanted, this, &SetupPage::applyConfig);
    connect(this, &SetupPage::configChanged, dialog, &CompareDialog::showNow);
    dialog->open();
}

void SetupPage::refreshEstimate() {
    waitForEstimate();
    formChanged();
}

void SetupPage::waitForEstimate() {
    m_obstacle = tr("Estimating …");
    m_panel->setReadiness(EstimatePanel::Readiness::waiting, m_obstacle);
    emit readinessChanged();
}

void SetupPage::formChanged() {
    m_presets.setConfig(m_form->config());
    m_history.record(m_form->config());
    emit historyChanged();
    emit configChanged(m_form->config());
    const bool wasFaulty = std::exchange(m_formIsFaulty, !m_form->fault().isEmpty());
    if (m_formIsFaulty) {
        m_estimates.cancel();
        m_panel->setFreshness(EstimatePanel::Freshness::stale);
        const QString fields = m_form->faultyFields();
        setObstacle(m_form->fault(), fields.isEmpty() ? m_form->fault() : tr("To mend first: %1").arg(fields));
        return;
    }
    if (wasFaulty)
        waitForEstimate();
    // Otherwise the readiness of a moment ago stands meanwhile, so that Start does not blink at every key; the engine
    // looks at the config itself before it starts.
    m_panel->setFreshness(EstimatePanel::Freshness::updating);
    m_estimates.request(m_form->config());
}

void SetupPage::estimateArrived(const Result<Estimate>& estimate) {
    m_form->showEstimate(estimate);
    QString obstacle;
    QString shown;
    std::optional<Fix> fix;
    if (!estimate) {
        m_panel->showNothing();
        obstacle = obstacleText(estimate.error());
    } else {
        m_panel->showEstimate(*estimate);
        m_panel->setMadeElsewhere(!config().on.empty());
        if (m_form->config().output.empty()) {
            obstacle = tr("Choose a folder for the dataset.");
        } else if (!estimate->obstacles.empty()) {
            obstacle = obstacleText(estimate->obstacles.front());
            shown = shortReason(estimate->obstacles.front());
            fix = fixForObstacle(estimate->obstacles.front(), *estimate, m_form->config());
        }
    }
    setObstacle(obstacle, shown.isEmpty() ? obstacle : shown, std::move(fix));
}

void SetupPage::setObstacle(const QString& obstacle, const QString& shown, std::optional<Fix> fix) {
    m_obstacle = obstacle;
    m_fix = std::move(fix);
    m_panel->setReadiness(obstacle.isEmpty() ? EstimatePanel::Readiness::ready : EstimatePanel::Readiness::blocked,
                          shown, m_fix ? m_fix->label : QString());
    emit readinessChanged();
}

} // namespace ledgerloom
