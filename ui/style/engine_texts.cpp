// What the engine says is made in English, with its numbers in it: the command line and the log file have it so. The
// studio shows it in its own language where one of these patterns fits the whole sentence; "%1" stands for anything,
// which may be a sentence of this list itself. A list like "A; B" is taken apart by its own patterns at the end.
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::array patterns{
    // States, levels and what follows from them.
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
    QT_TRANSLATE_NOOP("engine",
                      "waits for memory: open shards are dropped, all workers park; the run goes on by itself "
                      "after %1 s of NORMAL"),
    QT_TRANSLATE_NOOP("engine", "memory was NORMAL for %1 s: the run goes on, with one worker at first"),
    QT_TRANSLATE_NOOP("engine", "stopped for memory: %1. %2 To go on: raise --memory-limit (now %3), use fewer "
                                "--workers (now %4), or close other programs"),
    QT_TRANSLATE_NOOP("engine", "What is finished stays (%1 of %2 shards), and the run can be resumed."),
    QT_TRANSLATE_NOOP("engine", "Nothing is written yet: --store memory holds all rows, about %1; with --store disk "
                                "the same run needs little and finishes."),
    QT_TRANSLATE_NOOP("engine", "memory grows by %1/s, faster than allowed: workers slow down; raise "
                                "--growth-threshold if that is meant"),
    QT_TRANSLATE_NOOP("engine", "memory grows no faster than allowed: workers go on at full speed"),
    QT_TRANSLATE_NOOP("engine", "memory use has passed 80 % of its limit (%1 of %2): raise --memory-limit or use fewer "
                                "--workers"),
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
    QT_TRANSLATE_NOOP("engine", "this run needs at least %1 of memory, but %2; set --memory-limit to %3 or more, or "
                                "free memory"),
    QT_TRANSLATE_NOOP("engine", "changed while running: %1"),
    QT_TRANSLATE_NOOP("engine", "workers %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "memory limit %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "soft limit %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "left to the system %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "Arrow's limit %1 in place of %2"),
    QT_TRANSLATE_NOOP("engine", "%1 of this run need %2, but %3; use fewer workers or a limit of %4 or more. Nothing "
                                "was changed."),
    QT_TRANSLATE_NOOP("engine", "this run holds %1 at this moment, more than the new limit of %2; use fewer workers "
                                "first, and lower the limit when they have parked. Nothing was changed."),
    QT_TRANSLATE_NOOP("engine", "no run is under way that could be changed"),
    // Disk, resume, trouble.
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
    QT_TRANSLATE_NOOP("engine", "drill: ballast up to %1 % of the limit of %2, until %3"),
    QT_TRANSLATE_NOOP("engine", "drill: the ballast is dropped; NORMAL and all workers are to come back"),
    QT_TRANSLATE_NOOP("engine", "drill: ballast over the limit, until EMERGENCY"),
    QT_TRANSLATE_NOOP("engine", "drill: the run waits; the ballast is dropped, and it is to go on by itself"),
    // The estimate.
    QT_TRANSLATE_NOOP("engine", "The range ends on %1 instead of %2, so that this small run still has %3 customers "
                                "with a usual number of payments each."),
    QT_TRANSLATE_NOOP("engine", "for a slow output (network, hard disk) the parts in work, %1, can be staged in "
                                "memory: --staging /dev/shm"),
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
    // Inputs that cannot be read or do not fit; the field's name stands before them.
    QT_TRANSLATE_NOOP("engine", "%1 is not a size: %2. Write for example 50GB, 1.5GiB or a plain number of bytes."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a count: %2. Write for example 250000, 10M or 1.5B."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a rate: %2. Write for example 0.5% or 0.005."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a duration: %2. Write for example 100ms, 30s, 5m or 1h."),
    QT_TRANSLATE_NOOP("engine", "%1 is out of range. Allowed: %2."),
    QT_TRANSLATE_NOOP("engine", "%1. Allowed: %2."),
    QT_TRANSLATE_NOOP("engine", "it is empty"),
    QT_TRANSLATE_NOOP("engine", "it is negative"),
    QT_TRANSLATE_NOOP("engine", "it does not begin with a digit"),
    QT_TRANSLATE_NOOP("engine", "it has more than 18 digits"),
    QT_TRANSLATE_NOOP("engine", "digits are missing after the point"),
    QT_TRANSLATE_NOOP("engine", "separators between digits are not read; the decimal mark is a point"),
    QT_TRANSLATE_NOOP("engine", "the unit %1 is not known"),
    QT_TRANSLATE_NOOP("engine", "it is not a whole number"),
    QT_TRANSLATE_NOOP("engine", "it is too large"),
    QT_TRANSLATE_NOOP("engine", "it is over 100%"),
    QT_TRANSLATE_NOOP("engine", "its unit is missing"),
    QT_TRANSLATE_NOOP("engine", "size: neither size nor rows is given. Set one of them, for example size 1GB."),
    QT_TRANSLATE_NOOP("engine", "%1 is before start-date %2. Swap them or set a later end-date."),
    QT_TRANSLATE_NOOP("engine", "%1 is not below memory-limit %2. Set it lower, for example 90%."),
    QT_TRANSLATE_NOOP("engine", "%1 is less than part-size %2, and a chunk holds whole parts. Raise chunk-size or "
                                "lower part-size."),
    QT_TRANSLATE_NOOP("engine", "output %1: the disk is %2 short (needs %3, has %4 free). Free space, choose another "
                                "disk or make less (--size)"),
    QT_TRANSLATE_NOOP("engine", "output %1 is a folder that is not empty (it has %2); choose a new or empty folder, or "
                                "replace the dataset in it with --if-exists overwrite"),
    QT_TRANSLATE_NOOP("engine", "output %1 holds a run that was interrupted; go on with it by --if-exists resume, "
                                "replace it by --if-exists overwrite, or choose a new or empty folder"),
    QT_TRANSLATE_NOOP("engine", "output %1 is a file; choose the name of a new or empty folder"),
    QT_TRANSLATE_NOOP("engine", "output %1: its parent folder %2 does not exist; make it first or choose another "
                                "folder"),
    QT_TRANSLATE_NOOP("engine", "another run is writing to %1; wait until it has ended or choose another output "
                                "folder"),
    QT_TRANSLATE_NOOP("engine", "%1 to %2"),
    QT_TRANSLATE_NOOP("engine", "%1 or %2"),
    QT_TRANSLATE_NOOP("engine", "%1; %2"),
};

struct Pattern {
    QRegularExpression fits;
    QString translation;
    std::vector<int> places; ///< of each capture: the number after its %
};

Pattern compiled(const QString& english, const QString& translation) {
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    Pattern pattern{{}, translation, {}};
    QString expression;
    qsizetype at = 0;
    for (auto found = place.globalMatch(english); found.hasNext();) {
        const auto one = found.next();
        expression += QRegularExpression::escape(english.mid(at, one.capturedStart() - at)) + QStringLiteral("(.+?)");
        pattern.places.push_back(one.captured(1).toInt());
        at = one.capturedEnd();
    }
    expression += QRegularExpression::escape(english.mid(at));
    pattern.fits.setPattern(QRegularExpression::anchoredPattern(expression));
    pattern.fits.setPatternOptions(QRegularExpression::CaseInsensitiveOption |
                                   QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

/// The patterns in the language in force; made anew when that is another.
const std::vector<Pattern>& translatedPatterns() {
    static QString madeFor;
    static std::vector<Pattern> made;
    const QString now = QCoreApplication::translate("engine", patterns.front());
    if (now != madeFor) {
        madeFor = now;
        made.clear();
        // In English itself there is nothing to do.
        const bool translates = now != QString::fromUtf8(patterns.front());
        for (const char* english : patterns)
            if (translates)
                made.push_back(compiled(QString::fromUtf8(english), QCoreApplication::translate("engine", english)));
    }
    return made;
}

bool isQuantity(const QString& text) {
    static const QRegularExpression quantity(
        QRegularExpression::anchoredPattern(QStringLiteral("[+−-]?[\\d,]+(\\.\\d+)?( ?%| ?[kKMGTPE]?i?B?(/s)?)?")));
    return quantity.match(text).hasMatch();
}

QString filledIn(const Pattern& pattern, const QRegularExpressionMatch& match) {
    QString text = pattern.translation;
    // All at once: what is filled in may hold a % and a digit itself.
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool place = text[at] == u'%' && at + 1 < text.size() && text[at + 1].isDigit();
        const auto found = place ? std::ranges::find(pattern.places, text[at + 1].digitValue()) : pattern.places.end();
        if (found == pattern.places.end()) {
            result += text[at];
            continue;
        }
        result += engineText(match.captured(int(found - pattern.places.begin()) + 1));
        ++at;
    }
    return result;
}

/// "population 43.5 MiB, batches 1.68 MiB": each part a name and an amount. Anything else is left alone.
QString translatedList(const QString& english) {
    static const QRegularExpression part(
        QRegularExpression::anchoredPattern(QStringLiteral("([a-z ]+) ([\\d.,]+ (?:[KMGT]iB|bytes?))")));
    QStringList parts;
    for (const QString& one : english.split(QStringLiteral(", "))) {
        const auto match = part.match(one);
        if (!match.hasMatch())
            return english;
        parts << engineText(match.captured(1)) + u' ' + localNumbers(match.captured(2));
    }
    return parts.join(QStringLiteral(", "));
}

QString translated(const QString& english) {
    if (isQuantity(english))
        return localNumbers(english);
    for (const Pattern& pattern : translatedPatterns())
        if (const auto match = pattern.fits.match(english); match.hasMatch())
            return filledIn(pattern, match);
    return translatedList(english);
}

} // namespace

QString engineText(const QString& english) {
    if (translatedPatterns().empty())
        return english;
    static std::unordered_map<QString, QString> known; // the same sentences are drawn again and again
    static QString knownFor;
    const QString& language = translatedPatterns().front().translation;
    constexpr std::size_t mostKnown = 2000;
    if (knownFor != language || known.size() > mostKnown) {
        knownFor = language;
        known.clear();
    }
    if (const auto found = known.find(english); found != known.end())
        return found->second;
    return known.emplace(english, translated(english)).first->second;
}

QString engineText(std::string_view english) {
    return engineText(QString::fromUtf8(english.data(), qsizetype(english.size())));
}

} // namespace ledgerloom
