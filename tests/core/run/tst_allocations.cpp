// Counts what a run really allocates. The hooks are this program's own malloc family and mmap, which every library in
// the process uses in place of the C library's.
#include "core/format/shard_encoder.h"
#include "core/run/engine.h"
#include "core/run/planner.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr std::size_t large = 64 << 10;

std::atomic<std::int64_t> liveBytes = 0; ///< in allocations over 64 KiB
std::atomic<std::int64_t> peakBytes = 0;

void took(std::size_t bytes) {
    if (bytes <= large) {
        return;
    }
    const std::int64_t now = liveBytes += static_cast<std::int64_t>(bytes);
    std::int64_t peak = peakBytes;
    while (now > peak && !peakBytes.compare_exchange_weak(peak, now)) {
    }
}

void dropped(std::size_t bytes) {
    if (bytes > large) {
        liveBytes -= static_cast<std::int64_t>(bytes);
    }
}

} // namespace

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t bytes) {
    void* memory = __libc_malloc(bytes);
    took(memory != nullptr ? malloc_usable_size(memory) : 0);
    return memory;
}
void* calloc(std::size_t count, std::size_t bytes) {
    void* memory = __libc_calloc(count, bytes);
    took(memory != nullptr ? malloc_usable_size(memory) : 0);
    return memory;
}
void* realloc(void* old, std::size_t bytes) {
    const std::size_t before = old != nullptr ? malloc_usable_size(old) : 0;
    void* memory = __libc_realloc(old, bytes);
    if (memory != nullptr || bytes == 0) {
        dropped(before);
        took(memory != nullptr ? malloc_usable_size(memory) : 0);
    }
    return memory;
}
void* memalign(std::size_t alignment, std::size_t bytes) {
    void* memory = __libc_memalign(alignment, bytes);
    took(memory != nullptr ? malloc_usable_size(memory) : 0);
    return memory;
}
void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
    return memalign(alignment, bytes);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
    *memory = memalign(alignment, bytes);
    return *memory != nullptr ? 0 : ENOMEM;
}
void free(void* memory) {
    dropped(memory != nullptr ? malloc_usable_size(memory) : 0);
    __libc_free(memory);
}
void* mmap(void* at, std::size_t bytes, int protection, int flags, int file, off_t offset) noexcept {
    void* memory = reinterpret_cast<void*>(::syscall(SYS_mmap, at, bytes, protection, flags, file, offset));
    if (memory != MAP_FAILED && (flags & MAP_ANONYMOUS) != 0) {
        took(bytes);
    }
    return memory;
}
int munmap(void* memory, std::size_t bytes) noexcept {
    dropped(bytes);
    return static_cast<int>(::syscall(SYS_munmap, memory, bytes));
}
}

using namespace ledgerloom;

/// Every buffer over 64 KiB that a run allocates was reserved in its budget before.
class TestAllocations : public QObject {
    Q_OBJECT

private slots:
    void theHooksCount() {
        const std::int64_t before = liveBytes;
        {
            const std::vector<char> big(1 << 20);
            QVERIFY(liveBytes - before >= 1 << 20);
        }
        QCOMPARE(liveBytes.load(), before);
    }

    void everyLargeBufferIsReserved_data() {
        QTest::addColumn<int>("workers");
        QTest::addColumn<bool>("toFolder");
        QTest::addColumn<bool>("held");
        QTest::newRow("one worker, dropped") << 1 << false << false;
        QTest::newRow("three workers, to disk") << 3 << true << false;
        QTest::newRow("two workers, held in memory") << 2 << true << true;
        QTest::newRow("two workers, in chunks") << 2 << true << false;
    }

    void everyLargeBufferIsReserved() {
        QFETCH(int, workers);
        QFETCH(bool, toFolder);
        QFETCH(bool, held);
        const QTemporaryDir folder;
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 400'000;
        config.workers = std::uint32_t(workers);
        config.memoryLimitBytes = std::uint64_t(2) << 30;
        config.output = toFolder ? folder.filePath(QStringLiteral("out")).toStdString() : "null";
        config.chunkSizeBytes = QByteArray(QTest::currentDataTag()).contains("chunks") ? 100 << 20 : 0;
        config.store = held ? Store::memory : Store::disk;
        auto engine = Engine::create(config).value();
        const std::int64_t before = liveBytes;
        peakBytes = before;
        QVERIFY(engine->start().ok());
        while (engine->snapshot().state == RunState::ready || engine->snapshot().state == RunState::running) {
            QVERIFY2(isCovered(*engine, before), "more is allocated than is reserved");
            QTest::qSleep(1);
        }
        QVERIFY(engine->wait().ok());
        const std::int64_t peak = peakBytes - before;
        const auto reserved = std::int64_t(engine->snapshot().peakReservedBytes);
        QVERIFY2(peak > 1 << 20, "the run allocated nothing large: the hooks see nothing");
        QVERIFY2(peak <= reserved, qPrintable(QStringLiteral("%1 allocated, %2 reserved").arg(peak).arg(reserved)));
    }

    /// Before there is a budget: no more than the one worker that every run must have room for.
    void planningTakesNoMoreThanOneWorker() {
        RunConfig config;
        config.sizeBytes = 1'000'000'000;
        config.output = "null";
        config.memoryLimitBytes = std::uint64_t(2) << 30;
        const Plan plan = makePlan(config).value().plan;
        const std::int64_t before = liveBytes;
        peakBytes = before;
        const auto engine = Engine::create(config).value();
        QVERIFY(peakBytes - before <= std::int64_t(ShardEncoder::memoryBytes(plan)));
    }

private:
    /// Memory is reserved first and given back last, so at any moment no more can be allocated than is reserved. The
    /// two are not read at once: a difference counts when it stays.
    static bool isCovered(const Engine& engine, std::int64_t before) {
        for (int look = 0; look < 3; ++look) {
            const std::int64_t live = liveBytes - before;
            if (live <= std::int64_t(engine.snapshot().reservedBytes)) {
                return true;
            }
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestAllocations)
#include "tst_allocations.moc"
