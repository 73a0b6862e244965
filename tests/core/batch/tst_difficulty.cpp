#include "core/batch/block_maker.h"
#include "core/fraud/difficulty.h"
#include "tests/support/plans.h"

#include <QtTest>

#include <algorithm>
#include <vector>

using namespace ledgerloom;

/// The knob moves what fraud looks like and nothing else.
class TestDifficulty : public QObject {
    Q_OBJECT

    static Plan planAt(std::uint32_t permille) {
        Plan plan = testing::planOfRows(65'536, 20'000'000);
        plan.difficultyPermille = permille;
        return plan;
    }
    struct Seen {
        std::uint64_t rows = 0;
        std::uint64_t fraud = 0;
        std::uint64_t freshDevices = 0; ///< among fraudulent rows
        std::uint64_t soon = 0;         ///< within a quarter of an hour of the payment before, likewise
        std::int64_t median = 0;        ///< centavos, likewise
    };
    static Seen see(std::uint32_t permille) {
        BlockMaker maker(planAt(permille));
        maker.make(0);
        Seen seen;
        std::vector<std::int64_t> amounts;
        for (std::size_t i = 0; i < maker.rowCount(); ++i) {
            const Payment& p = maker.row(i);
            ++seen.rows;
            if (p.fraud == FraudType::none || p.fraud == FraudType::laundering)
                continue;
            ++seen.fraud;
            seen.freshDevices += p.has(Payment::freshDevice) ? 1U : 0U;
            seen.soon += p.minutesSinceLast >= 0 && p.minutesSinceLast < 15 ? 1U : 0U;
            amounts.push_back(p.amountCents);
        }
        std::ranges::sort(amounts);
        seen.median = amounts[amounts.size() / 2];
        return seen;
    }

private slots:
    void countsStayAndTheLooksMoveTheWayTheyShould() {
        const Seen easy = see(0);
        const Seen usual = see(500);
        const Seen hard = see(1000);
        QCOMPARE(easy.rows, usual.rows);
        QCOMPARE(hard.rows, usual.rows);
        QCOMPARE(easy.fraud, usual.fraud);
        QCOMPARE(hard.fraud, usual.fraud);
        QVERIFY(easy.median > 3 * usual.median);
        QVERIFY(hard.median < usual.median);
        QVERIFY(easy.freshDevices > 2 * usual.freshDevices);
        QVERIFY(2 * hard.freshDevices < usual.freshDevices);
        QVERIFY(easy.soon > usual.soon);
        QVERIFY(2 * hard.soon < usual.soon);
    }
    void everyStepMovesIt() {
        Seen before = see(0);
        for (const std::uint32_t permille : {250U, 500U, 750U, 1000U}) {
            const Seen now = see(permille);
            QVERIFY2(now.median < before.median, std::to_string(permille).c_str());
            QVERIFY2(now.freshDevices < before.freshDevices, std::to_string(permille).c_str());
            before = now;
        }
    }
    void devicesStayEnrolledAndTheNightLimitIsKept() {
        for (const std::uint32_t permille : {0U, 1000U}) {
            BlockMaker maker(planAt(permille));
            maker.make(0);
            for (std::size_t i = 0; i < maker.rowCount(); ++i) {
                const Payment& p = maker.row(i);
                const std::int64_t hour = p.timeUs % microsPerDay / microsPerHour;
                const bool night = hour >= 20 || hour < 6;
                QVERIFY(p.type != PaymentType::pix || p.status != PaymentStatus::approved || !night ||
                        p.amountCents <= 100'000);
                if (p.fraud == FraudType::none || p.device == noEntry)
                    continue;
                const std::uint64_t device = maker.dictionary().devices[p.device];
                const Customer customer = maker.population().customer(maker.firstCustomer() + p.customer);
                const auto isIt = [&](const Device& d) { return d.number == device; };
                const bool own =
                    std::any_of(customer.devices.begin(), customer.devices.begin() + customer.deviceCount, isIt);
                const bool enrolled = std::ranges::any_of(maker.enrolments(), [&](const Enrolment& e) {
                    return e.customer == p.customer && isIt(e.device) && e.device.firstUse <= p.timeUs / microsPerDay;
                });
                QVERIFY(own || enrolled);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestDifficulty)
#include "tst_difficulty.moc"
