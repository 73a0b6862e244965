#pragma once

#include <QObject>
#include <QSystemTrayIcon>

class QMenu;
class QWidget;

namespace ledgerloom {

class MainActions;

/// Keeps a run going in the tray while its window is away, and brings the window back. GUI thread only.
class TrayKeeper : public QObject {
    Q_OBJECT

public:
    /// `available` false: the desktop has no tray, and nothing is ever hidden there.
    TrayKeeper(bool available, const MainActions& actions, QWidget* window);

    bool isAvailable() const { return m_available; }
    void hideWindow();
    void showWindow();
    /// What the icon says when the pointer is over it; also the way screen readers hear of it.
    void setText(const QString& text);

private:
    bool m_available;
    QWidget* m_window;
    QSystemTrayIcon m_icon;
    QMenu* m_menu;
};

} // namespace ledgerloom
