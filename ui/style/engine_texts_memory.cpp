// Memory: its levels, what follows from them, its limits, and the workers they allow.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // Levels and what follows from them.
    QT_TRANSLATE_NOOP("engine", "NORMAL: %1"),
    QT_TRANSLATE_NOOP("engine", "WARNING: %1"),
    QT_TRANSLATE_NOOP("engine", "CRITICAL: %1"),
    QT_TRANSLATE_NOOP("engine", "EMERGENCY: %1"),
    QT_TRANSLATE_NOOP("engine", "the process uses %1, %2 % of its limit of %3; at this growth the limit is %4 s away"),
    QT_TRANSLATE_NOOP("engine", "the process uses %1, %2 % of its limit of %3"),
    QT_TRANSLATE_NOOP("engine", "Arrow holds %1, %2 % of its limit of %3"),
    QT_TRANSLATE_NOOP("engine", "the whole system uses %1 % of its memory"),
    QT_TRANSLATE_NOOP("engine", "tasks waited for memory %1 % of the last 10 seconds"),
    QT_TRANSLATE_NOOP("engine", "%1 of memory available on the system, and %2 are to be left alone"),
    QT_TRANSLATE_NOOP("engine", "%1 of memory available in the cgroup, and %2 are to be left alone"),
    QT_TRANSLATE_NOOP("engine", "raise --memory-limit or use fewer --workers"),
    QT_TRANSLATE_NOOP("engine", "raise --arrow-limit or use fewer --workers"),
    QT_TRANSLATE_NOOP("engine", "close other programs, or lower --min-available"),
    QT_TRANSLATE_NOOP("engine", "close other programs"),
    QT_TRANSLATE_NOOP("engine", "give the container more memory, or lower --min-available"),
    QT_TRANSLATE_NOOP("engine", "%1 at once in place of %2; caches are trimmed"),
    QT_TRANSLATE_NOOP("engine", "still %1 at once, the least; caches are trimmed"),
    QT_TRANSLATE_NOOP("engine", "%1; what is held back is written, caches are cleared"),
    QT_TRANSLATE_NOOP("engine", "%1; of %2 all but one park after their shard"),
    QT_TRANSLATE_NOOP("engine", "%1 at once in place of %2"),
    QT_TRANSLATE_NOOP("engine", "still %1 at once, the least"),
    QT_TRANSLATE_NOOP("engine", "1 unit"),
    QT_TRANSLATE_NOOP("engine", "%1 units"),
    QT_TRANSLATE_NOOP("engine", "1 worker"),
    QT_TRANSLATE_NOOP("engine", "%1 workers"),
    QT_TRANSLATE_NOOP("engine", "memory freed as asked: %1 of caches, %2"),
    QT_TRANSLATE_NOOP("engine", "memory given back: %1 of caches, %2"),
    QT_TRANSLATE_NOOP("engine", "caches trimmed: %1 of caches, %2"),
    QT_TRANSLATE_NOOP("engine", "%1 less in the process"),
    QT_TRANSLATE_NOOP("engine", "workers are parked and their memory is given back: %1"),
    QT_TRANSLATE_NOOP("engine", "memory is NORMAL again: %1 of %2 and %3 of %4 at once"),
    QT_TRANSLATE_NOOP("engine", "the run stops: no new shard begins, open ones are dropped"),
    QT_TRANSLATE_NOOP(
        "engine",
        "waits for memory: open shards are dropped, all workers park; the run goes on by itself after %1 s of NORMAL"),
    QT_TRANSLATE_NOOP("engine", "memory was NORMAL for %1 s: the run goes on, with one worker at first"),
    QT_TRANSLATE_NOOP("engine", "stopped for memory: %1. %2 To go on: raise --memory-limit (now %3), use fewer "
                                "--workers (now %4), or close other programs"),
    QT_TRANSLATE_NOOP("engine", "What is finished stays (%1 of %2 shards), and the run can be resumed."),
    QT_TRANSLATE_NOOP("engine", "Nothing is written yet: --store memory holds all rows, about %1; with --store disk "
                                "the same run needs little and finishes."),
    QT_TRANSLATE_NOOP(
        "engine",
        "memory grows by %1/s, faster than allowed: workers slow down; raise --growth-threshold if that is meant"),
    QT_TRANSLATE_NOOP("engine", "memory grows no faster than allowed: workers go on at full speed"),
    QT_TRANSLATE_NOOP(
        "engine", "memory use has passed 80 % of its limit (%1 of %2): raise --memory-limit or use fewer --workers"),
    QT_TRANSLATE_NOOP("engine", "memory efficiency is %1 %: %2 reserved of %3 at the peak; fewer --workers need less "
                                "and keep busy what they hold"),
    // Workers and limits.
    QT_TRANSLATE_NOOP("engine", "%1 at work: %2"),
    QT_TRANSLATE_NOOP("engine", "1 worker: %1"),
    QT_TRANSLATE_NOOP("engine", "%1 workers: %2"),
    QT_TRANSLATE_NOOP("engine", "as --workers asks"),
    QT_TRANSLATE_NOOP("engine", "as --memory-limit asks"),
    QT_TRANSLATE_NOOP("engine", "memory of %1 at %2 a worker bounds it"),
    QT_TRANSLATE_NOOP("engine", "memory of %1 at %2 a worker has room for no more"),
    QT_TRANSLATE_NOOP("engine", "this machine's 1 core bounds it"),
    QT_TRANSLATE_NOOP("engine", "this machine's %1 cores bound it"),
    QT_TRANSLATE_NOOP("engine", "more than 16 bring nothing"),
    QT_TRANSLATE_NOOP("engine", "a size of %1 at 256 MiB a worker bounds it"),
    QT_TRANSLATE_NOOP("engine", "a run of 1 shard has work for no more"),
    QT_TRANSLATE_NOOP("engine", "a run of %1 shards has work for no more"),
    QT_TRANSLATE_NOOP("engine", "standard output is written in order by one worker"),
    QT_TRANSLATE_NOOP("engine", "Arrow's limit of %1 has room for no more at %2 a worker; raise --arrow-limit"),
    QT_TRANSLATE_NOOP("engine", "the memory limit is %1: %2 (%3 was asked for)"),
    QT_TRANSLATE_NOOP("engine", "the memory limit is %1: %2"),
    QT_TRANSLATE_NOOP("engine", "the limit of this process's cgroup"),
    QT_TRANSLATE_NOOP("engine", "system memory available (%1) less %2 kept for the system"),
    QT_TRANSLATE_NOOP("engine", "75 % of this machine's %1"),
    QT_TRANSLATE_NOOP("engine", "75 % of this container's %1"),
    QT_TRANSLATE_NOOP("engine", "all but %1 of this machine's %2"),
    QT_TRANSLATE_NOOP("engine", "all but %1 of this container's %2"),
    QT_TRANSLATE_NOOP("engine", "neither the machine's memory nor a cgroup could be read"),
    QT_TRANSLATE_NOOP("engine",
                      "this run needs at least %1 of memory, but %2; set --memory-limit to %3 or more, or free memory"),
    QT_TRANSLATE_NOOP("engine", "changed while running: %1"),
    QT_TRANSLATE_NOOP("engine", "workers %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "memory limit %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "soft limit %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "left to the system %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "Arrow's limit %1 in place of %2"),
    QT_TRANSLATE_NOOP(
        "engine", "%1 of this run need %2, but %3; use fewer workers or a limit of %4 or more. Nothing was changed."),
    QT_TRANSLATE_NOOP("engine", "this run holds %1 at this moment, more than the new limit of %2; use fewer workers "
                                "first, and lower the limit when they have parked. Nothing was changed."),
    QT_TRANSLATE_NOOP("engine", "no run is under way that could be changed"),
    // What cannot be had from memory.
    QT_TRANSLATE_NOOP("engine", "there was not enough within %1 of waiting (--wait-limit)"),
    QT_TRANSLATE_NOOP("engine", "MemoryLimitExceeded: asked %1 for %2, used %3, limit %4; raise --memory-limit above "
                                "%5 or use fewer --workers"),
    QT_TRANSLATE_NOOP("engine", "worker %1's encoder and write buffers"),
    QT_TRANSLATE_NOOP("engine", "worker %1's row groups"),
    QT_TRANSLATE_NOOP("engine", "worker %1's encoder"),
    QT_TRANSLATE_NOOP("engine", "rows held in memory (--store memory)"),
    QT_TRANSLATE_NOOP("engine", "the write buffers of what was held"),
    QT_TRANSLATE_NOOP("engine", "the listing's write buffers"),
    QT_TRANSLATE_NOOP("engine", "no memory for %1; use fewer workers or raise the limit of this process"),
    QT_TRANSLATE_NOOP("engine",
                      "the system has no memory for %1; use fewer workers or raise the limit of this process"),
    QT_TRANSLATE_NOOP("engine",
                      "no memory for a row group: %1; raise --memory-limit, use fewer --workers or a text format"),
    QT_TRANSLATE_NOOP("engine", "the memory limit has no room for %1 bytes more"),
    QT_TRANSLATE_NOOP("engine", "columns have no room"),
    QT_TRANSLATE_NOOP("engine", "memory of the process unavailable: %1"),
    QT_TRANSLATE_NOOP("engine", "what the process gave back is unavailable: %1"),
    QT_TRANSLATE_NOOP("engine", "%1 has no resident size"),
    // Limits that make no sense, and wishes that do not fit.
    QT_TRANSLATE_NOOP(
        "engine",
        "the memory limit is %1: system memory available (%2) less %3 kept for the system (%4 was asked for)"),
    QT_TRANSLATE_NOOP("engine",
                      "memory-limit %1 is too small: give at least %2, or leave it out for an automatic limit"),
    QT_TRANSLATE_NOOP("engine", "soft-limit %1 is not a share of the memory limit: give 0.1% to 100%, or a size"),
    QT_TRANSLATE_NOOP(
        "engine", "soft-limit %1 is above the hard limit; %2; give a soft limit below that, or a share such as 90%"),
    QT_TRANSLATE_NOOP("engine", "min-available %1 is all there is (%2): no run could ever start; give less"),
    QT_TRANSLATE_NOOP("engine", "CONTAINER_MEMORY_LIMIT=%1 is no usable size: give for instance 2g or 512m (a bare "
                                "number is MiB), at least %2, or unset it"),
    QT_TRANSLATE_NOOP("engine", "the memory limit is %1: %2, too little to run in; free memory or raise that limit"),
    QT_TRANSLATE_NOOP("engine", "system memory available (%1) less %2 kept for the system (%3 was asked for)"),
    QT_TRANSLATE_NOOP("engine", "%1 (%2 was asked for)"),
    QT_TRANSLATE_NOOP("engine", "this format needs at least %1 for Arrow, but its limit is %2; set --arrow-limit to %3 "
                                "or more, or leave it out"),
    QT_TRANSLATE_NOOP("engine",
                      "this format needs at least %1 for Arrow, but the limit would be %2. Nothing was changed."),
    QT_TRANSLATE_NOOP("engine", "%1 of this run need %2 for Arrow, but its limit is %3; use fewer workers or raise "
                                "--arrow-limit. Nothing was changed."),
    QT_TRANSLATE_NOOP("engine", "standard output is written in order by one worker, not by %1. Nothing was changed."),
};

} // namespace

std::span<const char* const> engineTextsOfMemory() {
    return texts;
}

} // namespace ledgerloom
