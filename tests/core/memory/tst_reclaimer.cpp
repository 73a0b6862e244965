#include "core/memory/reclaimer.h"

#include <QTest>

#include <optional>

using namespace ledgerloom;

/// Whoever is registered is asked, in the way that the level wants, and nobody else.
class TestReclaimer : public QObject {
    Q_OBJECT

private slots:
    void sumsWhatHoldersFree() {
        Reclaimer reclaimer;
        QCOMPARE(reclaimer.reclaim(Reclaim::clear), 0U);
        const auto one = reclaimer.add([](Reclaim how) { return how == Reclaim::trim ? 5U : 10U; });
        const auto two = reclaimer.add([](Reclaim) { return 100U; });
        QCOMPARE(reclaimer.reclaim(Reclaim::trim), 105U);
        QCOMPARE(reclaimer.reclaim(Reclaim::clear), 110U);
    }

    void aHolderThatIsGoneIsNotAsked() {
        Reclaimer reclaimer;
        std::optional<Reclaimer::Registration> place = reclaimer.add([](Reclaim) { return 1U; });
        Reclaimer::Registration moved = std::move(*place);
        place.reset();
        QCOMPARE(reclaimer.reclaim(Reclaim::trim), 1U);
        moved = Reclaimer::Registration();
        QCOMPARE(reclaimer.reclaim(Reclaim::trim), 0U);
    }
};

QTEST_APPLESS_MAIN(TestReclaimer)
#include "tst_reclaimer.moc"
