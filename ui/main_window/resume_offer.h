#pragma once

#include "core/config/run_config.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace ledgerloom {

class ResultBar;
class RunController;
class StudioSettings;

/// Offers to go on with a run that was interrupted: after its end, when the studio opens again after it went down
/// in the middle of one, and for any folder a person names. GUI thread only.
class ResumeOffer : public QObject {
    Q_OBJECT

public:
    /// `form` answers the form's config: what it says of workers and memory holds for a run that is resumed after it
    /// has just stopped. All references outlive this.
    ResumeOffer(StudioSettings& settings, RunController& run, ResultBar& bar, std::function<RunConfig()> form,
                QWidget* window);

    /// Shows the bar when the last run that was started has not ended well and nobody else is at it.
    void offerAtOpening();
    /// Asks for a folder and goes on with the run in it.
    void chooseFolder();
    /// True when the controller's run has ended and can be taken up again.
    bool canResume() const;

private:
    void resume(const QString& folder, bool justEnded);
    void resumeOnCluster(const QString& output);
    /// Of the cluster that began there; what the form says where nobody knows.
    std::string masterOf(const QString& output) const;
    void runStarted();
    void runEnded(const QString& error);

    StudioSettings& m_settings;
    RunController& m_run;
    ResultBar& m_bar;
    std::function<RunConfig()> m_form;
    QWidget* m_window;
    QString m_folder; ///< what the bar offers
    bool m_justEnded = false;
};

} // namespace ledgerloom
