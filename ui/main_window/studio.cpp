#include "ui/main_window/studio.h"

#include "ui/main_window/studio_state.h"
#include "ui/settings/studio_settings.h"

#include <utility>

namespace ledgerloom {

Studio::Studio(StudioSettings& settings, MainWindow::Parts parts)
    : m_settings(settings),
      m_parts(std::move(parts)),
      m_state(std::make_unique<StudioState>(settings.folder(), m_parts.session, m_parts.system, m_parts.programBytes)) {
    applyLanguage(settings.language());
    m_parts.state = m_state.get();
    open();
}

Studio::~Studio() = default;

void Studio::open() {
    m_window = std::make_unique<MainWindow>(m_settings, m_parts);
    // Queued: the window that is asked must have finished asking before it goes.
    connect(m_window.get(), &MainWindow::languageChosen, this, &Studio::changeLanguage, Qt::QueuedConnection);
}

void Studio::show() {
    m_window->show();
}

void Studio::changeLanguage(LanguageChoice language) {
    applyLanguage(language);
    const std::unique_ptr<MainWindow> old = std::exchange(m_window, nullptr);
    old->remember();
    open();
    m_window->takeOver(*old);
    m_window->show();
}

} // namespace ledgerloom
