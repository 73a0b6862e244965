#include "core/telemetry/log_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <string>

using namespace ledgerloom;

namespace {

Event made(EventKind kind, const std::string& text, std::uint8_t level = 0) {
    Event event;
    event.kind = kind;
    event.level = level;
    event.text = text;
    event.wallUs = 1'751'371'445'123'456; // 2025-07-01 12:04:05.123456 UTC
    return event;
}

std::string contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestLogFile : public QObject {
    Q_OBJECT

private slots:
    void aLineHasTimeSeverityKindAndText() {
        QCOMPARE(logLine(made(EventKind::state, "running")),
                 std::string("2025-07-01T12:04:05.123456Z INFO state: running\n"));
        QCOMPARE(logLine(made(EventKind::level, "worse", 2)),
                 std::string("2025-07-01T12:04:05.123456Z WARNING level: worse\n"));
        QCOMPARE(logLine(made(EventKind::error, "broken")),
                 std::string("2025-07-01T12:04:05.123456Z ERROR error: broken\n"));
    }
    void aTextWithLinesStaysOneLine() {
        QCOMPARE(logLine(made(EventKind::info, "one\ntwo\r\x1b[31mred")),
                 std::string("2025-07-01T12:04:05.123456Z INFO info: one two  [31mred\n"));
    }
    void severities() {
        QVERIFY(severityOf(made(EventKind::error, "")) == Severity::error);
        QVERIFY(severityOf(made(EventKind::warning, "")) == Severity::warning);
        QVERIFY(severityOf(made(EventKind::level, "", 1)) == Severity::warning);
        QVERIFY(severityOf(made(EventKind::level, "", 0)) == Severity::info);
        QVERIFY(severityOf(made(EventKind::reaction, "")) == Severity::info);
        QVERIFY(severityOf(made(EventKind::state, "")) == Severity::info);
    }
    void takesOnlyWhatIsSevereEnough_data() {
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("lines");
        QTest::newRow("errors") << static_cast<int>(Severity::error) << 1;
        QTest::newRow("warnings") << static_cast<int>(Severity::warning) << 2;
        QTest::newRow("all") << static_cast<int>(Severity::info) << 3;
    }
    void takesOnlyWhatIsSevereEnough() {
        QFETCH(int, least);
        QFETCH(int, lines);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.log"));
        auto file = LogFile::open(path.toStdString(), static_cast<Severity>(least));
        QVERIFY(file.ok());
        for (const EventKind kind : {EventKind::info, EventKind::warning, EventKind::error}) {
            QVERIFY((*file)->write(made(kind, "x")).ok());
        }
        const std::string text = contents(path);
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{lines});
    }
    void goesOnAtTheEndOfAFile() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.log"));
        for (const char* text : {"first", "second"}) {
            auto file = LogFile::open(path.toStdString(), Severity::info);
            QVERIFY((*file)->write(made(EventKind::info, text)).ok());
        }
        const std::string text = contents(path);
        QVERIFY(text.find("first") < text.find("second"));
        QVERIFY(text.find("second") != std::string::npos);
    }
    void aFileThatCannotBeOpenedIsNamed() {
        const auto file = LogFile::open("/nowhere/at/all/run.log", Severity::info);
        QVERIFY(!file.ok());
        QVERIFY(file.error().code == ErrorCode::io);
        QCOMPARE(file.error().field, std::string("log"));
        QVERIFY(file.error().message.find("/nowhere/at/all/run.log") != std::string::npos);
        QVERIFY(file.error().message.find("--log") != std::string::npos);
    }
    void aFullDeviceIsAnError() {
        if (!QFile::exists(QStringLiteral("/dev/full"))) {
            QSKIP("not run: needs /dev/full");
        }
        auto file = LogFile::open("/dev/full", Severity::info);
        const auto written = (*file)->write(made(EventKind::info, "x"));
        QVERIFY(!written.ok());
        QVERIFY(written.error().message.find("No space left") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
