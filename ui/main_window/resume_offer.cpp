#include "ui/main_window/resume_offer.h"

#include "core/config/fields.h"
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
    connect(&m_bar, &ResultBar::resumeRequested, this, [this] { resume(m_folder, m_justEnded); });
    connect(&m_bar, &ResultBar::dismissed, this, [this] {
        m_settings.setUnfinishedRun({});
        m_bar.hide();
    });
}

void ResumeOffer::runStarted() {
    const std::string& output = m_run.config().output;
    m_settings.setUnfinishedRun(outputKind(output) == OutputKind::folder ? QDir(qs(output)).absolutePath() : QString());
}

void ResumeOffer::runEnded(const QString& error) {
    m_folder = qs(m_run.config().output);
    m_justEnded = true;
    if (error.isEmpty() || !canResume())
        m_settings.setUnfinishedRun({});
}

bool ResumeOffer::canResume() const {
    const RunConfig& config = m_run.config();
    return !m_run.isActive() && outputKind(config.output) == OutputKind::folder && isInterrupted(config.output);
}

void ResumeOffer::offerAtOpening() {
    const QString folder = m_settings.unfinishedRun();
    if (folder.isEmpty())
        return;
    if (!isInterrupted(folder.toStdString())) {
        FileSystem files;
        if (!FolderLock::isHeld(files, folder.toStdString()))
            m_settings.setUnfinishedRun({});
        return;
    }
    m_folder = folder;
    m_justEnded = false;
    m_bar.showInterrupted(folder);
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
