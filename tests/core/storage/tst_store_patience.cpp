#include "core/storage/store_patience.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace ledgerloom;

/// A server that does not answer is waited for, within a limit, and what happens is told once.
class TestStorePatience : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_clock = std::make_shared<FakeClock>();
        m_patience = std::make_unique<StorePatience>("s3://b/p", m_clock);
    }

    void oneLostConnectionIsNoNews() {
        QVERIFY(m_patience->tryAgain(0, "reset"));
        m_patience->answered();
        QVERIFY(m_patience->takeNotes().empty());
    }

    void anOutageIsToldOnceAndItsEndToo() {
        m_patience->setLimit(60'000'000);
        for (std::int64_t failure = 0; failure < 10; ++failure) {
            m_clock->advanceUs(1'000'000);
            QVERIFY(m_patience->tryAgain(failure, "refused"));
        }
        auto notes = m_patience->takeNotes();
        QCOMPARE(notes.size(), std::size_t(1));
        QVERIFY(notes[0].warning);
        QVERIFY(notes[0].text.find("s3://b/p does not answer (refused)") != std::string::npos);
        QVERIFY(notes[0].text.find("1:00 at most") != std::string::npos);
        m_patience->answered();
        notes = m_patience->takeNotes();
        QCOMPARE(notes.size(), std::size_t(1));
        QVERIFY(!notes[0].warning);
        QVERIFY(notes[0].text.find("answers again") != std::string::npos);
        QVERIFY(!m_patience->givenUp());
    }

    void theLimitEndsTheWait() {
        m_patience->setLimit(60'000'000);
        QVERIFY(m_patience->tryAgain(0, "refused"));
        m_clock->advanceUs(59'000'000);
        QVERIFY(m_patience->tryAgain(1, "refused"));
        m_clock->advanceUs(1'000'000);
        QVERIFY(!m_patience->tryAgain(2, "refused"));
        QVERIFY(m_patience->givenUp());
        QVERIFY(m_patience->givenUp()->code == ErrorCode::io);
    }

    void aRequestThatAlwaysFailsEndsThoughOthersAreAnswered() {
        m_patience->setLimit(60'000'000);
        bool again = true;
        std::int64_t failure = 0;
        for (; again && failure < 1'000; ++failure) {
            again = m_patience->tryAgain(failure, "slow down");
            m_patience->answered();
        }
        QVERIFY(!again);
        QVERIFY(failure >= 60);
    }

    void aStopEndsItAtOnce() {
        m_patience->setLimit(0);
        QVERIFY(m_patience->tryAgain(100'000, "refused"));
        m_patience->interrupt();
        QVERIFY(!m_patience->tryAgain(0, "refused"));
        QVERIFY(!m_patience->givenUp());
    }

    void waitsGrowToASecond() {
        QCOMPARE(StorePatience::delayMs(0), std::int64_t(50));
        QCOMPARE(StorePatience::delayMs(1), std::int64_t(100));
        QCOMPARE(StorePatience::delayMs(5), std::int64_t(1'000));
        QCOMPARE(StorePatience::delayMs(1'000'000), std::int64_t(1'000));
    }

private:
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<StorePatience> m_patience;
};

QTEST_APPLESS_MAIN(TestStorePatience)
#include "tst_store_patience.moc"
