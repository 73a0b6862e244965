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
        m_config.ifExists = IfExists::overwrite;
        QVERIFY(planForCluster(m_config).ok());
    }

    void whatWasBegunIsGoneOnWithAsItWasPlanned() {
        m_config.output = m_folder.filePath(QStringLiteral("planned")).toStdString();
        QVERIFY(!isBegunOnCluster(m_config.output));
        QVERIFY(planBegunAt(m_config).error().message.find("holds nothing that a cluster has begun") !=
                std::string::npos);
        m_config.seed = 77;
        m_config.format = Format::csv;
        const std::string text = planForCluster(m_config)->planText;
        putFile(m_folder.filePath(QStringLiteral("planned/.ledgerloom/plan.json")), QByteArray::fromStdString(text));
        QVERIFY(isBegunOnCluster(m_config.output));

        RunConfig asked;
        asked.output = m_config.output;
        asked.on = m_config.on;
        const auto request = planBegunAt(asked);
        QVERIFY2(request.ok(), request ? "" : request.error().message.c_str());
        QCOMPARE(request->planText, text);
        QCOMPARE(request->config.seed, std::uint64_t{77});
        QCOMPARE(request->config.on, asked.on);
        QCOMPARE(request->config.ifExists, IfExists::resume);
        // Who starts it by its config alone, as the studio does, plans the same.
        QCOMPARE(planForCluster(request->config)->planText, text);

        putFile(m_folder.filePath(QStringLiteral("planned/manifest.json")), "{}");
        QVERIFY(!isBegunOnCluster(m_config.output));
    }

    void thePlanOfAnotherProgramIsRefused() {
        m_config.output = m_folder.filePath(QStringLiteral("older")).toStdString();
        std::string text = planForCluster(m_config)->planText;
        const std::string version = "\"program\": \"";
        text.replace(text.find(version) + version.size(), 1, "9");
        putFile(m_folder.filePath(QStringLiteral("older/.ledgerloom/plan.json")), QByteArray::fromStdString(text));
        QCOMPARE(planBegunAt(m_config).error().code, ErrorCode::badInput);
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
