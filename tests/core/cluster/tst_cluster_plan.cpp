#include "core/cluster/cluster_cost.h"
#include "core/cluster/cluster_plan.h"
#include "core/storage/plan_file.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// What a cluster cannot make is refused with what to change, before anything is started; the rest is a plan.
class TestClusterPlan : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_config = {};
        m_config.on = "spark://127.0.0.1:7077";
        m_config.output = m_folder.filePath(QStringLiteral("new")).toStdString();
    }

    void aPlanThatShardsAreMadeFrom() {
        const auto request = planForCluster(m_config);
        QVERIFY(request.ok());
        const auto plan = parsePlanFile(request->planText, "plan");
        QVERIFY(plan.ok());
        QVERIFY(plan->config.output.empty());
        QVERIFY(plan->config.on.empty());
    }

    void whatAClusterCannotMake() {
        const auto refused = [this](const std::string& field) {
            const auto request = planForCluster(m_config);
            return !request && request.error().code == ErrorCode::badInput && request.error().field == field;
        };
        m_config.output = "-";
        QVERIFY(refused("output"));
        m_config.output = "null";
        QVERIFY(refused("output"));
        init();
        m_config.partition = Partition::day;
        QVERIFY(refused("order"));
        init();
        m_config.ifExists = IfExists::overwrite;
        QVERIFY(refused("if-exists"));
        init();
        m_config.store = Store::memory;
        QVERIFY(refused("store"));
        init();
        m_config.staging = "/dev/shm";
        QVERIFY(refused("staging"));
    }

    void aFolderThatIsNotEmpty() {
        m_config.output = m_folder.filePath(QStringLiteral("begun")).toStdString();
        putFile(m_folder.filePath(QStringLiteral("begun/.ledgerloom/plan.json")), "{}");
        QVERIFY(planForCluster(m_config).error().message.find("resume") != std::string::npos);
        m_config.ifExists = IfExists::resume;
        QVERIFY(planForCluster(m_config).ok());
    }

    void aDriverThatHasEndedIsNotFound() {
        const std::string folder = m_folder.path().toStdString();
        QVERIFY(!drivenAt(folder));
        const auto note = [this](const QByteArray& pid, const QByteArray& host) {
            putFile(m_folder.filePath(QStringLiteral(".ledgerloom/driver.json")),
                    "{\"url\":\"http://127.0.0.1:9\",\"pid\":" + pid + ",\"host\":\"" + host + "\"}");
        };
        note(QByteArray::number(QCoreApplication::applicationPid()), QSysInfo::machineHostName().toUtf8());
        QCOMPARE(drivenAt(folder).value_or(""), std::string("http://127.0.0.1:9"));
        note("2000000000", QSysInfo::machineHostName().toUtf8());
        QVERIFY(!drivenAt(folder));
        note(QByteArray::number(QCoreApplication::applicationPid()), "another-machine");
        QVERIFY(!drivenAt(folder));
    }

    void theCostFollowsTheSize() {
        m_config.sizeBytes = 1'000'000'000'000;
        const auto small = clusterCost(m_config);
        m_config.sizeBytes *= 100;
        const auto large = clusterCost(m_config);
        QVERIFY(small.ok() && large.ok());
        QVERIFY(large->coreHours > 60 * small->coreHours);
        QVERIFY(large->coreHours < 140 * small->coreHours);
        QVERIFY(large->taskMemoryBytes < small->taskMemoryBytes + (1 << 20));
        // What the driver does alone stays.
        QVERIFY(large->times.back().secondsLow < large->times.front().secondsLow / 4);
    }

private:
    QTemporaryDir m_folder;
    RunConfig m_config;
};

QTEST_APPLESS_MAIN(TestClusterPlan)
#include "tst_cluster_plan.moc"
