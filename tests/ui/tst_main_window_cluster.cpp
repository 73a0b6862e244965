// A run on a cluster through the window. A script stands in for spark-submit, and an engine for what its driver serves.
#include "core/cluster/cluster_plan.h"
#include "core/run/run_feed.h"
#include "core/storage/process_identity.h"
#include "core/telemetry/http_server.h"
#include "tests/support/file_tree.h"
#include "ui/main_window/main_window.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ledgerloom;

class tst_main_window_cluster : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { QFile::remove(program()); }
    void init();
    void itIsShownAndCancelledButNotPaused();
    void whatStandsInTheWayIsTold();
    void aRunThatGoesOnIsShownWhenTheStudioIsOpenedAgain();
    void aRunWhoseDriverWasLostIsOfferedAndGoesOn();
    void theStudioMayBeClosedWhileTheClusterGoesOn();

private:
    static QString program() { return QCoreApplication::applicationDirPath() + QStringLiteral("/ledgerloom"); }
    void script(const QString& name, const QByteArray& text) const {
        const QString path = m_home->filePath(name);
        putFile(path, "#!/bin/sh\n" + text + "\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    /// An engine whose state the driver is to serve.
    void serve();
    void open();
    void startOnCluster();
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_cluster::initTestCase() {
    installStyle();
    // The command line that is shipped is looked for beside this program.
    putFile(program(), "a program");
}

void tst_main_window_cluster::init() {
    m_window.reset();
    m_server.reset();
    m_engine.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    script(QStringLiteral("java/bin/java"), "echo 'openjdk version \"17.0.2\"' >&2");
    qputenv("SPARK_HOME", QFile::encodeName(m_home->filePath(QStringLiteral("spark"))));
    qputenv("JAVA_HOME", QFile::encodeName(m_home->filePath(QStringLiteral("java"))));
}

void tst_main_window_cluster::serve() {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 30'000'000;
    config.output = "null";
    config.memoryLimitBytes = std::uint64_t(1) << 30;
    m_engine = Engine::create(config).value();
    const auto feed = [this](std::uint64_t sample, std::uint64_t event) {
        RunNews news{m_engine->snapshot(), m_engine->samplesSince(sample, mostFeedSamples),
                     m_engine->eventsSince(event)};
        news.snapshot.onCluster = true;
        return runFeed(news);
    };
    m_server = HttpServer::start(
                   {}, [] { return HealthView{}; }, feed)
                   .value();
    QVERIFY(m_engine->start().ok());
}

void tst_main_window_cluster::open() {
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr});
    m_window->resize(1280, 800);
    m_window->show();
}

void tst_main_window_cluster::startOnCluster() {
    open();
    m_window->findChild<QLineEdit*>(QStringLiteral("output"))->setText(m_home->filePath(QStringLiteral("out")));
    m_window->findChild<QLineEdit*>(QStringLiteral("on"))->setText(QStringLiteral("spark://127.0.0.1:7077"));
    QTRY_VERIFY2_WITH_TIMEOUT(action("start")->isEnabled(), qPrintable(m_window->setup().obstacle()), 10'000);
    action("start")->trigger();
    QVERIFY(m_window->run().isActive());
}

void tst_main_window_cluster::itIsShownAndCancelledButNotPaused() {
    serve();
    script(QStringLiteral("spark/bin/spark-submit"),
           "trap 'echo \"{\\\"error\\\":{\\\"exit_code\\\":143,\\\"message\\\":\\\"stopped\\\"}}\"; exit 143' TERM\n"
           "echo \"{\\\"serve\\\":\\\"" +
               QByteArray::fromStdString(m_server->url()) + "\\\",\\\"pid\\\":$$}\"\nwhile true; do sleep 0.05; done");
    startOnCluster();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_window->run().state()), int(RunState::running), 10'000);
    QTRY_VERIFY(m_window->run().snapshot().rowsDone > 0);
    QTRY_VERIFY(!m_window->run().source()->samplesSince(0, 100).empty());
    // The curves are named after what they are.
    QStringList curves;
    const auto namesOfCurves = [&] {
        curves.clear();
        for (const QAction* curve : m_window->findChild<QToolButton*>(QStringLiteral("series"))->menu()->actions())
            if (curve->isVisible())
                curves << curve->text().remove(u'&');
        return curves;
    };
    QTRY_VERIFY(namesOfCurves().contains(QStringLiteral("Memory of the worst executor")));
    QVERIFY(curves.contains(QStringLiteral("Cluster sum of memory")));
    QVERIFY(!curves.contains(QStringLiteral("Free disk of the output")));
    QVERIFY(!action("pause")->isEnabled());
    QVERIFY(action("pause")->toolTip().contains(QStringLiteral("cluster")));
    QVERIFY(!action("adjust")->isEnabled());
    QVERIFY(action("cancel")->isEnabled());
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
    QCOMPARE(int(m_window->run().snapshot().state), int(RunState::cancelled));
}

