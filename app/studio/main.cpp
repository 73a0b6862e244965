#include "ui/main_window/studio.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QApplication>

int main(int argc, char* argv[]) {
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Ledgerloom"));
    QApplication::setApplicationName(QStringLiteral("Ledgerloom Studio"));
    QApplication::setApplicationVersion(QStringLiteral(LEDGERLOOM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("ledgerloom-studio"));

    ledgerloom::StudioSettings settings;
    ledgerloom::installStyle();
    ledgerloom::applyTheme(settings.theme());

    ledgerloom::Studio studio(settings, {});
    studio.show();
    return QApplication::exec();
}
