#include "core/base/civil_time.h"
#include "core/dataset/verify/stream_replay.h"

#include <QtTest>

#include <set>

using namespace ledgerloom;

/// The replay of a customer's payments finds each feature that is not what its past makes of it.
class TestStreamReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rightStreamsHaveNoFault();
    void everyWrongFeatureIsFound();
    void withoutCreditsBalancesMayGrowOnly();
    void creditsComeBeforePaymentsOfTheSameMoment();

private:
    using Check = StreamReplay::Check;

    static std::vector<StreamRecord> stream();
    static std::set<int> faults(const std::vector<StreamRecord>& records, bool withCredits = true);
};

std::vector<StreamRecord> TestStreamReplay::stream() {
    const std::int64_t noon = 20'000 * microsPerDay + 12 * 3'600 * microsPerSecond;
    StreamRecord customer;
    customer.customer = {1, 1};
    customer.zoneMinutes = -60;
    StreamRecord device = customer;
    device.kind = StreamRecord::Kind::device;
    device.device = {2, 2};
    device.timeUs = 20'000;
    StreamRecord first = device;
    first.kind = StreamRecord::Kind::payment;
    first.timeUs = noon;
    first.amountCents = first.sumCents = 1'000;
    first.receiver = 7;
    first.latE6 = -23'550'520;
    first.lonE6 = -46'633'308;
    first.count = 1;
    first.newReceiver = first.hasDevice = true;
    StreamRecord second = first; // the next day, a microsecond within 24 hours, in Rio
    second.timeUs = noon + microsPerDay - 1;
    second.latE6 = -22'906'847;
    second.lonE6 = -43'172'897;
    second.amountCents = 500;
    second.sumCents = 1'500;
    second.count = 2;
    second.minutes = 1'439;
    second.distanceCentiKm = 36'075;
    second.newReceiver = false;
    StreamRecord third = second; // 6:30 in Brasilia is before six where the customer lives; the window is empty
    third.timeUs = noon + 3 * microsPerDay - 11 * 1'800 * microsPerSecond;
    third.amountCents = third.sumCents = 200;
    third.count = 1;
    third.minutes = static_cast<std::int32_t>((third.timeUs - second.timeUs) / (60 * microsPerSecond));
    third.distanceCentiKm = 0;
    third.unusualHour = true;
    third.hasDevice = false;
    first.debits = second.debits = true; // the third did not go through
    first.balanceBeforeCents = 5'000;
    first.balanceAfterCents = 4'000;
    StreamRecord credit = device; // between the first and the second
    credit.kind = StreamRecord::Kind::credit;
    credit.timeUs = noon + 1;
    credit.amountCents = 250;
    credit.balanceBeforeCents = 4'000;
    credit.balanceAfterCents = second.balanceBeforeCents = 4'250;
    second.balanceAfterCents = third.balanceBeforeCents = third.balanceAfterCents = 3'750;
    return {customer, device, first, credit, second, third};
}

std::set<int> TestStreamReplay::faults(const std::vector<StreamRecord>& records, bool withCredits) {
    std::set<int> found;
    const auto note = [&](Check check, const StreamRecord&, const std::string& why) {
        found.insert(static_cast<int>(check));
        QVERIFY(!why.empty());
    };
    StreamReplay replay(note, withCredits);
    for (const StreamRecord& record : records)
        replay.take(record);
    return found;
}

void TestStreamReplay::rightStreamsHaveNoFault() {
    QCOMPARE(faults(stream()), std::set<int>());
}

void TestStreamReplay::everyWrongFeatureIsFound() {
    const auto expect = [](Check check, const std::function<void(std::vector<StreamRecord>&)>& change) {
        std::vector<StreamRecord> records = stream();
        change(records);
        QCOMPARE(faults(records), std::set<int>{static_cast<int>(check)});
    };
    expect(Check::count24h, [](auto& all) { all[4].count = 1; });
    expect(Check::sum24h, [](auto& all) { all[4].sumCents += 1; });
    expect(Check::minutes, [](auto& all) { all[2].minutes = 0; });
    expect(Check::minutes, [](auto& all) { all[4].minutes = 1'440; });
    expect(Check::distance, [](auto& all) { all[4].distanceCentiKm += 2; });
    expect(Check::distance, [](auto& all) { all[4].distanceCentiKm = StreamRecord::none; });
    expect(Check::newReceiver, [](auto& all) { all[4].newReceiver = true; });
    expect(Check::unusualHour, [](auto& all) { all[5].unusualHour = false; });
    expect(Check::deviceExists, [](auto& all) { all[2].device = {2, 3}; });
    expect(Check::deviceInUse, [](auto& all) { all[1].timeUs = 20'001; });
    expect(Check::customerExists, [](auto& all) { all.erase(all.begin()); });
    expect(Check::balanceSum, [](auto& all) { all[4].debits = false; });
    expect(Check::balanceSum, [](auto& all) { all[3].amountCents -= 1; });
    expect(Check::balanceChain, [](auto& all) {
        all[2].balanceBeforeCents -= 1;
        all[2].balanceAfterCents -= 1;
    });
    expect(Check::timesUnique, [](auto& all) {
        StreamRecord twin = all[5];
        twin.count = 2;
        twin.sumCents = 400;
        twin.minutes = 0;
        all.push_back(twin);
    });
}

void TestStreamReplay::withoutCreditsBalancesMayGrowOnly() {
    std::vector<StreamRecord> records = stream();
    records.erase(records.begin() + 3);
    QCOMPARE(faults(records, false), std::set<int>());
    QCOMPARE(faults(records, true), std::set<int>{static_cast<int>(Check::balanceChain)});
    records[2].balanceBeforeCents = records[2].balanceAfterCents = 90'000;
    records[2].debits = false;
    QCOMPARE(faults(records, false), std::set<int>{static_cast<int>(Check::balanceChain)});
}

void TestStreamReplay::creditsComeBeforePaymentsOfTheSameMoment() {
    StreamRecord credit;
    credit.kind = StreamRecord::Kind::credit;
    StreamRecord payment = credit;
    payment.kind = StreamRecord::Kind::payment;
    credit.row = 9;
    QVERIFY(credit < payment && !(payment < credit));
    payment.timeUs = -1;
    QVERIFY(payment < credit);
    StreamRecord device = payment;
    device.kind = StreamRecord::Kind::device;
    device.timeUs = 20'000;
    QVERIFY(device < credit && device < payment);
}

QTEST_GUILESS_MAIN(TestStreamReplay)
#include "tst_stream_replay.moc"
