#include "core/cluster/driver_note.h"
#include "core/storage/process_identity.h"
#include "tests/support/file_tree.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;

/// Whoever sees the note of a driver finds what it serves and can ask it to stop; a driver that was killed is not taken
/// for one that is there.
class TestDriverNote : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->path()));
    }

    void nothingIsKnown() {
        QVERIFY(!notedDriver({}));
        QVERIFY(!notedDriver(folder()));
        QVERIFY(!notedDriver("hdfs://here:9000/payments"));
        QCOMPARE(askToStop(folder()).error().code, ErrorCode::badInput);
        putFile(notePath(), "no JSON");
        QVERIFY(!notedDriver(folder()));
        putFile(notePath(), "{\"pid\":\"a word\",\"url\":7}");
        QVERIFY(!driverOf(folder()));
    }

    void oneThatIsThereIsFoundAndAsked() {
        note(notePath(), processIdentity(), folder());
        const auto driver = driverOf(folder());
        QVERIFY(driver);
        QCOMPARE(driver->url, std::string("http://127.0.0.1:9"));
        QCOMPARE(driver->on, std::string("spark://127.0.0.1:7077"));
        QVERIFY(askToStop(folder()).ok());
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral(".ledgerloom/driver.cancel"))));
    }

    void oneThatWasKilledIsNot() {
        // Another process by now has its number.
        note(notePath(), processIdentity() + "7", folder());
        QVERIFY(notedDriver(folder()));
        QVERIFY(!driverOf(folder()));
        const auto asked = askToStop(folder());
        QVERIFY(asked.error().message.find("resume " + folder() + " --on spark://127.0.0.1:7077") != std::string::npos);
    }

    void oneOfAnotherMachineIsAskedAllTheSame() {
        note(notePath(), "another-boot/space/12/34", folder());
        QVERIFY(!driverOf(folder()));
        QVERIFY(askToStop(folder()).ok());
    }

    void runsToAddressesAreFoundAmongTheUsersState() {
        const std::string address = "hdfs://here:9000/payments";
        const QString drivers = m_folder->filePath(QStringLiteral("ledgerloom/drivers/"));
        note(drivers + QStringLiteral("driver-1.json"), processIdentity() + "7", address);
        note(drivers + QStringLiteral("driver-2.json"), processIdentity(), address);
        note(drivers + QStringLiteral("driver-3.json"), processIdentity() + "8", address);
        note(drivers + QStringLiteral("driver-4.json"), processIdentity(), "hdfs://here:9000/others");
        QVERIFY(driverOf(address));
        QVERIFY(askToStop(address).ok());
        QVERIFY(QFile::exists(drivers + QStringLiteral("driver-2.cancel")));
        QVERIFY(!driverOf("hdfs://here:9000/nothing"));
    }

    void aRequestThatCannotBeLeftIsTold() {
        note(notePath(), processIdentity(), folder());
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral(".ledgerloom/driver.cancel"))); // a folder is in its way
        QCOMPARE(askToStop(folder()).error().code, ErrorCode::io);
    }

private:
    std::string folder() const { return m_folder->path().toStdString(); }
    QString notePath() const { return m_folder->filePath(QStringLiteral(".ledgerloom/driver.json")); }
    static void note(const QString& path, const std::string& identity, const std::string& output) {
        const QJsonObject note{{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9")},
                               {QStringLiteral("on"), QStringLiteral("spark://127.0.0.1:7077")},
                               {QStringLiteral("host"), QStringLiteral("x")},
                               {QStringLiteral("pid"), 12},
                               {QStringLiteral("identity"), QString::fromStdString(identity)},
                               {QStringLiteral("output"), QString::fromStdString(output)}};
        putFile(path, QJsonDocument(note).toJson());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TestDriverNote)
#include "tst_driver_note.moc"
