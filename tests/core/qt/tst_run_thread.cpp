#include "core/qt/run_thread.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// A run beside the window: it is told by signals, asked by value, and never waited for.
class TestRunThread : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_config = {};
        m_config.sizeBytes = 0;
        m_config.rows = 100'000;
        m_config.output = "null";
    }

    void aRunTellsItsStatesInOrderOnTheReceiversThread() {
        RunThread run(m_config);
        QCOMPARE(int(run.snapshot().state), int(RunState::ready));
        std::string names;
        connect(&run, &RunThread::stateChanged, this, [&](RunState state) {
            QCOMPARE(QThread::currentThread(), thread());
            names += std::string(runStateName(state)) + ' ';
        });
        QSignalSpy finished(&run, &RunThread::finishedRun);
        run.start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(names, std::string("planning running finished "));
        QCOMPARE(finished.first().at(0).toString(), QString());
        QCOMPARE(finished.first().at(1).toInt(), 0);
        QCOMPARE(run.snapshot().rowsDone, std::uint64_t(100'000));
        QVERIFY(!run.samplesSince(0).empty());
        QVERIFY(!run.eventsSince(0).empty());
    }

    void whatCannotBePlannedIsTold() {
        m_config.output = "/no/such/folder/out";
        RunThread run(m_config);
        QSignalSpy finished(&run, &RunThread::finishedRun);
        run.start();
        QVERIFY(finished.wait(60'000));
        QVERIFY(finished.first().at(0).toString().contains(QStringLiteral("parent folder")));
        QCOMPARE(finished.first().at(1).toInt(), 2);
        QCOMPARE(int(run.snapshot().state), int(RunState::failed));
        QVERIFY(run.snapshot().error.has_value());
    }

    void pauseResumeAndCancelDoNotWait() {
        m_config.rows = 5'000'000;
        RunThread run(m_config);
        QSignalSpy finished(&run, &RunThread::finishedRun);
        run.pause(); // before there is an engine
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(int(run.snapshot().state), int(RunState::paused), 60'000);
        run.resume();
        QTRY_VERIFY_WITH_TIMEOUT(run.snapshot().rowsDone > 0, 60'000);
        run.cancel();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.first().at(1).toInt(), exitCode(ErrorCode::cancelled));
        QCOMPARE(int(run.snapshot().state), int(RunState::cancelled));
    }

    void destroyingItInFullRunCancels() {
        m_config.rows = 5'000'000;
        RunThread run(m_config);
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(run.snapshot().state == RunState::running, 60'000);
    }

private:
    RunConfig m_config;
};

QTEST_GUILESS_MAIN(TestRunThread)
#include "tst_run_thread.moc"
