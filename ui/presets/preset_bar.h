#pragma once

#include <QWidget>

class QComboBox;

namespace ledgerloom {

class PresetActions;
class PresetController;

/// The list of presets, with a mark when the form has been changed since, and a button for what can be done to them.
class PresetBar : public QWidget {
    Q_OBJECT

public:
    PresetBar(PresetController& controller, const PresetActions& actions, QWidget* parent = nullptr);

signals:
    /// A preset in the list cannot be read any more.
    void failed(const QString& message);

private:
    void reload();
    void showCurrent();

    PresetController& m_controller;
    QComboBox* m_box;
};

} // namespace ledgerloom
