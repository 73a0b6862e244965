// What stands in the way of a run on a cluster; the field's name stands before most.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    QT_TRANSLATE_NOOP("engine", "there is no spark-submit in PATH. Install Apache Spark, the version of the cluster, "
                                "and set SPARK_HOME to its folder"),
    QT_TRANSLATE_NOOP(
        "engine", "there is no %1. Install Apache Spark, the version of the cluster, and set SPARK_HOME to its folder"),
    QT_TRANSLATE_NOOP("engine",
                      "there is no Java, which Spark runs on. Install it, and set JAVA_HOME where it is not in PATH"),
    QT_TRANSLATE_NOOP("engine", "Spark %1 does not run on Java %2: it needs %3. Set JAVA_HOME to one of these"),
    QT_TRANSLATE_NOOP(
        "engine",
        "a cluster writes to a folder that all its machines share, to s3:// or to hdfs://. Name one with --output"),
    QT_TRANSLATE_NOOP("engine",
                      "time is made by one process, which merges all rows; leave --order and --partition out, or --on"),
    QT_TRANSLATE_NOOP("engine", "a cluster writes its shards as it makes them; leave --%1 out, or --on"),
    QT_TRANSLATE_NOOP("engine", "output %1 holds a run that was begun on a cluster; go on with: %2"),
    QT_TRANSLATE_NOOP(
        "engine",
        "the Spark master %1 cannot be reached (%2). Is it running, and is this its address as its own page shows it?"),
    QT_TRANSLATE_NOOP("engine", "the cluster decides on workers and limits of its run"),
    QT_TRANSLATE_NOOP("engine", "%1 is no Spark master."),
    QT_TRANSLATE_NOOP("engine",
                      "spark://HOST:PORT (or several, as spark://HOST:PORT,HOST:PORT), yarn, k8s://..., or local[N]"),
    QT_TRANSLATE_NOOP(
        "engine",
        "output %1 is not empty; choose a new or empty folder, or replace the dataset in it by --if-exists overwrite"),
    QT_TRANSLATE_NOOP("engine", "%1 holds nothing that a cluster has begun: it has no %2. What one machine has begun, "
                                "ledgerloom resume without --on goes on with"),
    QT_TRANSLATE_NOOP("engine", "%1 holds nothing that a cluster has begun: it has no %2. Begin with: %3"),
    QT_TRANSLATE_NOOP(
        "engine",
        "output %1 is being made by another driver, process %2. Wait for it, look at it with: %3, or end it with: %4"),
    QT_TRANSLATE_NOOP("engine",
                      "output: %1 is not a folder. Name a new or empty folder that all machines of the cluster share"),
    QT_TRANSLATE_NOOP("engine", "output: %1 cannot be written on this machine, which commits (%2). Name a folder that "
                                "it and all executors can write"),
    QT_TRANSLATE_NOOP("engine", "no executor came within %1 s: the cluster has no worker with %2 free cores and %3 "
                                "free memory. Look at the master's page, or ask for less with %4"),
    QT_TRANSLATE_NOOP(
        "engine",
        "the driver of the run was lost: signal %1 ended it. What was made stays, and the run can be resumed"),
    QT_TRANSLATE_NOOP("engine", "the run goes on without this program"),
    QT_TRANSLATE_NOOP("engine", "stopped before it began"),
    QT_TRANSLATE_NOOP("engine", "stopped by a signal; the same command goes on with %1"),
    QT_TRANSLATE_NOOP("engine", "%1. The same command goes on where this one ended"),
    QT_TRANSLATE_NOOP("engine", "%1 of %2 shards are missing in %3: %4. %5"),
    QT_TRANSLATE_NOOP("engine", "%1 holds no shards of a plan. %2"),
    QT_TRANSLATE_NOOP("engine", "%1. Can every executor write there"),
    QT_TRANSLATE_NOOP("engine", "shard %1 on %2: %3 (code %4)"),
    QT_TRANSLATE_NOOP("engine", "%1 shards, the first %2 on %3: %4 (code %5)"),
    QT_TRANSLATE_NOOP("engine", "shard %1 on %2: %3 (code %4); it is tried again"),
    QT_TRANSLATE_NOOP("engine", "%1: the worst of the executors"),
    QT_TRANSLATE_NOOP("engine", "no cluster is making %1: no driver has left a note there"),
    QT_TRANSLATE_NOOP("engine", "the driver of the run to %1 has ended without a word. Go on with: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot write %1, by which the driver on %2 is asked to stop. Ask for the right to "
                                "write there, or end its process %3 on that machine"),
    QT_TRANSLATE_NOOP("engine", "there is no %1, where JAVA_HOME points. Set it to the folder of a Java that Spark "
                                "runs on, or unset it to use the one in PATH"),
};

} // namespace

std::span<const char* const> engineTextsOfCluster() {
    return texts;
}

} // namespace ledgerloom
