#pragma once

#include "ui/style/language.h"

#include <QObject>

namespace ledgerloom {

class MainActions;
class StudioSettings;

/// The choices of theme and language, as kept in the settings. GUI thread only; all references outlive this.
class Appearance : public QObject {
    Q_OBJECT

public:
    Appearance(StudioSettings& settings, const MainActions& actions, QObject* parent);

signals:
    /// Another language was chosen: texts are made with their window, so it is to be made anew.
    void languageChosen(ledgerloom::LanguageChoice language);
};

} // namespace ledgerloom
