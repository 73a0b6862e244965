#pragma once

#include <QObject>
#include <QTimer>

class QMainWindow;
class QSplitter;
class QTabWidget;

namespace ledgerloom {

class MainActions;
class PresetController;
class SetupPage;
class StudioSettings;

/// Brings the window back as it was left: size, parts, page in front, and the form with what had not been saved as a
/// preset. The form is kept a moment after each change, so that it outlives a crash. GUI thread only.
class WindowSession : public QObject {
    Q_OBJECT

public:
    /// What is remembered; all of it outlives this.
    struct Parts {
        QMainWindow* window;
        QSplitter* columns;
        QSplitter* rows;
        QTabWidget* pages;
        MainActions* actions;
        SetupPage* setup;
        PresetController* presets;
    };

    WindowSession(StudioSettings& settings, const Parts& parts);

    void restore();
    void remember();

private:
    void restoreForm();
    void rememberForm();

    StudioSettings& m_settings;
    Parts m_parts;
    QTimer m_soon;
};

} // namespace ledgerloom
