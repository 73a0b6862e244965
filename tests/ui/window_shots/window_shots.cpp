// Drives the studio's window through its states and writes a picture of each into a folder, light and dark, large
// and small. With `pressure` as second argument it is a run that is pressed on instead, with `readme` the three
// pictures of README.md. With QT_SCALE_FACTOR=2 they are those of a screen with twice the resolution. The
// run is a real one.
#include "ui/main_window/main_window.h"
#include "ui/queue/run_queue.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTemporaryDir>

#include <functional>

using namespace ledgerloom;

namespace {

void wait(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

bool waitFor(const std::function<bool()>& condition, int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < milliseconds)
        wait(20);
    return condition();
}

class Photographer {
public:
    Photographer(QString folder, QSize size, ThemeChoice theme)
        : m_folder(std::move(folder)),
          m_settings(m_home.filePath(QStringLiteral("settings.ini"))),
          m_name(themeChoiceName(theme) + QStringLiteral("-%1").arg(size.width())) {
        applyTheme(theme);
        m_window = std::make_unique<MainWindow>(
            m_settings,
            MainWindow::Parts{PresetStore(m_home.filePath(QStringLiteral("presets")).toStdString()), nullptr});
        m_window->resize(size);
        m_window->show();
        wait(600);
    }

    void everything() {
        save("1-first");
        setOutput();
        save("2-ready");
        wrongInput();
        openGroups();
        presets();
        run();
    }

