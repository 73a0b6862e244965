#include "core/batch/block_maker.h"
#include "tests/support/plans.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace ledgerloom;

namespace {

constexpr std::int64_t minuteUs = 60'000'000;

double haversineKm(const Payment& a, const Payment& b) {
    constexpr double radian = 3.14159265358979323846 / 180 / 1e6;
    const double s = std::sin((b.latE6 - a.latE6) * radian / 2);
    const double t = std::sin((b.lonE6 - a.lonE6) * radian / 2);
    return 2 * 6371.0088 *
           std::asin(std::sqrt(s * s + std::cos(a.latE6 * radian) * std::cos(b.latE6 * radian) * t * t));
}

} // namespace

/// Every feature of a real block, worked out again the slow way from the rows alone.
class TestBlockReplay : public QObject {
    Q_OBJECT

private:
    std::vector<std::vector<Payment>> byCustomer(const BlockMaker& maker) const {
        std::vector<std::vector<Payment>> streams(maker.customerCount());
        for (std::size_t i = 0; i < maker.rowCount(); ++i)
            streams[maker.row(i).customer].push_back(maker.row(i));
        return streams;
    }
    static void checkWindow(const std::vector<Payment>& stream, std::size_t at) {
        int count = 0;
        std::int64_t sum = 0;
        bool seen = false;
        for (std::size_t k = 0; k <= at; ++k) {
            if (stream[k].timeUs > stream[at].timeUs - 1'440 * minuteUs) {
                ++count;
                sum += stream[k].amountCents;
            }
            seen = seen || (k < at && stream[k].receiver == stream[at].receiver);
        }
        QCOMPARE(int(stream[at].countLast24h), count);
        QCOMPARE(stream[at].sumLast24hCents, sum);
        QCOMPARE(stream[at].has(Payment::newReceiver), !seen);
    }
    static void checkStep(const Payment& p, const Payment* before, std::uint32_t& session) {
        if (before == nullptr) {
            QCOMPARE(p.minutesSinceLast, -1);
            QCOMPARE(p.distanceCentiKm, -1);
        } else {
            QCOMPARE(std::int64_t{p.minutesSinceLast}, (p.timeUs - before->timeUs) / minuteUs);
            if (p.latE6 == noPlace || before->latE6 == noPlace)
                QCOMPARE(p.distanceCentiKm, -1);
            else
                QVERIFY(std::abs(p.distanceCentiKm / 100.0 - haversineKm(*before, p)) <= 0.01);
            if (p.timeUs - before->timeUs > 15 * minuteUs || p.device != before->device)
                ++session;
        }
        QCOMPARE(p.session, session);
    }

private slots:
    void everyFeatureIsAsReplayed_data() {
        QTest::addColumn<quint64>("block");
        QTest::addColumn<quint32>("ratePpb");
        QTest::newRow("first block") << quint64{0} << 5'000'000U;
        QTest::newRow("last block, much fraud") << quint64{3} << 200'000'000U;
    }
    void everyFeatureIsAsReplayed() {
        QFETCH(const quint64, block);
        QFETCH(const quint32, ratePpb);
        BlockMaker maker(testing::planOfRows(250'000, ratePpb));
        maker.make(block);
        const auto streams = byCustomer(maker);
        for (std::size_t c = 0; c < streams.size(); ++c) {
            const std::int32_t zone = maker.population().customer(maker.firstCustomer() + c).minutesFromBrasilia;
            std::uint32_t session = 0;
            for (std::size_t i = 0; i < streams[c].size(); ++i) {
                const Payment& p = streams[c][i];
                checkStep(p, i > 0 ? &streams[c][i - 1] : nullptr, session);
                checkWindow(streams[c], i);
                const std::int64_t minuteOfDay = (p.timeUs / minuteUs + zone + 1'440) % 1'440;
                QCOMPARE(p.has(Payment::unusualHour), minuteOfDay < 360);
                QVERIFY(p.scoreCenti <= 10'000);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
    /// Novelty goes by what the files show: the Pix key, the merchant, or the account.
    void receiversAreEqualExactlyWhenTheirKeysAre() {
        BlockMaker maker(testing::planOfRows(65'536, 20'000'000));
        maker.make(0);
        const Dictionary& d = maker.dictionary();
        for (const auto& stream : byCustomer(maker)) {
            std::map<std::uint64_t, std::string> shown;
            std::set<std::string> texts;
            for (const Payment& p : stream) {
                const std::string text = p.type == PaymentType::pix ? "key " + std::string(d.payees[p.payee].key())
                                         : p.merchant != noEntry && p.type != PaymentType::boleto
                                             ? "merchant " + std::to_string(d.merchants[p.merchant].number)
                                             : "account " + std::to_string(d.payees[p.payee].bank) + '/' +
                                                   std::to_string(d.payees[p.payee].account);
                const auto [known, fresh] = shown.try_emplace(p.receiver, text);
                QCOMPARE(known->second, text);
                QCOMPARE(texts.insert(text).second, fresh);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestBlockReplay)
#include "tst_block_replay.moc"
