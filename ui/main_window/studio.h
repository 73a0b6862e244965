#pragma once

#include "ui/main_window/main_window.h"
#include "ui/style/language.h"

#include <QObject>

#include <memory>

namespace ledgerloom {

class StudioState;

/// The whole studio: one window at a time over a state that outlives it, so that another language is there at once,
/// with the form, its history and the run as they stand. GUI thread only; the settings outlive this.
class Studio : public QObject {
    Q_OBJECT

public:
    Studio(StudioSettings& settings, MainWindow::Parts parts);
    ~Studio() override;

    MainWindow& window() { return *m_window; }
    StudioState& state() { return *m_state; }
    void show();

private:
    void open();
    void changeLanguage(LanguageChoice language);

    StudioSettings& m_settings;
    MainWindow::Parts m_parts;
    std::unique_ptr<StudioState> m_state; ///< before the window, which shows it
    std::unique_ptr<MainWindow> m_window;
};

} // namespace ledgerloom
