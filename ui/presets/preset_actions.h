#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace ledgerloom {

class PresetController;

/// The actions on presets, with the questions they ask first. Dialogs are opened, never waited for.
class PresetActions : public QObject {
    Q_OBJECT

public:
    PresetActions(PresetController& controller, QWidget* window);

    QAction* save;
    QAction* saveAs;
    QAction* revert;
    QAction* compare;
    QAction* rename;
    QAction* duplicate;
    QAction* remove;
    QAction* importFile;
    QAction* exportFile;

    /// Puts all of them into a menu.
    void fill(QMenu* menu) const;

signals:
    /// To be shown what the form says otherwise than the preset.
    void compareWanted();

private:
    using Done = std::function<Result<void>(const QString&)>;

    QAction* add(const char* name, const QString& icon, const QString& text);
    void askName(const QString& title, const QString& accept, const QString& name, const Done& done);
    void saveCurrent();
    void askRemove();
    void askImport();
    void askExport();
    void report(const QString& what, const Result<void>& result);
    void update();

    PresetController& m_controller;
    QWidget* m_window;
};

} // namespace ledgerloom
