#include "core/memory/level.h"

#include <QTest>

using namespace ledgerloom;

class TestLevel : public QObject {
    Q_OBJECT

private slots:
    void namesAreTheWordsOfTheScreen() {
        QVERIFY(levelName(Level::normal) == "NORMAL");
        QVERIFY(levelName(Level::warning) == "WARNING");
        QVERIFY(levelName(Level::critical) == "CRITICAL");
        QVERIFY(levelName(Level::emergency) == "EMERGENCY");
    }
    void worseIsGreater() {
        QVERIFY(Level::normal < Level::warning);
        QVERIFY(Level::warning < Level::critical);
        QVERIFY(Level::critical < Level::emergency);
    }
};

QTEST_APPLESS_MAIN(TestLevel)
#include "tst_level.moc"
