#include "core/memory/probe.h"
#include "ui/main_window/studio.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

namespace {

/// --help and --version are answered without a display, too.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char* argv[]) {
    const auto isQuestion = [](std::string_view argument) {
        return argument == "--help" || argument == "--help-all" || argument == "-h" || argument == "--version" ||
               argument == "-v";
    };
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (std::any_of(arguments.begin(), arguments.end(), isQuestion))
        return std::make_unique<QCoreApplication>(argc, argv);
    return std::make_unique<QApplication>(argc, argv);
}

/// Tells what --help and --version ask for and ends there; with exit code 2 where an argument is not known.
void readArguments() {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The window of Ledgerloom. Sizes, presets and folders are chosen "
                                                    "in it; \"ledgerloom generate\" takes them as options."));
    parser.addHelpOption();
    parser.addVersionOption();
    const bool known = parser.parse(QCoreApplication::arguments());
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all")))
        parser.showHelp();
    if (known && parser.positionalArguments().isEmpty())
        return;
    const QString what =
        known ? QStringLiteral("The studio takes no arguments: \"%1\".").arg(parser.positionalArguments().first())
              : parser.errorText();
    std::fprintf(stderr, "%s\n%s", qPrintable(what), qPrintable(parser.helpText()));
    std::exit(2);
}

} // namespace

int main(int argc, char* argv[]) {
    const auto programBytes = ledgerloom::makeSystemProbe()->read().processBytes.value.value_or(0);
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Ledgerloom"));
    QApplication::setApplicationName(QStringLiteral("Ledgerloom Studio"));
    QApplication::setApplicationVersion(QStringLiteral(LEDGERLOOM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("ledgerloom-studio"));
    readArguments();

    ledgerloom::StudioSettings settings;
    ledgerloom::installStyle();
    ledgerloom::applyTheme(settings.theme());

    ledgerloom::MainWindow::Parts parts;
    parts.programBytes = programBytes;
    ledgerloom::Studio studio(settings, std::move(parts));
    studio.show();
    return QApplication::exec();
}
