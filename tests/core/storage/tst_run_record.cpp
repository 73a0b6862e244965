#include "core/storage/run_record.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// A run can be taken up from its folder alone, and only by a program that would make the same bytes.
class TestRunRecord : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString();
        QDir(m_folder->path()).mkpath(QStringLiteral(".ledgerloom/tmp"));
        m_info.config = RunConfig{};
        m_info.config.output = "somewhere else";
        m_info.config.sizeBytes = 0;
        m_info.config.rows = 123'456;
        m_info.config.seed = UINT64_MAX;
        m_info.config.workers = 3;
        m_info.config.softLimitPermille = 755;
        m_info.config.waitLimitSeconds = 90;
        m_info.plan.shards = 7;
        m_info.plan.shardsPerChunk = 2;
    }

    void theConfigComesBackWhole() {
        QVERIFY(writeRunRecord(m_files, m_path, m_info).ok());
        const auto config = resumeConfig(m_files, m_path);
        QVERIFY2(config.ok(), config ? "" : config.error().message.c_str());
        RunConfig expected = m_info.config;
        expected.output = m_path; // wherever the folder is now
        expected.ifExists = IfExists::resume;
        QVERIFY(*config == expected);
        const auto record = readRunRecord(m_files, m_path);
        QVERIFY(record.ok() && record->has_value());
        QCOMPARE((*record)->fingerprint, planFingerprint(m_info));
        QCOMPARE((*record)->layout().partPath(Table::devices, 6),
                 DatasetLayout(m_info.plan).partPath(Table::devices, 6));
    }

    void otherFoldersAreRefused_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("none") << QByteArray() << QStringLiteral("not the folder of a Ledgerloom run");
        QTest::newRow("no JSON") << QByteArray("x") << QStringLiteral("run.json cannot be used");
        QTest::newRow("a later version") << QByteArray(R"({"ledgerloom_run": 2})") << QStringLiteral("another version");
        QTest::newRow("an unknown option")
            << QByteArray(R"({"ledgerloom_run": 1, "config": {"sparkle": true}})") << QStringLiteral("sparkle");
        QTest::newRow("a bad value") << QByteArray(R"({"ledgerloom_run": 1, "config": {"rows": -3}})")
                                     << QStringLiteral("rows");
    }
    void otherFoldersAreRefused() {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        if (!content.isEmpty()) {
            putFile(m_folder->filePath(QStringLiteral(".ledgerloom/run.json")), content);
        }
        const auto config = resumeConfig(m_files, m_path);
        QCOMPARE(int(config.error().code), int(ErrorCode::badInput));
        QVERIFY2(config.error().message.find(message.toStdString()) != std::string::npos,
                 config.error().message.c_str());
    }

    void onlyTheSameDataGoOn() {
        QVERIFY(writeRunRecord(m_files, m_path, m_info).ok());
        RunRecord record = **readRunRecord(m_files, m_path);
        RunConfig config = m_info.config;
        config.workers = 1;
        config.memoryLimitBytes = 1 << 28;
        QVERIFY(!recordObstacle(record, config, "", m_path).has_value());
        QVERIFY(recordObstacle(record, config, "zstd 1.5.9", m_path)->message.find("zstd 1.5.9") != std::string::npos);
        config.seed = 5;
        config.fraudRatePpb = 20'000'000;
        const std::string message = recordObstacle(record, config, "", m_path)->message;
        QVERIFY2(message.find("seed was 18446744073709551615 and is now 5") != std::string::npos, message.c_str());
        QVERIFY2(message.find("fraud-rate was 0.5% and is now 2%") != std::string::npos, message.c_str());
        record.dataVersion = dataVersion + 1;
        QVERIFY(recordObstacle(record, m_info.config, "", m_path)->message.find("data version") != std::string::npos);
    }

private:
    FileSystem m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    DatasetInfo m_info;
};

QTEST_GUILESS_MAIN(TestRunRecord)
#include "tst_run_record.moc"
