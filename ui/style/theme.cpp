#include "ui/style/theme.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/studio_style.h"
#include "ui/style/theme_colors.h"

#include <QApplication>
#include <QToolTip>

static void initStudioResources() {
    Q_INIT_RESOURCE(studio);
    Q_INIT_RESOURCE(translations);
}

namespace ledgerloom {

namespace {

// What the platform had before we changed the palette; asked once, in installStyle().
bool platformIsDark = false;

} // namespace

QString themeChoiceName(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::light:
        return QStringLiteral("light");
    case ThemeChoice::dark:
        return QStringLiteral("dark");
    case ThemeChoice::contrast:
        return QStringLiteral("contrast");
    case ThemeChoice::system:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoiceFromName(const QString& name) {
    for (const auto choice : {ThemeChoice::light, ThemeChoice::dark, ThemeChoice::contrast})
        if (name == themeChoiceName(choice))
            return choice;
    return ThemeChoice::system;
}

void installStyle() {
    initStudioResources();
    platformIsDark = themeColors(QApplication::palette()).dark;
    QApplication::setStyle(new StudioStyle);
    installFonts();
    QToolTip::setFont(captionFont());
    QApplication::setAttribute(Qt::AA_DontShowIconsInMenus);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/ledgerloom.svg")));
}

void applyTheme(ThemeChoice choice) {
    const bool dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && platformIsDark);
    const ThemeColors& colors = choice == ThemeChoice::contrast ? contrastColors()
                                : dark                          ? darkColors()
                                                                : lightColors();
    const QPalette palette = makePalette(colors);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace ledgerloom
