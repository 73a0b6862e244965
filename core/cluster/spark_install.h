#pragma once

#include "core/base/result.h"

#include <string>

namespace ledgerloom {

/// The Spark of this machine. Plain data.
struct SparkInstall {
    std::string submit;  ///< path of spark-submit
    std::string version; ///< "3.5.8"; empty where its jars do not tell
};

/// Looks in SPARK_HOME, then in PATH, and asks Java for its version. badInput where there is no spark-submit, no Java,
/// or one that this Spark does not run on.
Result<SparkInstall> findSpark();

/// Why a Spark cannot run on a Java, from what `java -version` says; empty when it can, or when either is unknown.
/// Spark 3.5 runs on Java 8, 11 and 17, Spark 4 on 17 and 21 (their documentation's overview).
std::string javaObstacle(const std::string& sparkVersion, const std::string& javaSays);

} // namespace ledgerloom
