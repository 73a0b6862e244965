#include "core/base/nearest.h"
#include "core/base/text.h"

#include <QTest>

#include <array>
#include <string>

using namespace ledgerloom;

/// Texts from outside are safe in messages, and a misspelling finds what was meant.
class TestText : public QObject {
    Q_OBJECT

private slots:
    void quotedTextIsSafe();
    void nearestNames();
};

void TestText::quotedTextIsSafe() {
    QCOMPARE(quotedText("12 GB"), std::string("\"12 GB\""));
    QCOMPARE(quotedText("a\n\x1b[31mb"), std::string("\"a??[31mb\""));
    const std::string cut = quotedText(std::string(1'000'000, 'x'));
    QCOMPARE(cut, "\"" + std::string(80, 'x') + "...\"");
    // 79 letters and then a character of two bytes: it goes as a whole.
    QCOMPARE(quotedText(std::string(79, 'x') + "\xc3\xa9 and more"), "\"" + std::string(79, 'x') + "...\"");
    QVERIFY(!quotedText(std::string(200, '\x80')).empty());
}

void TestText::nearestNames() {
    constexpr std::array<std::string_view, 4> names{"size", "seed", "fraud-rate", "workers"};
    QCOMPARE(nearestName("sise", names), std::string("size"));
    QCOMPARE(nearestName("fraud-raet", names), std::string("fraud-rate"));
    QCOMPARE(nearestName("worker", names), std::string("workers"));
    QCOMPARE(nearestName("colour", names), std::string());
    QCOMPARE(nearestName("", names), std::string());
    QCOMPARE(nearestName(std::string(1'000'000, 's'), names), std::string());
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
