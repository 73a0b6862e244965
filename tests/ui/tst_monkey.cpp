// Somebody hits mouse and keyboard at random while a run goes on: 5,000 events, the same ones every time. What falls
// over, or stands still for long, fails.
#include "ui/main_window/studio.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <array>
#include <atomic>
#include <thread>

using namespace ledgerloom;

namespace {

/// Ends the program, with the reason, when the GUI thread has not come by for `patience`.
class Watchdog {
public:
    Watchdog() : m_thread([this] { watch(); }) {}
    ~Watchdog() {
        m_ends = true;
        m_thread.join();
    }
    void feed() { ++m_fed; }

private:
    void watch() {
        using namespace std::chrono_literals;
        constexpr auto patience = 60s; // a loaded machine is no frozen window
        int last = -1;
        auto since = std::chrono::steady_clock::now();
        while (!m_ends) {
            std::this_thread::sleep_for(100ms);
            if (last != m_fed) {
                last = m_fed;
                since = std::chrono::steady_clock::now();
            } else if (std::chrono::steady_clock::now() - since > patience) {
                qFatal("the window stood still");
            }
        }
    }

    std::atomic<int> m_fed = 0;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

constexpr std::array keys{
    Qt::Key_Tab,    Qt::Key_Backtab,   Qt::Key_Return, Qt::Key_Escape,  Qt::Key_Space, Qt::Key_Left,
    Qt::Key_Right,  Qt::Key_Up,        Qt::Key_Down,   Qt::Key_Home,    Qt::Key_End,   Qt::Key_PageDown,
    Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_F5,     Qt::Key_F6,      Qt::Key_F7,    Qt::Key_F8,
    Qt::Key_F1,     Qt::Key_F11,       Qt::Key_1,      Qt::Key_2,       Qt::Key_5,     Qt::Key_9,
    Qt::Key_A,      Qt::Key_G,         Qt::Key_Period, Qt::Key_Percent, Qt::Key_Minus, Qt::Key_Z,
};

} // namespace

class tst_monkey : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void fiveThousandEventsWhileARunGoesOn();
    void swallow(const QUrl&) {}

private:
    void ensureRun();
    void event();
    void press(QWidget* at);
    void closeWhatIsModal();

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<Studio> m_studio;
    QRandomGenerator m_dice{20'261'121};
};

void tst_monkey::initTestCase() {
    installStyle();
    applyTheme(ThemeChoice::light);
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir::setCurrent(m_home->path()));     // whatever is typed as a folder lies in there
    qputenv("HOME", m_home->path().toLocal8Bit()); // and what is offered as one
    qputenv("XDG_CONFIG_HOME", m_home->path().toLocal8Bit());
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "swallow");
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
}

void tst_monkey::ensureRun() {
    RunController& run = m_studio->window().run();
    if (run.isActive()) {
        // One that the hands have begun into a folder may be of any size.
        if (run.config().output != "null")
            run.cancel();
        return;
    }
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 100'000'000;
    config.workers = 1;
    config.output = "null";
    run.start(config);
}

/// Questions and file dialogs are answered by Escape; menus are closed.
void tst_monkey::closeWhatIsModal() {
    if (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    else if (auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
        dialog->reject();
}

void tst_monkey::press(QWidget* at) {
    const auto key = keys[m_dice.bounded(quint32(keys.size()))];
    constexpr std::array<Qt::KeyboardModifier, 8> modifiers{Qt::NoModifier,      Qt::NoModifier,    Qt::NoModifier,
                                                            Qt::NoModifier,      Qt::ShiftModifier, Qt::ControlModifier,
                                                            Qt::ControlModifier, Qt::AltModifier};
    QTest::keyClick(at, key, modifiers[m_dice.bounded(quint32(modifiers.size()))]);
}

void tst_monkey::event() {
    QWidget* top = QApplication::activeModalWidget();
    if (!top)
        top = &m_studio->window();
    const QPoint at(int(m_dice.bounded(quint32(qMax(1, top->width())))),
                    int(m_dice.bounded(quint32(qMax(1, top->height())))));
    QWidget* hit = top->childAt(at);
    if (!hit)
        hit = top;
    const QPoint there = hit->mapFrom(top, at);
    switch (m_dice.bounded(8U)) {
    case 0:
    case 1:
    case 2:
        QTest::mouseClick(hit, m_dice.bounded(6U) == 0 ? Qt::RightButton : Qt::LeftButton, Qt::NoModifier, there);
        break;
    case 3:
        QTest::mouseDClick(hit, Qt::LeftButton, Qt::NoModifier, there);
        break;
    case 4: {
        QTest::mouseMove(hit, there);
        QWheelEvent wheel(there, hit->mapToGlobal(there), {}, {0, m_dice.bounded(2U) == 0 ? 120 : -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(hit, &wheel);
        break;
    }
    default:
        press(QApplication::focusWidget() ? QApplication::focusWidget() : top);
    }
}

void tst_monkey::fiveThousandEventsWhileARunGoesOn() {
    m_studio = std::make_unique<Studio>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr});
    m_studio->show();
    Watchdog watchdog;
    QTimer closer; // also within a menu's own loop
    connect(&closer, &QTimer::timeout, this, [&] {
        watchdog.feed();
        closeWhatIsModal();
    });
    closer.start(15);
    int withRun = 0;
    for (int i = 0; i < 5'000; ++i) {
        if (i % 50 == 0) {
            ensureRun();
            if (!m_studio->window().isVisible())
                m_studio->show(); // somebody has closed it
        }
        event();
        withRun += m_studio->window().run().isActive();
        if (i % 5 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY2(withRun > 4'000, qPrintable(QString::number(withRun)));
    m_studio->window().run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_studio->window().run().isActive(), 60'000);
    // It is still a studio: another run goes through.
    closer.stop();
    closeWhatIsModal();
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 10'000;
    config.output = "null";
    QTRY_VERIFY_WITH_TIMEOUT(!m_studio->window().run().isActive(), 60'000);
    m_studio->window().run().start(config);
    QTRY_COMPARE_WITH_TIMEOUT(m_studio->window().run().state(), RunState::finished, 60'000);
    m_studio.reset();
}

QTEST_MAIN(tst_monkey)
#include "tst_monkey.moc"
