#include "core/cluster/spark_run.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// A script stands in for spark-submit: what it says and how it ends is how the run goes.
class TestSparkRun : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        // The command line that is shipped is looked for beside this program.
        putFile(QCoreApplication::applicationDirPath() + QStringLiteral("/ledgerloom"), "a program");
        script(QStringLiteral("java/bin/java"), "echo 'openjdk version \"17.0.2\"' >&2");
        qputenv("SPARK_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("spark"))));
        qputenv("JAVA_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("java"))));
    }
    void cleanupTestCase() { QFile::remove(QCoreApplication::applicationDirPath() + QStringLiteral("/ledgerloom")); }

    void itIsToldWhatToDo() {
        submit("for word in \"$@\"; do echo \"$word\" >> " + said() + "; done");
        const auto run = start();
        QVERIFY(run->wait().ok());
        QCOMPARE(run->snapshot().state, RunState::finished);
        const QByteArray all = words();
        QVERIFY(all.startsWith("--master\nspark://127.0.0.1:7077\n"));
        QVERIFY(all.contains("\n--output\n/shared/payments\n"));
        QVERIFY(all.contains("/ledgerloom_spark.py\n--program\n"));
        QVERIFY(all.contains("/plan.json\n"));
    }

    void theDriversErrorIsTheRuns() {
        submit("echo 'some noise'\n"
               "echo '{\"state\":\"failed\",\"error\":{\"exit_code\":8,\"message\":\"2 of 9 shards are "
               "missing\"}}'\nexit 8");
        const auto run = start();
        const auto end = run->wait();
        QCOMPARE(end.error().code, ErrorCode::incomplete);
        QCOMPARE(end.error().message, std::string("2 of 9 shards are missing"));
        QCOMPARE(run->snapshot().state, RunState::failed);
    }

    void anEndWithoutAWordHasTheLogsReason() {
        submit("echo 'INFO all is well' >&2\necho 'ERROR SparkContext: no room' >&2\nexit 1");
        const auto end = start()->wait();
        QCOMPARE(end.error().code, ErrorCode::failed);
        QVERIFY(end.error().message.find("no room") != std::string::npos);
    }

    void cancelReachesTheDriver() {
        submit(
            "trap 'echo \"{\\\"error\\\":{\\\"exit_code\\\":143,\\\"message\\\":\\\"stopped\\\"}}\"; exit 143' TERM\n"
            "echo \"{\\\"serve\\\":\\\"http://127.0.0.1:9\\\",\\\"pid\\\":$$}\"\n"
            "while true; do sleep 0.05; done");
        const auto run = start();
        QTRY_COMPARE(run->url(), std::string("http://127.0.0.1:9"));
        QVERIFY(!run->hasEnded());
        run->cancel();
        QCOMPARE(run->wait().error().code, ErrorCode::cancelled);
        QCOMPARE(run->snapshot().state, RunState::cancelled);
    }

    void aDriverThatWasKilledIsTold() {
        submit("kill -9 $$");
        const auto end = start()->wait();
        QCOMPARE(end.error().code, ErrorCode::incomplete);
        QVERIFY2(end.error().message.find("signal 9") != std::string::npos, end.error().message.c_str());
    }

    void whatIsBegunIsReadByTheDriver() {
        submit("for word in \"$@\"; do echo \"$word\" >> " + said() + "; done");
        QFile::remove(QString::fromUtf8(said()));
        QVERIFY(SparkRun::start({.config = wanted(), .planText = ""}).value()->wait().ok());
        QVERIFY(words().contains("\n--resume\n"));
        QVERIFY(!words().contains("\n--plan\n"));
    }

    void whatIsThereIsToBeOverwritten() {
        submit("for word in \"$@\"; do echo \"$word\" >> " + said() + "; done");
        RunConfig config = wanted();
        config.ifExists = IfExists::overwrite;
        QVERIFY(SparkRun::start({.config = config, .planText = "{}"}).value()->wait().ok());
        QVERIFY(words().contains("\n--if-exists\noverwrite\n"));
    }

    void oneThatIsLeftGoesOnAndTidiesUpItself() {
        submit("for word in \"$@\"; do case $word in *.py) echo \"$word\" > " + said() +
               ";; esac; done\nsleep 0.7\ntouch " + said() + ".went-on");
        QFile::remove(QString::fromUtf8(said()));
        {
            const auto run = start();
            QTRY_VERIFY(words().contains(".py"));
            run->leave();
            QCOMPARE(run->wait().error().code, ErrorCode::cancelled);
        }
        const QString folder = QFileInfo(QString::fromUtf8(words().trimmed())).path();
        QVERIFY(QFile::exists(folder + QStringLiteral("/left")));
        QTRY_VERIFY(QFile::exists(QString::fromUtf8(said()) + QStringLiteral(".went-on")));
        QDir(folder).removeRecursively();
    }

    void cancelBeforeThereIsADriverEndsAllOfIt() {
        submit("sleep 600");
        const auto run = start();
        run->cancel();
        QCOMPARE(run->wait().error().code, ErrorCode::cancelled);
    }

    void ofWhatCannotBeMadeNothingIsStarted() {
        submit("touch " + said());
        QFile::remove(QString::fromUtf8(said()));
        RunConfig config = wanted();
        config.output = "-";
        const auto run = SparkRun::start({.config = config, .planText = "{}"});
        QCOMPARE(run.error().field, std::string("output"));
        QVERIFY(!QFile::exists(QString::fromUtf8(said())));
    }

private:
    QByteArray said() const { return QFile::encodeName(m_folder.filePath(QStringLiteral("said"))); }
    QByteArray words() const {
        QFile file(QString::fromUtf8(said()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static RunConfig wanted() {
        RunConfig config;
        config.on = "spark://127.0.0.1:7077";
        config.output = "/shared/payments";
        return config;
    }
    static std::unique_ptr<SparkRun> start() {
        auto run = SparkRun::start({.config = wanted(), .planText = "{}"});
        if (!run) {
            qFatal("%s", run.error().message.c_str());
        }
        return std::move(run).value();
    }
    void submit(const QByteArray& text) const { script(QStringLiteral("spark/bin/spark-submit"), text); }
    void script(const QString& name, const QByteArray& text) const {
        const QString path = m_folder.filePath(name);
        putFile(path, "#!/bin/sh\n" + text + "\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSparkRun)
#include "tst_spark_run.moc"
