#include "ui/main_window/appearance.h"

#include "ui/main_window/main_actions.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QActionGroup>

namespace ledgerloom {

namespace {

void check(const QActionGroup* group, int choice) {
    for (QAction* action : group->actions())
        action->setChecked(action->data().toInt() == choice);
}

} // namespace

Appearance::Appearance(StudioSettings& settings, const MainActions& actions, QObject* parent) : QObject(parent) {
    check(actions.themes, int(settings.theme()));
    check(actions.languages, int(settings.language()));
    connect(actions.themes, &QActionGroup::triggered, this, [&settings](const QAction* action) {
        const auto choice = ThemeChoice(action->data().toInt());
        settings.setTheme(choice);
        applyTheme(choice);
    });
    connect(actions.languages, &QActionGroup::triggered, this, [this, &settings](const QAction* action) {
        const auto choice = LanguageChoice(action->data().toInt());
        if (choice == settings.language())
            return;
        settings.setLanguage(choice);
        emit languageChosen(choice);
    });
}

} // namespace ledgerloom
