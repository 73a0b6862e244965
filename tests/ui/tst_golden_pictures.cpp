// Every page and dialog as it was looked at and found good: light, dark, high contrast and in Brazilian Portuguese, at
// the least size the window is made for. Nothing is masked; what could differ from one day to the next is fixed by
// GoldenStudio. With LEDGERLOOM_GOLDEN=write in the environment the pictures are made anew; CONTRIBUTING.md says what
// to do with them before they are committed.
#include "tests/ui/pictures/picture_difference.h"
#include "tests/ui/pictures/scenes.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

const QString folder = QStringLiteral(LEDGERLOOM_SOURCES "/tests/ui/golden/");

QImage goldenOf(const QString& name) {
    return QImage(folder + name + QStringLiteral(".png")).convertToFormat(QImage::Format_RGB32);
}

/// Where a person can look at what was seen and how it differs.
QString keptFor(const QString& name, const QImage& now, const QImage& golden) {
    const QString place = QDir::temp().filePath(QStringLiteral("ledgerloom-golden"));
    if (!QDir().mkpath(place))
        return QStringLiteral("nowhere");
    now.save(place + u'/' + name + QStringLiteral(".png"));
    differencePicture(now, golden).save(place + u'/' + name + QStringLiteral("-difference.png"));
    return place + u'/' + name + QStringLiteral("*.png");
}

} // namespace

class tst_golden_pictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyScene_data();
    void everyScene();
    void noPictureIsLeftOver();
    void aMissingTabIsSeen();
    void aMissingButtonIsSeen();
    void anotherWordIsSeen();
    void anotherDigitIsSeen();
    void anotherShadeOfACurveIsNot();
    void anotherSizeIsSeen();

private:
    /// What the charts' picture differs in once `change` was done to the window.
    static QString differenceAfter(const std::function<void(GoldenStudio&)>& change);
};

void tst_golden_pictures::initTestCase() {
    qputenv("TZ", "UTC");
    installStyle();
    // A caret that blinks, and where the pointer happens to be, are no part of the picture.
    QApplication::setCursorFlashTime(0);
}

void tst_golden_pictures::everyScene_data() {
    QTest::addColumn<int>("look");
    QTest::addColumn<int>("scene");
    for (int look = 0; look < int(std::size(looks)); ++look)
        for (int scene = 0; scene < int(scenes().size()); ++scene)
            QTest::addRow("%s-%s", looks[look].name, scenes()[std::size_t(scene)].name) << look << scene;
}

void tst_golden_pictures::everyScene() {
    QFETCH(int, look);
    QFETCH(int, scene);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    GoldenStudio studio(looks[look]);
    const Shot shot = scenes()[std::size_t(scene)].take(studio);
    if (qEnvironmentVariable("LEDGERLOOM_GOLDEN") == QStringLiteral("write"))
        QVERIFY(shot.image.save(folder + name + QStringLiteral(".png"), "PNG", 0));
    const QImage golden = goldenOf(name);
    QVERIFY2(!golden.isNull(), qPrintable(folder + name + QStringLiteral(".png is missing")));
    const QString differs = describedDifference(shot.image, golden, shot.widget);
    if (!differs.isEmpty())
        QFAIL(qPrintable(QStringLiteral("differs in %1; see %2").arg(differs, keptFor(name, shot.image, golden))));
}

void tst_golden_pictures::noPictureIsLeftOver() {
    QStringList wanted;
    for (const Look& look : looks)
        for (const Scene& scene : scenes())
            wanted << QStringLiteral("%1-%2.png").arg(QString::fromLatin1(look.name), QString::fromLatin1(scene.name));
    wanted.sort();
    QCOMPARE(QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name), wanted);
}

QString tst_golden_pictures::differenceAfter(const std::function<void(GoldenStudio&)>& change) {
    GoldenStudio studio(looks[0]);
    studio.showRun(RunState::finished);
    const QImage golden = goldenOf(QStringLiteral("light-charts"));
    if (const QString differs = describedDifference(studio.shot().image, golden, &studio.window()); !differs.isEmpty())
        return QStringLiteral("before the change: ") + differs;
    change(studio);
    const Shot shot = studio.shot();
    return describedDifference(shot.image, golden, shot.widget);
}

void tst_golden_pictures::aMissingTabIsSeen() {
    const QString differs = differenceAfter([](GoldenStudio& studio) {
        auto* tabs = studio.find<QTabWidget>();
        tabs->tabBar()->setTabVisible(tabs->count() - 1, false);
    });
    QVERIFY2(differs.startsWith(QStringLiteral("QTabBar ")), qPrintable(differs));
    QVERIFY2(!differs.contains(QStringLiteral("), ")), qPrintable(differs)); // nothing else
}

void tst_golden_pictures::aMissingButtonIsSeen() {
    const QString differs =
        differenceAfter([](GoldenStudio& studio) { studio.find<QToolButton>("export")->setIcon(QIcon()); });
    QVERIFY2(differs.contains(QStringLiteral("QToolButton export (")), qPrintable(differs));
}

void tst_golden_pictures::anotherWordIsSeen() {
    const QString differs = differenceAfter(
        [](GoldenStudio& studio) { studio.find<QLabel>("readiness")->setText(QStringLiteral("Ready to begin")); });
    QVERIFY2(differs.contains(QStringLiteral("readiness (")), qPrintable(differs));
}

void tst_golden_pictures::anotherDigitIsSeen() {
    const QString differs =
        differenceAfter([](GoldenStudio& studio) { studio.find<QLineEdit>("seed")->setText(QStringLiteral("43")); });
    QVERIFY2(differs.contains(QStringLiteral("seed (")), qPrintable(differs));
}

/// As another processor may round.
void tst_golden_pictures::anotherShadeOfACurveIsNot() {
    QImage one(200, 100, QImage::Format_RGB32);
    one.fill(Qt::white);
    QImage other = one;
    for (QImage* image : {&one, &other}) {
        QPainter painter(image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::darkBlue, 1.4));
        const double moved = image == &one ? 0 : 0.05;
        painter.drawLine(QPointF(0, 90 + moved), QPointF(200, 10 + moved));
    }
    QVERIFY(one != other);
    QCOMPARE(describedDifference(one, other, nullptr), QString());
    QPainter(&other).fillRect(50, 50, 4, 2, Qt::black);
    QVERIFY(!describedDifference(one, other, nullptr).isEmpty());
}

void tst_golden_pictures::anotherSizeIsSeen() {
    const QImage one(20, 20, QImage::Format_RGB32);
    QVERIFY(describedDifference(one, one.copy(0, 0, 20, 19), nullptr).contains(QStringLiteral("not 20 x 19")));
}

QTEST_MAIN(tst_golden_pictures)
#include "tst_golden_pictures.moc"
