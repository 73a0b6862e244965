#include "core/memory/probe.h"
#include "ui/main_window/studio.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QApplication>

#include <utility>

int main(int argc, char* argv[]) {
    const auto programBytes = ledgerloom::makeSystemProbe()->read().processBytes.value.value_or(0);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Ledgerloom"));
    QApplication::setApplicationName(QStringLiteral("Ledgerloom Studio"));
    QApplication::setApplicationVersion(QStringLiteral(LEDGERLOOM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("ledgerloom-studio"));

    ledgerloom::StudioSettings settings;
    ledgerloom::installStyle();
    ledgerloom::applyTheme(settings.theme());

    ledgerloom::MainWindow::Parts parts;
    parts.programBytes = programBytes;
    ledgerloom::Studio studio(settings, std::move(parts));
    studio.show();
    return QApplication::exec();
}
