#include "ui/main_window/tray_keeper.h"

#include "ui/main_window/main_actions.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace ledgerloom {

TrayKeeper::TrayKeeper(bool available, const MainActions& actions, QWidget* window)
    : QObject(window), m_available(available), m_window(window), m_menu(new QMenu(window)) {
    m_icon.setIcon(window->windowIcon());
    auto* open = m_menu->addAction(tr("&Show the window"));
    open->setObjectName(QStringLiteral("trayShow"));
    connect(open, &QAction::triggered, this, &TrayKeeper::showWindow);
    m_menu->addAction(actions.pause);
    auto* quit = m_menu->addAction(actions.quit->text());
    // The question that comes first needs its window.
    connect(quit, &QAction::triggered, this, &TrayKeeper::showWindow);
    connect(quit, &QAction::triggered, actions.quit, &QAction::trigger);
    m_icon.setContextMenu(m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            showWindow();
    });
}

void TrayKeeper::hideWindow() {
    if (!m_available)
        return;
    m_icon.show();
    m_window->hide();
}

void TrayKeeper::showWindow() {
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    m_icon.hide();
}

void TrayKeeper::setText(const QString& text) {
    m_icon.setToolTip(text);
}

} // namespace ledgerloom
