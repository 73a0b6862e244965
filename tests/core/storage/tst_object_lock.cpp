#include "core/storage/dataset_layout.h"
#include "core/storage/object_lock.h"
#include "core/storage/process_identity.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_store.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// One run writes to a prefix; who finds another there stops and touches nothing.
class TestObjectLock : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_objects = std::make_shared<MemoryObjects>();
        m_clock = std::make_shared<FakeClock>();
    }

    void aSecondRunIsTurnedAwayUntilTheFirstHasEnded() {
        MemoryStore first(m_objects);
        MemoryStore second(m_objects);
        {
            const auto held = ObjectLock::acquire(first, m_clock);
            QVERIFY(held.ok());
            const auto refused = ObjectLock::acquire(second, m_clock);
            QVERIFY(!refused.ok());
            QVERIFY(refused.error().code == ErrorCode::folderInUse);
            QVERIFY((*held)->confirm().ok());
        }
        QVERIFY(ObjectLock::acquire(second, m_clock).ok());
    }

    void aStaleOneIsTakenOverByTheStoresClock() {
        MemoryStore store(m_objects);
        putForeignLock("");
        m_objects->nowUs += 29'000'000;
        m_clock->setWallUs(0); // this machine's own clock does not matter
        QVERIFY(ObjectLock::acquire(store, m_clock).error().code == ErrorCode::folderInUse);
        m_objects->nowUs += 1'000'000;
        QVERIFY(ObjectLock::acquire(store, m_clock).ok());
    }

    void oneOfADeadProcessIsTakenOverAtOnce() {
        const pid_t child = ::fork();
        if (child == 0) {
            ::pause();
        }
        QVERIFY(child > 0);
        std::string identity = processIdentity();
        const std::string own = std::to_string(::getpid());
        identity = identity.substr(0, identity.rfind("/" + own + "/")) + "/" + std::to_string(child) + "/1";
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        MemoryStore store(m_objects);
        putForeignLock(identity);
        QVERIFY(processHasEnded(identity));
        QVERIFY(ObjectLock::acquire(store, m_clock).ok());
    }

    void aLivingProcessIsNotDead() {
        QVERIFY(!processHasEnded(processIdentity()));
        QVERIFY(!processHasEnded(""));
        QVERIFY(!processHasEnded("another-boot/pid:[1]/1/1"));
    }

    void whoLosesItStopsAndLeavesItToTheOther() {
        MemoryStore store(m_objects);
        {
            const auto held = ObjectLock::acquire(store, m_clock);
            QVERIFY(held.ok());
            putForeignLock("");
            QVERIFY((*held)->confirm().ok()); // asked within this second
            m_clock->advanceUs(1'000'000);
            QVERIFY((*held)->confirm().error().code == ErrorCode::folderInUse);
            QVERIFY((*held)->lost());
        }
        QVERIFY(m_objects->objects[std::string(objectLockPath)].bytes.find("foreign") != std::string::npos);
    }

    void theHolderGivesSignsOfLife() {
        MemoryStore store(m_objects);
        const auto held = ObjectLock::acquire(store, m_clock);
        QVERIFY(held.ok());
        const auto text = [this] {
            const std::lock_guard lock(m_objects->mutex);
            return m_objects->objects[std::string(objectLockPath)].bytes;
        };
        const std::string first = text();
        QTRY_VERIFY((m_clock->advanceUs(5'000'000), text() != first));
    }

private:
    void putForeignLock(const std::string& process) {
        const std::lock_guard lock(m_objects->mutex);
        m_objects->objects[std::string(objectLockPath)] = {
            .bytes = "{\"token\":\"foreign\",\"held\":true,\"beat\":7,\"process\":\"" + process + "\"}\n",
            .changedUs = m_objects->nowUs};
    }

    std::shared_ptr<MemoryObjects> m_objects;
    std::shared_ptr<FakeClock> m_clock;
};

QTEST_APPLESS_MAIN(TestObjectLock)
#include "tst_object_lock.moc"