void tst_main_window_cluster::whatStandsInTheWayIsTold() {
    startOnCluster();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
    QVERIFY2(m_window->run().error().contains(QStringLiteral("spark-submit")), qPrintable(m_window->run().error()));
}

void tst_main_window_cluster::aRunThatGoesOnIsShownWhenTheStudioIsOpenedAgain() {
    serve();
    const QString folder = m_home->filePath(QStringLiteral("out"));
    putFile(folder + QStringLiteral("/.ledgerloom/driver.json"),
            "{\"url\":\"" + QByteArray::fromStdString(m_server->url()) +
                "\",\"on\":\"spark://127.0.0.1:7077\",\"output\":\"" + folder.toUtf8() + "\",\"identity\":\"" +
                QByteArray::fromStdString(processIdentity()) + "\"}");
    m_settings->setOutputFolder(folder);
    open();
    QVERIFY(m_window->run().isAttached());
    QTRY_VERIFY(m_window->run().snapshot().rowsDone > 0);
    QVERIFY(!action("pause")->isEnabled());
    QTRY_VERIFY(action("cancel")->isEnabled());
    m_window->run().cancel();
    // The driver is asked by a file beside its note; the engine is in its place.
    QTRY_VERIFY(QFile::exists(folder + QStringLiteral("/.ledgerloom/driver.cancel")));
    m_engine->cancel();
    QTRY_VERIFY(!action("cancel")->isEnabled());
    QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("resultHeadline"))->isVisible());
}

void tst_main_window_cluster::aRunWhoseDriverWasLostIsOfferedAndGoesOn() {
    const QString folder = m_home->filePath(QStringLiteral("out"));
    RunConfig config;
    config.output = folder.toStdString();
    config.on = "spark://127.0.0.1:7077";
    config.seed = 77;
    putFile(folder + QStringLiteral("/.ledgerloom/plan.json"),
            QByteArray::fromStdString(planForCluster(config)->planText));
    m_settings->setUnfinishedRun(folder, QStringLiteral("spark://127.0.0.1:7077"));
    script(QStringLiteral("spark/bin/spark-submit"), "sleep 600");
    open();
    auto* resume = m_window->findChild<QAbstractButton*>(QStringLiteral("resumeRun"));
    QVERIFY(resume->isVisible());
    resume->click();
    QVERIFY(m_window->run().isActive());
    QCOMPARE(m_window->run().config().seed, std::uint64_t{77});
    QCOMPARE(m_window->run().config().on, config.on);
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->run().isActive(), 10'000);
}

void tst_main_window_cluster::theStudioMayBeClosedWhileTheClusterGoesOn() {
    serve();
    script(QStringLiteral("spark/bin/spark-submit"),
           "echo \"{\\\"serve\\\":\\\"" + QByteArray::fromStdString(m_server->url()) +
               "\\\",\\\"pid\\\":$$}\"\nsleep 2\ntouch " + m_home->filePath(QStringLiteral("went-on")).toUtf8());
    startOnCluster();
    QTRY_COMPARE_WITH_TIMEOUT(int(m_window->run().state()), int(RunState::running), 10'000);
    m_window->close();
    auto* question = m_window->findChild<QMessageBox*>(QStringLiteral("quitQuestion"));
    QVERIFY(question);
    QAbstractButton* leave = nullptr;
    for (QAbstractButton* button : question->buttons())
        leave = button->text().contains(QStringLiteral("cluster goes on")) ? button : leave;
    QVERIFY(leave);
    leave->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 10'000);
    m_window.reset();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(QStringLiteral("went-on"))), 10'000);
}

QTEST_MAIN(tst_main_window_cluster)
#include "tst_main_window_cluster.moc"
