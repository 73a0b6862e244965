// What a configuration will need, before anything is made.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // Notes, and what memory is for.
    QT_TRANSLATE_NOOP("engine", "The range ends on %1 instead of %2, so that this small run still has %3 customers "
                                "with a usual number of payments each."),
    QT_TRANSLATE_NOOP(
        "engine",
        "for a slow output (network, hard disk) the parts in work, %1, can be staged in memory: --staging /dev/shm"),
    QT_TRANSLATE_NOOP("engine", "for a slow output (network, hard disk) the parts in work, %1, can be staged on a fast "
                                "disk; they are too much for memory"),
    QT_TRANSLATE_NOOP("engine", "--store memory holds about %1, more than the memory limit: the run will stop at "
                                "EMERGENCY with code 3; use --store disk or raise --memory-limit"),
    QT_TRANSLATE_NOOP("engine", "%1, up to %2 each: the customers and payments of one block"),
    QT_TRANSLATE_NOOP("engine", "%1, up to %2 each: encoded rows on their way out"),
    QT_TRANSLATE_NOOP("engine", "%1, one unit of %2 rows in columns"),
    QT_TRANSLATE_NOOP("engine", "%1, parts being written"),
    QT_TRANSLATE_NOOP("engine", "%1, stacks and checksums"),
    QT_TRANSLATE_NOOP("engine", "%1, stacks, checksums and what the allocator keeps"),
    QT_TRANSLATE_NOOP("engine", "one worker"),
    QT_TRANSLATE_NOOP("engine", "samples and events for charts and log"),
    QT_TRANSLATE_NOOP("engine", "what this process holds before the run"),
    QT_TRANSLATE_NOOP("engine", "what this process held before it had a window"),
    QT_TRANSLATE_NOOP("engine", "Qt, fonts, pictures and pages of the studio, as they are now"),
    QT_TRANSLATE_NOOP("engine", "samples the charts keep, hours of a run"),
    QT_TRANSLATE_NOOP("engine", "population"),
    QT_TRANSLATE_NOOP("engine", "batches"),
    QT_TRANSLATE_NOOP("engine", "encoders"),
    QT_TRANSLATE_NOOP("engine", "write buffers"),
    QT_TRANSLATE_NOOP("engine", "merge"),
    QT_TRANSLATE_NOOP("engine", "held rows"),
    QT_TRANSLATE_NOOP("engine", "program"),
    QT_TRANSLATE_NOOP("engine", "window"),
    QT_TRANSLATE_NOOP("engine", "charts"),
    QT_TRANSLATE_NOOP("engine", "threads"),
    QT_TRANSLATE_NOOP("engine", "history"),
    QT_TRANSLATE_NOOP("engine", "transaction"),
    QT_TRANSLATE_NOOP("engine", "customer"),
    QT_TRANSLATE_NOOP("engine", "device"),
    QT_TRANSLATE_NOOP("engine", "object store"),
    QT_TRANSLATE_NOOP("engine", "staging"),
    QT_TRANSLATE_NOOP("engine", "other"),
    QT_TRANSLATE_NOOP("engine", "caches"),
    QT_TRANSLATE_NOOP(
        "engine", "%1 sorted runs at once for each worker, beyond what the making of shards has given back by then"),
    QT_TRANSLATE_NOOP("engine", "--store memory: all rows until the end, in %1 shards"),
    QT_TRANSLATE_NOOP("engine", "what was held is written by one, when the workers have gone"),
    QT_TRANSLATE_NOOP("engine", "the store's client: its library, connections and requests"),
    QT_TRANSLATE_NOOP("engine", "parts in %1, which is memory: %2 a worker"),
    // Customers that do not fit the volume.
    QT_TRANSLATE_NOOP("engine",
                      "%1 Allowed: 0.1 to 10 times the profiles' payments, that is %2 to %3 customers for this volume "
                      "and these dates (auto takes %4); or change the dates, the size or the rows."),
    QT_TRANSLATE_NOOP("engine", "%1 Allowed: 0.1 to 10 times the profiles' payments, that is %2 to %3 customers for "
                                "this volume and these dates (as active as usual: %4); or change the dates, the size "
                                "or the rows. --customers takes so many of those in the customers file."),
    QT_TRANSLATE_NOOP("engine",
                      "%1 customers for %2 rows from %3 to %4 would each pay %5 times, %6 times what the profiles do."),
    QT_TRANSLATE_NOOP("engine", "%1 customers alone need about %2, more than the size of %3."),
    QT_TRANSLATE_NOOP("engine",
                      "%1 are more than the %2 in customers-file %3. Allowed: 1 to %4, or auto for all of them."),
};

} // namespace

std::span<const char* const> engineTextsOfEstimate() {
    return texts;
}

} // namespace ledgerloom
