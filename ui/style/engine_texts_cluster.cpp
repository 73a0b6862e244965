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
    QT_TRANSLATE_NOOP("engine", "overwrite is not done by a cluster; remove the folder, or choose another"),
    QT_TRANSLATE_NOOP("engine", "a cluster writes its shards as it makes them; leave --%1 out, or --on"),
    QT_TRANSLATE_NOOP("engine", "output %1 holds a run that was begun on a cluster; go on with: %2"),
    QT_TRANSLATE_NOOP(
        "engine",
        "the Spark master %1 cannot be reached (%2). Is it running, and is this its address as its own page shows it?"),
    QT_TRANSLATE_NOOP("engine", "the cluster decides on workers and limits of its run"),
    QT_TRANSLATE_NOOP("engine", "%1 is no Spark master."),
    QT_TRANSLATE_NOOP("engine",
                      "spark://HOST:PORT (or several, as spark://HOST:PORT,HOST:PORT), yarn, k8s://..., or local[N]"),
    QT_TRANSLATE_NOOP("engine", "memory is the sum over the executors, and what is reserved the worst of them"),
};

} // namespace

std::span<const char* const> engineTextsOfCluster() {
    return texts;
}

} // namespace ledgerloom
