#include "core/cluster/spark_install.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// What is missing for a cluster is said before anything is started.
class TestSparkInstall : public QObject {
    Q_OBJECT

private slots:
    void javaThatSparkRunsOn() {
        QCOMPARE(javaObstacle("3.5.8", "openjdk version \"17.0.15\" 2025-04-15"), std::string());
        QCOMPARE(javaObstacle("3.5.8", "java version \"1.8.0_292\""), std::string());
        QCOMPARE(javaObstacle("4.0.1", "openjdk version \"21\" 2023-09-19"), std::string());
        QCOMPARE(javaObstacle("", "openjdk version \"9\""), std::string());
        QCOMPARE(javaObstacle("3.5.8", "what is this"), std::string());
    }

    void javaThatItDoesNot() {
        QCOMPARE(
            javaObstacle("3.5.8", "openjdk version \"21.0.2\" 2024-01-16"),
            std::string("Spark 3.5.8 does not run on Java 21: it needs 8, 11 or 17. Set JAVA_HOME to one of these"));
        QCOMPARE(javaObstacle("4.0.1", "openjdk version \"11.0.2\" 2019-01-15"),
                 std::string("Spark 4.0.1 does not run on Java 11: it needs 17 or 21. Set JAVA_HOME to one of these"));
    }

    void noSparkSubmit() {
        qunsetenv("SPARK_HOME");
        qputenv("PATH", QFile::encodeName(m_folder.path()));
        QVERIFY(findSpark().error().message.find("there is no spark-submit in PATH") != std::string::npos);
        qputenv("SPARK_HOME", "/nonexistent");
        QVERIFY(findSpark().error().message.find("there is no /nonexistent/bin/spark-submit") != std::string::npos);
        QCOMPARE(findSpark().error().code, ErrorCode::badInput);
    }

    void noJavaOrAWrongOne() {
        const QString home = m_folder.filePath(QStringLiteral("spark"));
        script(home + QStringLiteral("/bin/spark-submit"), "exit 0");
        putFile(home + QStringLiteral("/jars/spark-core_2.12-3.5.8.jar"), "");
        qputenv("SPARK_HOME", QFile::encodeName(home));
        qputenv("JAVA_HOME", "/nonexistent");
        QVERIFY(findSpark().error().message.find("there is no /nonexistent/bin/java") != std::string::npos);
        qunsetenv("JAVA_HOME");
        qputenv("PATH", QFile::encodeName(m_folder.path()));
        QVERIFY(findSpark().error().message.find("there is no Java") != std::string::npos);
        script(m_folder.filePath(QStringLiteral("java/bin/java")), "echo 'openjdk version \"21.0.2\"' >&2");
        qputenv("JAVA_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("java"))));
        QVERIFY(findSpark().error().message.find("does not run on Java 21") != std::string::npos);
        script(m_folder.filePath(QStringLiteral("java/bin/java")), "echo 'openjdk version \"17.0.2\"' >&2");
        const auto found = findSpark();
        QVERIFY2(found.ok(), found ? "" : found.error().message.c_str());
        QCOMPARE(found->version, std::string("3.5.8"));
    }

private:
    static void script(const QString& path, const QByteArray& text) {
        putFile(path, "#!/bin/sh\n" + text + "\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestSparkInstall)
#include "tst_spark_install.moc"
