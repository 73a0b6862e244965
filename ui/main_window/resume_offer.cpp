#include "ui/main_window/resume_offer.h"

#include "core/cluster/cluster_plan.h"
#include "core/cluster/driver_note.h"
#include "core/config/fields.h"
#include "core/config/store_uri.h"
#include "core/storage/folder_lock.h"
#include "core/storage/run_record.h"
#include "core/storage/target.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/run_controller.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/language.h"

#include <QDir>
#include <QFileDialog>

namespace ledgerloom {

namespace {

QString qs(const std::string& text) {
    return QString::fromStdString(text);
}

/// Something is left to do in the folder, and nobody is doing it.
bool isInterrupted(const std::string& folder) {
    FileSystem files;
    if (isBegunOnCluster(folder))
        return !driverOf(folder) && !FolderLock::isHeld(files, folder);
    return resumeConfig(files, folder).ok() && !isFinished(files, folder) && !FolderLock::isHeld(files, folder);
}

void takeExecutionFrom(RunConfig& config, const RunConfig& form) {
    for (const Field& field : fields()) {
        // The form's values were checked when they were typed.
        if (field.group == FieldGroup::workersAndMemory)
            (void)field.setFromText(config, field.toText(form));
    }
}

} // namespace

ResumeOffer::ResumeOffer(StudioSettings& settings, RunController& run, ResultBar& bar, std::function<RunConfig()> form,
                         QWidget* window)
    : QObject(window), m_settings(settings), m_run(run), m_bar(bar), m_form(std::move(form)), m_window(window) {
    connect(&m_run, &RunController::started, this, &ResumeOffer::runStarted);
    connect(&m_run, &RunController::finished, this, &ResumeOffer::runEnded);
    connect(&m_run, &RunController::attachedEnded, this, &ResumeOffer::runEnded);
    connect(&m_bar, &ResultBar::resumeRequested, this, [this] { resume(m_folder, m_justEnded); });
    connect(&m_bar, &ResultBar::dismissed, this, [this] {
        m_settings.setUnfinishedRun({});
        m_bar.hide();
    });
}

void ResumeOffer::runStarted() {
    const RunConfig& config = m_run.config();
    if (outputKind(config.output) == OutputKind::folder)
        m_settings.setUnfinishedRun(QDir(qs(config.output)).absolutePath(), qs(config.on));
    else
        // What a cluster makes at an address is found again by its driver's note.
        m_settings.setUnfinishedRun(config.on.empty() ? QString() : qs(config.output), qs(config.on));
}

void ResumeOffer::runEnded(const QString& error) {
    m_folder = qs(m_run.config().output);
    m_justEnded = true;
    // One that was left to its cluster is come back to.
    if (error.isEmpty() || !(canResume() || driverOf(m_run.config().output)))
        m_settings.setUnfinishedRun({});
}

bool ResumeOffer::canResume() const {
    const RunConfig& config = m_run.config();
    if (m_run.isActive() || m_run.state() == RunState::finished)
        return false;
    return outputKind(config.output) == OutputKind::folder ? isInterrupted(config.output)
                                                           : !config.on.empty() && isAddress(config.output);
}

void ResumeOffer::offerAtOpening() {
    const QString folder = m_settings.unfinishedRun();
    if (folder.isEmpty())
        return;
    const bool address = isAddress(folder.toStdString());
    if (address ? !notedDriver(folder.toStdString()) : !isInterrupted(folder.toStdString())) {
        FileSystem files;
        if (address || !FolderLock::isHeld(files, folder.toStdString()))
            m_settings.setUnfinishedRun({});
        return;
    }
    m_folder = folder;
    m_justEnded = false;
    m_bar.showInterrupted(folder);
}

std::string ResumeOffer::masterOf(const QString& output) const {
    if (const auto driver = notedDriver(output.toStdString()); driver && !driver->on.empty())
        return driver->on;
    if (m_settings.unfinishedRun() == output && !m_settings.unfinishedOn().isEmpty())
        return m_settings.unfinishedOn().toStdString();
    return m_form().on;
}

void ResumeOffer::resumeOnCluster(const QString& output) {
    RunConfig config;
    config.output = output.toStdString();
    config.on = masterOf(output);
    if (config.on.empty()) {
        m_bar.showProblem(tr("This run cannot be resumed"),
                          tr("A cluster has begun it. Name the Spark master under Made on, and resume it again."));
        return;
    }
    if (!isAddress(config.output)) {
        const auto begun = planBegunAt(config);
        if (!begun) {
            m_bar.showProblem(tr("This run cannot be resumed"), engineText(begun.error().message));
            return;
        }
        config = begun->config;
    }
    m_run.goOnOnCluster(config);
}

void ResumeOffer::chooseFolder() {
    auto* dialog = new QFileDialog(m_window, tr("Resume a run: choose its folder"));
    dialog->setObjectName(QStringLiteral("resumeFolder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(m_settings.outputFolder());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { resume(folder, false); });
    dialog->open();
}

void ResumeOffer::resume(const QString& folder, bool justEnded) {
    if (m_run.isActive())
        return;
    FileSystem files;
    if (isAddress(folder.toStdString()) || isBegunOnCluster(folder.toStdString()))
        return resumeOnCluster(folder);
    auto config = resumeConfig(files, folder.toStdString());
    if (!config) {
        m_bar.showProblem(tr("This run cannot be resumed"), engineText(config.error().message));
        return;
    }
    if (justEnded)
        takeExecutionFrom(*config, m_form());
    config->wait = true;
    m_run.start(*config);
}

} // namespace ledgerloom
