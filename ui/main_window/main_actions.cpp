#include "ui/main_window/main_actions.h"

#include "ui/presets/preset_actions.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/studio_style.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include <utility>

namespace ledgerloom {

MainActions::MainActions(QWidget* window)
    : QObject(window), themes(new QActionGroup(this)), languages(new QActionGroup(this)), m_window(window) {
    start = add("start", {}, tr("&Start"), Qt::Key_F5);
    // It stands on the accent colour.
    start->setIcon(themedIcon(QStringLiteral("play"), QPalette::BrightText));
    pause = add("pause", QStringLiteral("pause"), tr("&Pause"), Qt::Key_F6);
    cancel = add("cancel", QStringLiteral("stop"), tr("&Cancel"), Qt::Key_Escape);
    enqueue = add("enqueue", QStringLiteral("plus"), tr("Add to &queue"), Qt::Key_F7);
    adjust = add("adjust", {}, tr("&Workers and limits …"), Qt::Key_F8);
    adjust->setToolTip(tr("Change workers and limits of the run under way (F8)"));
    freeMemory = add("freeMemory", QStringLiteral("memory"), tr("&Free memory now"), Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    freeMemory->setToolTip(tr("Clear caches and give back to the system what is free"));
    drill = add("drill", {}, tr("Pressure &drill …"), {});
    drill->setToolTip(tr("Press on a run that writes nothing, until every level was seen"));
    attach = add("attach", {}, tr("&Attach to a run …"), {});
    attach->setToolTip(tr("Show the charts of a run that was started with --serve"));
    resumeRun = add("resumeInterrupted", QStringLiteral("resume"), tr("Resume an &interrupted run …"), {});
    undo = add("undo", {}, tr("&Undo"), QKeySequence::Undo);
    undo->setEnabled(false);
    redo = add("redo", {}, tr("&Redo"), QKeySequence::Redo);
    redo->setEnabled(false);
    openRun = add("openRun", QStringLiteral("chart"), tr("Open a finished &run …"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    openDataset =
        add("openDataset", QStringLiteral("table"), tr("Loo&k into a dataset …"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    openDatasetFile = add("openDatasetFile", {}, tr("Look into a fi&le …"), {});
    compareRun = add("compareRun", {}, tr("Compare with a&nother run …"), {});
    copyCommand =
        add("copyCommand", QStringLiteral("terminal"), tr("Copy as &command"), Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    copyCommand->setToolTip(tr("Copy the command line that makes the same dataset"));
    openFolder = add("openOutput", QStringLiteral("folder-open"), tr("&Open output folder"), Qt::CTRL | Qt::Key_O);
    quit = add("quit", {}, tr("&Quit"), QKeySequence::Quit);
    showCharts = add("showCharts", {}, tr("&Charts"), Qt::CTRL | Qt::Key_1);
    showPreview = add("showPreview", {}, tr("&Preview"), Qt::CTRL | Qt::Key_2);
    showReport = add("showReport", {}, tr("&Report"), Qt::CTRL | Qt::Key_3);
    showQueue = add("showQueue", {}, tr("&Queue"), Qt::CTRL | Qt::Key_4);
    showDataset = add("showDataset", {}, tr("&Dataset"), Qt::CTRL | Qt::Key_5);
    showLog = add("showLog", {}, tr("&Log"), Qt::CTRL | Qt::Key_L);
    showLog->setCheckable(true);
    showLog->setChecked(true);
    fullScreen = add("fullScreen", {}, tr("&Full screen"), Qt::Key_F11);
    fullScreen->setCheckable(true);
    shortcuts = add("shortcuts", {}, tr("&Keyboard shortcuts"), Qt::Key_F1);
    about = add("about", {}, tr("&About Ledgerloom"), {});
    addThemes();
    addLanguages();
}

QAction* MainActions::add(const char* name, const QString& icon, const QString& text, const QKeySequence& key) {
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(key);
    m_window->addAction(action);
    return action;
}

void MainActions::addThemes() {
    struct Choice {
        ThemeChoice theme;
        QString text;
        QString icon;
    };
    for (const Choice& choice : {Choice{ThemeChoice::system, tr("As the s&ystem"), QStringLiteral("contrast")},
                                 Choice{ThemeChoice::light, tr("&Light"), QStringLiteral("sun")},
                                 Choice{ThemeChoice::dark, tr("&Dark"), QStringLiteral("moon")},
                                 Choice{ThemeChoice::contrast, tr("&High contrast"), QStringLiteral("contrast")}}) {
        auto* action = themes->addAction(themedIcon(choice.icon), choice.text);
        action->setObjectName(QStringLiteral("theme-") + themeChoiceName(choice.theme));
        action->setData(int(choice.theme));
        action->setCheckable(true);
    }
}

void MainActions::addLanguages() {
    // A language is called by its own name, so that who cannot read the others finds it.
    for (const auto& [language, text] :
         {std::pair{LanguageChoice::system, tr("As the s&ystem")},
          std::pair{LanguageChoice::english, QStringLiteral("&English")},
          std::pair{LanguageChoice::portuguese, QStringLiteral("&Português (Brasil)")}}) {
        auto* action = languages->addAction(text);
        action->setObjectName(QStringLiteral("language-") + languageChoiceName(language));
        action->setData(int(language));
        action->setCheckable(true);
    }
}

void MainActions::fillMenus(QMenuBar* bar, const PresetActions& presets) {
    QMenu* file = bar->addMenu(tr("&File"));
    presets.fill(file);
    file->addSeparator();
    file->addAction(quit);
    QMenu* edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addAction(copyCommand);
    QMenu* run = bar->addMenu(tr("&Run"));
    run->addActions({start, pause, cancel, enqueue});
    run->addSeparator();
    run->addActions({adjust, freeMemory, drill, attach});
    run->addSeparator();
    run->addActions({resumeRun, openRun, compareRun, openFolder});
    run->addSeparator();
    run->addActions({openDataset, openDatasetFile});
    QMenu* view = bar->addMenu(tr("&View"));
    view->addActions({showCharts, showPreview, showReport, showQueue, showDataset, showLog});
    view->addSeparator();
    view->addMenu(tr("&Theme"))->addActions(themes->actions());
    view->addMenu(tr("Lan&guage"))->addActions(languages->actions());
    view->addAction(fullScreen);
    QMenu* help = bar->addMenu(tr("&Help"));
    help->addActions({shortcuts, about});
}

void MainActions::fillToolBar(QToolBar* bar) {
    bar->addActions({start, pause, cancel});
    bar->addSeparator();
    bar->addActions({enqueue, copyCommand});
    auto* gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    auto* theme = new QToolButton(bar);
    theme->setObjectName(QStringLiteral("themeSwitch"));
    theme->setIcon(themedIcon(QStringLiteral("contrast")));
    theme->setToolTip(tr("Light or dark"));
    theme->setAccessibleName(tr("Theme"));
    theme->setAutoRaise(true);
    theme->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(theme);
    menu->addActions(themes->actions());
    theme->setMenu(menu);
    bar->addWidget(theme);
    for (auto* button : bar->findChildren<QToolButton*>())
        button->setFocusPolicy(Qt::TabFocus);
    bar->widgetForAction(start)->setProperty(primaryProperty, true);
}

void MainActions::update(const RunView& run, const QString& obstacle) {
    const auto& [state, active, onCluster, canCancel] = run;
    const bool paused = state == RunState::paused;
    start->setEnabled(!active && obstacle.isEmpty());
    start->setToolTip(active ? tr("A run is under way") : obstacle.isEmpty() ? tr("Start the run (F5)") : obstacle);
    enqueue->setEnabled(obstacle.isEmpty());
    enqueue->setToolTip(obstacle.isEmpty() ? tr("Make it after the others that are queued (F7)") : obstacle);
    pause->setEnabled(active && !onCluster && (state == RunState::running || state == RunState::waiting || paused));
    pause->setText(paused ? tr("&Resume") : tr("&Pause"));
    pause->setIcon(themedIcon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    pause->setToolTip(canCancel && onCluster ? tr("A run on a cluster cannot be paused: cancel it, and go on later")
                      : paused               ? tr("Go on where the run stands (F6)")
                                             : tr("Hold the run; nothing is lost (F6)"));
    adjust->setEnabled(active && !onCluster && state != RunState::planning && state != RunState::stopping);
    freeMemory->setEnabled(active && !onCluster);
    drill->setEnabled(!active);
    attach->setEnabled(!active);
    resumeRun->setEnabled(!active);
    openRun->setEnabled(!active);
    cancel->setEnabled(canCancel && state != RunState::stopping);
    cancel->setToolTip(tr("End the run before it is complete (Esc)"));
}

} // namespace ledgerloom