    /// 2 GiB held under a limit of 1 GiB, then a drill: all levels on the charts.
    void pressure() {
        RunConfig config = m_window->setup().config();
        config.output = m_home.filePath(QStringLiteral("held")).toStdString();
        config.sizeBytes = std::uint64_t(2) << 30;
        config.store = Store::memory;
        config.memoryLimitBytes = std::uint64_t(1) << 30;
        m_window->run().start(config);
        waitFor([&] { return !m_window->run().isActive(); }, 120'000);
        save("16-held");
        m_window->run().startDrill(RunConfig());
        waitFor([&] { return !m_window->run().isActive(); }, 120'000);
        save("17-drill");
    }

    /// A drill under 512 MiB, to its end.
    void drill() {
        RunConfig config;
        config.memoryLimitBytes = std::uint64_t(512) << 20;
        m_window->run().startDrill(config);
        waitFor([&] { return !m_window->run().isActive(); }, 180'000);
        save("drill");
    }

    /// A run under way.
    void running() {
        setOutput();
        type("size", QStringLiteral("6GB"));
        auto* start = m_window->findChild<QAction*>(QStringLiteral("start"));
        wait(1'500); // its estimate is not to come when the folder is in use already
        waitFor([&] { return start->isEnabled(); }, 10'000);
        start->trigger();
        waitFor([&] { return m_window->run().snapshot().rowsDone * 10 > m_window->run().snapshot().rowsTotal * 7; },
                120'000);
        save("running");
        m_window->run().cancel();
        waitFor([&] { return !m_window->run().isActive(); }, 60'000);
    }

    /// The report of a run.
    void report() {
        type("output", m_folder + QStringLiteral("/payments-2"));
        type("size", QStringLiteral("200MB"));
        auto* start = m_window->findChild<QAction*>(QStringLiteral("start"));
        waitFor([&] { return start->isEnabled(); }, 10'000);
        start->trigger();
        waitFor([&] { return !m_window->run().isActive(); }, 120'000);
        trigger("showReport");
        wait(2'000);
        save("report");
    }

private:
    void save(const char* state) {
        wait(400);
        const auto* readiness = m_window->findChild<QLabel*>(QStringLiteral("readiness"));
        waitFor([&] { return !readiness->text().startsWith(QStringLiteral("Estim")); }, 5'000);
        m_window->grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, m_name, QString::fromLatin1(state)));
    }

    void type(const char* field, const QString& text) {
        m_window->findChild<QLineEdit*>(QString::fromLatin1(field))->setText(text);
    }

    void setOutput() { type("output", m_folder + QStringLiteral("/payments")); }

    void wrongInput() {
        type("size", QStringLiteral("12 gigs"));
        type("fraud-rate", QStringLiteral("60%"));
        save("3-wrong");
        type("fraud-rate", QStringLiteral("0.5%"));
        type("size", QStringLiteral("900TB"));
        save("4-too-large");
        type("size", QStringLiteral("300MB"));
    }

    void openGroups() {
        for (auto* button : m_window->findChildren<QAbstractButton*>())
            if (button->inherits("ledgerloom::GroupHeader") && !button->isChecked())
                button->setChecked(true);
        save("5-groups");
        m_window->findChild<QAction*>(QStringLiteral("showPreview"))->trigger();
        save("6-preview");
    }

    /// The questions around presets: a name that is taken, then saved under a good one, renamed, deleted.
    void presets() {
        trigger("savePresetAs");
        typeName(QStringLiteral("Balanced"));
        saveDialog("11-preset-name-taken");
        typeName(QStringLiteral("Fraud lab, small"));
        saveDialog("12-preset-name");
        answer(true);
        trigger("renamePreset");
        saveDialog("13-preset-rename");
        answer(false);
        type("size", QStringLiteral("310MB"));
        m_window->findChild<QAction*>(QStringLiteral("showCharts"))->trigger();
        save("14-preset-modified");
        trigger("deletePreset");
        saveDialog("15-preset-remove");
        answer(false);
    }

    void trigger(const char* action) {
        m_window->findChild<QAction*>(QString::fromLatin1(action))->trigger();
        wait(100);
    }
    QDialog* dialog() const {
        for (auto* one : m_window->findChildren<QDialog*>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
    void typeName(const QString& name) { dialog()->findChild<QLineEdit*>()->setText(name); }
    void saveDialog(const char* state) {
        wait(150);
        if (QDialog* shown = dialog())
            shown->grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, m_name, QString::fromLatin1(state)));
    }
    void answer(bool yes) {
        if (QDialog* shown = dialog())
            yes ? shown->accept() : shown->reject();
        wait(100);
    }

    void run() {
        auto* start = m_window->findChild<QAction*>(QStringLiteral("start"));
        waitFor([&] { return start->isEnabled(); }, 5'000);
        start->trigger();
        wait(3'000);
        save("7-running");
        m_window->findChild<QAction*>(QStringLiteral("pause"))->trigger();
        save("8-paused");
        m_window->findChild<QAction*>(QStringLiteral("cancel"))->trigger();
        wait(200);
        if (auto* box = m_window->findChild<QMessageBox*>()) {
            box->grab().save(QStringLiteral("%1/%2-9-question.png").arg(m_folder, m_name));
            box->reject();
        }
        m_window->findChild<QAction*>(QStringLiteral("pause"))->trigger();
        waitFor([&] { return !m_window->run().isActive(); }, 120'000);
        save("10-done");
        trigger("showReport");
        save("18-report");
        queue();
    }

    /// The queue with runs in several states, and the comparison with the saved preset.
    void queue() {
        RunConfig config = m_window->setup().config();
        config.output = m_home.filePath(QStringLiteral("payments-june")).toStdString();
        auto* runs = m_window->findChild<RunQueue*>();
        runs->setState(runs->add(config), QueueState::done, QStringLiteral("305,771 rows, 310 MB in 0:02"));
        config.output += "-2";
        runs->setState(runs->add(config), QueueState::failed, QStringLiteral("the disk is full"));
        config.output += "-3";
        runs->add(config);
        trigger("showQueue");
        save("19-queue");
        type("size", QStringLiteral("12GB"));
        type("seed", QStringLiteral("7"));
        trigger("comparePreset");
        saveDialog("20-compare");
        answer(false);
    }

    QTemporaryDir m_home;
    QString m_folder;
    StudioSettings m_settings;
    QString m_name;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

int main(int argc, char* argv[]) {
    QApplication application(argc, argv);
    installStyle();
    const QString folder = application.arguments().value(1, QStringLiteral("."));
    if (application.arguments().contains(QStringLiteral("pressure"))) {
        Photographer(folder, QSize(1600, 1000), ThemeChoice::light).pressure();
        return 0;
    }
    if (application.arguments().contains(QStringLiteral("readme"))) {
        const QSize size(1360, 850);
        Photographer(folder, size, ThemeChoice::light).drill();
        Photographer(folder, size, ThemeChoice::dark).running();
        applyLanguage(LanguageChoice::portuguese);
        Photographer(folder, size, ThemeChoice::light).report();
        return 0;
    }
    for (const ThemeChoice theme : {ThemeChoice::light, ThemeChoice::dark, ThemeChoice::contrast})
        for (const QSize size : {QSize(1600, 1000), QSize(1024, 700)})
            Photographer(folder, size, theme).everything();
    return 0;
}
