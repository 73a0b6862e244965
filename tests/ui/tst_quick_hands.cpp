// Nobody is gentle with buttons: started, paused, resumed and cancelled in every order, a run has one end.
#include "ui/main_window/run_controller.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ledgerloom;

class tst_quick_hands : public QObject {
    Q_OBJECT

private slots:
    void startPauseCancelTwoHundredTimes();

private:
    static void startARun(RunController& run);

    QRandomGenerator m_dice{20'250'701}; // a seed of its own: the same hands every time
};

void tst_quick_hands::startARun(RunController& run) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 50'000'000;
    config.workers = 1;
    config.output = "null";
    run.start(config);
}

void tst_quick_hands::startPauseCancelTwoHundredTimes() {
    RunController run;
    int ended = 0;
    connect(&run, &RunController::finished, this, [&ended] { ++ended; });
    for (int i = 0; i < 200; ++i) {
        startARun(run);
        startARun(run); // a second press does nothing
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

QTEST_MAIN(tst_quick_hands)
#include "tst_quick_hands.moc"
