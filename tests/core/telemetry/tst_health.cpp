#include "core/telemetry/health.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace ledgerloom;

namespace {

HealthView someRun() {
    HealthView view;
    view.state = "running";
    view.level = 1;
    view.levelName = "WARNING";
    view.memoryUsageBytes = 512'000'000;
    view.memoryLimitBytes = 2'048'000'000;
    view.availableBytes = 9'000'000'000;
    view.growthBytesPerSecond = -1.5e6;
    view.progress = 0.6204;
    view.rowsDone = 61'000'000;
    view.rowsTotal = 98'400'000;
    return view;
}

QJsonObject json(const HealthView& view) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(healthJson(view))).object();
}

} // namespace

class TestHealth : public QObject {
    Q_OBJECT

private slots:
    void jsonHasThePromisedFields() {
        const QJsonObject object = json(someRun());
        QCOMPARE(object[QStringLiteral("status")].toString(), QStringLiteral("healthy"));
        QCOMPARE(object[QStringLiteral("state")].toString(), QStringLiteral("running"));
        QCOMPARE(object[QStringLiteral("level")].toString(), QStringLiteral("WARNING"));
        QCOMPARE(object[QStringLiteral("memory_usage_mb")].toDouble(), 512.0);
        QCOMPARE(object[QStringLiteral("memory_limit_mb")].toDouble(), 2048.0);
        QCOMPARE(object[QStringLiteral("memory_percent")].toDouble(), 25.0);
        QCOMPARE(object[QStringLiteral("progress")].toDouble(), 62.0);
        QCOMPARE(object[QStringLiteral("rows_done")].toInteger(), 61'000'000);
    }
    void unknownMemoryIsNullNotZero() {
        HealthView view = someRun();
        view.memoryUsageBytes.reset();
        const QJsonObject object = json(view);
        QVERIFY(object[QStringLiteral("memory_usage_mb")].isNull());
        QVERIFY(object[QStringLiteral("memory_percent")].isNull());
        QVERIFY(metricsText(view).find("memory_usage_bytes") == std::string::npos);
    }
    void readyUntilCritical() {
        HealthView view = someRun();
        QVERIFY(isReady(view));
        view.level = 2;
        QVERIFY(!isReady(view));
        QCOMPARE(json(view)[QStringLiteral("status")].toString(), QStringLiteral("degraded"));
    }
    void brokenTextStillMakesJson() {
        HealthView view = someRun();
        view.state = "a\"b\xff";
        QVERIFY(json(view)[QStringLiteral("state")].toString().startsWith(QStringLiteral("a\"b")));
    }
    void metricsAreWellFormed() {
        const QStringList lines = QString::fromStdString(metricsText(someRun())).split(QLatin1Char('\n'));
        QVERIFY(lines.last().isEmpty()); // the format wants a line end after the last line
        const QRegularExpression help(QStringLiteral("^# HELP (ledgerloom_[a-z_]+) \\S.*$"));
        const QRegularExpression type(QStringLiteral("^# TYPE (ledgerloom_[a-z_]+) (gauge|counter)$"));
        const QRegularExpression value(QStringLiteral("^(ledgerloom_[a-z_]+) -?[0-9.]+(e[+-]?[0-9]+)?$"));
        QCOMPARE((lines.size() - 1) % 3, 0);
        QStringList names;
        for (qsizetype at = 0; at + 3 < lines.size(); at += 3) {
            const QString name = help.match(lines[at]).captured(1);
            QVERIFY2(!name.isEmpty(), qPrintable(lines[at]));
            QCOMPARE(type.match(lines[at + 1]).captured(1), name);
            QVERIFY2(value.match(lines[at + 2]).captured(1) == name, qPrintable(lines[at + 2]));
            QVERIFY(!names.contains(name));
            names << name;
        }
        QVERIFY(lines.contains(QStringLiteral("ledgerloom_memory_usage_bytes 512000000")));
        QVERIFY(lines.contains(QStringLiteral("ledgerloom_memory_level 1")));
        QVERIFY(lines.contains(QStringLiteral("ledgerloom_progress_ratio 0.6204")));
    }
};

QTEST_APPLESS_MAIN(TestHealth)
#include "tst_health.moc"
