// Nobody is gentle with a window: quick hands, and hands that do anything at all, with a run going on.
#include "tests/support/fake_estimate.h"
#include "ui/main_window/main_window.h"
#include "ui/queue/queue_page.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace ledgerloom;
using ledgerloom::testing::fakeEstimate;

class tst_main_window_hammer : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void startPauseCancelTwoHundredTimes();
    void fiveThousandEventsOfAMonkey();

public slots:
    void swallow(const QUrl&) {} ///< nothing outside is opened

private:
    static void startARun(RunController& run);
    void closeWhatOpened();
    void poke(QWidget* widget);

    QRandomGenerator m_dice{20'250'701}; // a seed of its own: the same monkey every time
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_hammer::initTestCase() {
    installStyle();
    for (const char* scheme : {"file", "http", "https"})
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "swallow");
}

void tst_main_window_hammer::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir::setCurrent(m_home->path()));
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    MainWindow::Parts parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), fakeEstimate};
    parts.tray = false;
    m_window = std::make_unique<MainWindow>(*m_settings, std::move(parts));
    m_window->resize(1280, 900);
    m_window->show();
}

void tst_main_window_hammer::startARun(RunController& run) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 50'000'000;
    config.workers = 1;
    config.output = "null";
    run.start(config);
}

void tst_main_window_hammer::startPauseCancelTwoHundredTimes() {
    RunController run; // without its window, whose report and pictures take their time at each end
    int ended = 0;
    connect(&run, &RunController::finished, this, [&ended] { ++ended; });
    for (int i = 0; i < 200; ++i) {
        startARun(run);
        startARun(run); // a second press does nothing
        // Sooner or later, in every order that hands can find.
        QTest::qWait(int(m_dice.bounded(6)));
        for (quint32 step = m_dice.bounded(4U); step > 0; --step) {
            run.pause();
            QTest::qWait(int(m_dice.bounded(3)));
            run.resume();
        }
        if (m_dice.bounded(2) == 0)
            run.pause();
        run.cancel();
        run.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!run.isActive(), 20'000);
        QCOMPARE(ended, i + 1); // one end for each start
    }
    QCOMPARE(run.state(), RunState::cancelled);
}

void tst_main_window_hammer::closeWhatOpened() {
    for (int guard = 0; guard < 20; ++guard) {
        QWidget* open = QApplication::activePopupWidget();
        for (QDialog* dialog : m_window->findChildren<QDialog*>())
            if (dialog->isVisible())
                open = dialog;
        if (!open)
            return;
        if (auto* dialog = qobject_cast<QDialog*>(open))
            dialog->reject();
        else
            open->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

void tst_main_window_hammer::poke(QWidget* widget) {
    const QPoint place(int(m_dice.bounded(std::max(1, widget->width()))),
                       int(m_dice.bounded(std::max(1, widget->height()))));
    constexpr Qt::Key keys[] = {Qt::Key_Tab,  Qt::Key_Return, Qt::Key_Space, Qt::Key_Up,
                                Qt::Key_Down, Qt::Key_Left,   Qt::Key_Right, Qt::Key_Home,
                                Qt::Key_End,  Qt::Key_Escape, Qt::Key_1,     Qt::Key_G,
                                Qt::Key_B,    Qt::Key_Z,      Qt::Key_F6,    Qt::Key_Delete};
    constexpr Qt::KeyboardModifier modifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::ControlModifier,
                                                  Qt::ShiftModifier};
    const auto modifier = modifiers[m_dice.bounded(int(std::size(modifiers)))];
    switch (m_dice.bounded(5)) {
    case 0:
    case 1:
        return QTest::mouseClick(widget, Qt::LeftButton, modifier, place);
    case 2:
        return QTest::mouseMove(widget, place);
    case 3: {
        QWheelEvent wheel(place, widget->mapToGlobal(place), {}, {0, m_dice.bounded(2) == 0 ? 120 : -120}, Qt::NoButton,
                          modifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &wheel);
        return;
    }
    default:
        return QTest::keyClick(widget, keys[m_dice.bounded(int(std::size(keys)))], modifier);
    }
}

void tst_main_window_hammer::fiveThousandEventsOfAMonkey() {
    // It may type anywhere but where a place on the disk is named, and not leave.
    for (const char* path : {"output", "customers-file", "staging"})
        if (auto* line = m_window->findChild<QLineEdit*>(QString::fromLatin1(path)))
            line->parentWidget()->setEnabled(false);
    m_window->findChild<QAction*>(QStringLiteral("quit"))->setEnabled(false);
    m_window->findChild<QLineEdit*>(QStringLiteral("output"))->setText(m_home->filePath(QStringLiteral("out")));
    startARun(m_window->run());
    for (int i = 0; i < 5'000; ++i) {
        const QList<QWidget*> all = m_window->findChildren<QWidget*>();
        QWidget* widget = all[m_dice.bounded(all.size())];
        if (widget->isVisible() && widget->isEnabled() && !widget->inherits("QMenu"))
            poke(widget);
        closeWhatOpened();
        if (!m_window->run().isActive())
            startARun(m_window->run());
    }
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 60'000);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(tst_main_window_hammer)
#include "tst_main_window_hammer.moc"
