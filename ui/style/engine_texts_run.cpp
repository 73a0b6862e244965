// A run's life: its states, its end, what it meets on its way.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // States, and how a run ends.
    QT_TRANSLATE_NOOP("engine", "started: %1 rows in %2 shards to %3"),
    QT_TRANSLATE_NOOP("engine", "goes on"),
    QT_TRANSLATE_NOOP("engine", "paused"),
    QT_TRANSLATE_NOOP("engine", "waiting"),
    QT_TRANSLATE_NOOP("engine", "finished: %1"),
    QT_TRANSLATE_NOOP("engine", "cancelled: %1"),
    QT_TRANSLATE_NOOP("engine", "failed: %1"),
    QT_TRANSLATE_NOOP("engine", "%1 rows, %2 in %3 (%4/s), peak memory %5"),
    QT_TRANSLATE_NOOP("engine", "memory at the peak: %1 in the process, %2 reserved, %3"),
    QT_TRANSLATE_NOOP("engine", "memory at the peak: %1 in the process, %2 reserved"),
    QT_TRANSLATE_NOOP("engine", "cancelled; the finished parts stay, and the run can be resumed"),
    QT_TRANSLATE_NOOP("engine", "%1 rows, %2 in %3 (%4/s), peak memory %5; %6"),
    QT_TRANSLATE_NOOP("engine", "memory at the peak: %1 in the process, %2 reserved, %3; Arrow held %4 of its %5"),
    QT_TRANSLATE_NOOP("engine", "memory at the peak: %1 in the process, %2 reserved; Arrow held %3 of its %4"),
    // The disk, taking up an interrupted run, shards in trouble.
    QT_TRANSLATE_NOOP("engine", "the disk has %1 free again: goes on"),
    QT_TRANSLATE_NOOP("engine", "the disk will be full before the run has ended: %1 to write, %2 free"),
    QT_TRANSLATE_NOOP("engine", "waits for the disk: %1, and the run goes on by itself"),
    QT_TRANSLATE_NOOP("engine", "cannot go on writing to %1: %2. Free %3 there"),
    QT_TRANSLATE_NOOP("engine", "its disk has only %1 free"),
    QT_TRANSLATE_NOOP("engine", "its disk is full or the quota is used up"),
    QT_TRANSLATE_NOOP("engine", "resumes: %1 of %2 shards are there already, %3"),
    QT_TRANSLATE_NOOP("engine", "resumes: %1 of %2 shards and parts are there already, %3"),
    QT_TRANSLATE_NOOP("engine", "%1 recorded shards are missing or changed on disk and are made anew"),
    QT_TRANSLATE_NOOP("engine", "%1 unfinished files of the interrupted run were removed"),
    QT_TRANSLATE_NOOP("engine", "shard %1 failed and will be tried again: %2"),
    QT_TRANSLATE_NOOP("engine", "shard %1 was given up after %2 tries: %3"),
    QT_TRANSLATE_NOOP("engine", "%1 of %2 shards could not be made; the others are finished, but without a manifest. "
                                "The first failed with: %3"),
    QT_TRANSLATE_NOOP("engine", "%1 of %2 shards could not be made; the others are finished, but without a manifest"),
    QT_TRANSLATE_NOOP("engine", "merging sorted runs in %1"),
    QT_TRANSLATE_NOOP("engine", "writing %1 in the order of time from %2"),
    // What is asked of a run at the wrong moment.
    QT_TRANSLATE_NOOP("engine", "this run was started already; make a new one"),
    QT_TRANSLATE_NOOP("engine", "the run was never started"),
    QT_TRANSLATE_NOOP("engine", "the run is still being planned; try again in a moment"),
    QT_TRANSLATE_NOOP("engine", "preview cancelled"),
    QT_TRANSLATE_NOOP(
        "engine",
        "a run of customers only has no transactions. Preview customers or devices, or leave customers-only out."),
    // Workers and shards in trouble.
    QT_TRANSLATE_NOOP("engine", "%1 killed runs have left %2 in %3; to remove them: ledgerloom clean --remove %4"),
    QT_TRANSLATE_NOOP("engine", "worker %1 could not be started: %2"),
    QT_TRANSLATE_NOOP("engine", "worker %1 leaves its work to the others: %2"),
    QT_TRANSLATE_NOOP("engine", "part %1"),
    QT_TRANSLATE_NOOP("engine", "parts %1 to %2"),
    QT_TRANSLATE_NOOP("engine", "merging the sorted rows of shards %1 to %2"),
    QT_TRANSLATE_NOOP("engine", "%1 failed and will be tried again: %2"),
    QT_TRANSLATE_NOOP("engine", "%1 was given up after %2 tries: %3"),
    QT_TRANSLATE_NOOP("engine", "%1 waits: %2"),
    QT_TRANSLATE_NOOP("engine", "%1 failed: %2"),
    QT_TRANSLATE_NOOP("engine", "there was no room within %1 of waiting"),
    QT_TRANSLATE_NOOP("engine", "no memory for the manifest; the finished parts stay"),
    QT_TRANSLATE_NOOP("engine", "the part was given up"),
    QT_TRANSLATE_NOOP("engine", "the output has no room"),
    // The order of time.
    QT_TRANSLATE_NOOP(
        "engine",
        "shards could not all be made; what is finished stays, and the run can be resumed. The first failed with: %1"),
    QT_TRANSLATE_NOOP("engine", "merged runs could not all be made; what is finished stays, and the run can be "
                                "resumed. The first failed with: %1"),
    QT_TRANSLATE_NOOP(
        "engine",
        "parts could not all be made; what is finished stays, and the run can be resumed. The first failed with: %1"),
    QT_TRANSLATE_NOOP("engine", "sorted rows were damaged on disk: their shards are made anew"),
    QT_TRANSLATE_NOOP("engine",
                      "sorted rows were damaged on disk again and again; check the disk, then resume the run"),
    QT_TRANSLATE_NOOP("engine", "sorted runs are left over: %1"),
    QT_TRANSLATE_NOOP("engine", "1 group"),
    QT_TRANSLATE_NOOP("engine", "%1 groups"),
    QT_TRANSLATE_NOOP("engine", "1 part"),
    QT_TRANSLATE_NOOP("engine", "%1 parts"),
    QT_TRANSLATE_NOOP("engine", "1 sorted run"),
    QT_TRANSLATE_NOOP("engine", "%1 sorted runs"),
    QT_TRANSLATE_NOOP("engine", "%1 in memory"),
    QT_TRANSLATE_NOOP("engine", "%1 is gone"),
    QT_TRANSLATE_NOOP("engine", "%1, the sorted rows of shards %2 to %3, is damaged: %4"),
    QT_TRANSLATE_NOOP("engine", "a page of its index has changed"),
    QT_TRANSLATE_NOOP("engine", "its index leads nowhere"),
    QT_TRANSLATE_NOOP("engine", "rows from %1 on have changed"),
    QT_TRANSLATE_NOOP("engine", "rows are missing"),
    QT_TRANSLATE_NOOP("engine", "its rows cannot be read (%1)"),
    QT_TRANSLATE_NOOP("engine", "not in the form they were written in"),
    QT_TRANSLATE_NOOP("engine", "it is cut short"),
    QT_TRANSLATE_NOOP("engine", "its end is not one of a run file"),
    QT_TRANSLATE_NOOP("engine", "its footer has changed"),
    QT_TRANSLATE_NOOP("engine", "sorted rows in memory end before what is read of them"),
    QT_TRANSLATE_NOOP("engine", "the sorted runs have fewer rows than they say"),
    // A run that is followed over the network.
    QT_TRANSLATE_NOOP("engine", "the answer is not that of a Ledgerloom run of this version"),
    QT_TRANSLATE_NOOP("engine", "%1 is no URL that can be asked: give http://HOST:PORT/path (https is not supported)"),
    QT_TRANSLATE_NOOP(
        "engine",
        "%1 gave no answer that can be used (%2); check that the run is still there and was started with --serve"),
    QT_TRANSLATE_NOOP("engine", "longer than 1 MiB"),
    QT_TRANSLATE_NOOP("engine", "Connection"),
    QT_TRANSLATE_NOOP("engine", "ConnectionTimeout"),
    QT_TRANSLATE_NOOP("engine", "%1 answered %2: %3"),
    // The drill.
    QT_TRANSLATE_NOOP("engine", "drill: ballast up to %1 % of the limit of %2, until %3"),
    QT_TRANSLATE_NOOP("engine", "drill: the ballast is dropped; NORMAL and all workers are to come back"),
    QT_TRANSLATE_NOOP("engine", "drill: ballast over the limit, until EMERGENCY"),
    QT_TRANSLATE_NOOP("engine", "drill: the run waits; the ballast is dropped, and it is to go on by itself"),
};

} // namespace

std::span<const char* const> engineTextsOfRun() {
    return texts;
}

} // namespace ledgerloom
