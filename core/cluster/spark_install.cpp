#include "core/cluster/spark_install.h"

#include "core/cluster/child_process.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unistd.h>

namespace ledgerloom {

namespace {

namespace fs = std::filesystem;

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = "on: " + std::move(message), .field = "on"};
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

bool canRun(const std::string& path) {
    return !path.empty() && ::access(path.c_str(), X_OK) == 0;
}

std::string inPath(const std::string& name) {
    const std::string folders = variable("PATH");
    for (std::size_t at = 0; at <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', at), folders.size());
        if (std::string path = folders.substr(at, end - at) + "/" + name; end > at && canRun(path)) {
            return path;
        }
        at = end + 1;
    }
    return {};
}

/// "…/jars/spark-core_2.12-3.5.8.jar" -> "3.5.8".
std::string versionOf(const std::string& submit) {
    std::error_code problem;
    const fs::path home = fs::canonical(submit, problem).parent_path().parent_path();
    for (const auto& entry : fs::directory_iterator(home / "jars", problem)) {
        const std::string name = entry.path().stem().string();
        if (name.starts_with("spark-core_")) {
            return name.substr(name.rfind('-') + 1);
        }
    }
    return {};
}

/// 17 of `openjdk version "17.0.15"`, 8 of `java version "1.8.0_292"`; 0 where it is not said.
int majorOf(const std::string& says) {
    const std::size_t quote = says.find("version \"");
    if (quote == std::string::npos) {
        return 0;
    }
    std::string number = says.substr(quote + 9, 8);
    if (number.starts_with("1.")) {
        number.erase(0, 2);
    }
    return std::atoi(number.c_str());
}

std::string findJava() {
    const std::string home = variable("JAVA_HOME");
    const std::string java = home.empty() ? inPath("java") : home + "/bin/java";
    return canRun(java) ? java : std::string();
}

} // namespace

std::string javaObstacle(const std::string& sparkVersion, const std::string& javaSays) {
    const int java = majorOf(javaSays);
    const int spark = std::atoi(sparkVersion.c_str());
    if (java == 0 || spark == 0) {
        return {};
    }
    const bool runs = spark >= 4 ? java >= 17 : (java == 8 || java == 11 || java == 17);
    return runs ? std::string()
                : "Spark " + sparkVersion + " does not run on Java " + std::to_string(java) + ": it needs " +
                      (spark >= 4 ? "17 or 21" : "8, 11 or 17") + ". Set JAVA_HOME to one of these";
}

Result<SparkInstall> findSpark() {
    const std::string home = variable("SPARK_HOME");
    const std::string submit = home.empty() ? inPath("spark-submit") : home + "/bin/spark-submit";
    if (!canRun(submit)) {
        return refused((home.empty() ? "there is no spark-submit in PATH" : "there is no " + submit) +
                       ". Install Apache Spark, the version of the cluster, and set SPARK_HOME to its folder");
    }
    const std::string java = findJava();
    if (const std::string at = variable("JAVA_HOME"); java.empty() && !at.empty()) {
        return refused("there is no " + at +
                       "/bin/java, where JAVA_HOME points. Set it to the folder of a Java that Spark "
                       "runs on, or unset it to use the one in PATH");
    }
    if (java.empty()) {
        return refused("there is no Java, which Spark runs on. Install it, and set JAVA_HOME where it is not in PATH");
    }
    SparkInstall found{.submit = submit, .version = versionOf(submit)};
    const auto says = outputOf({java, "-version"});
    const std::string obstacle = says ? javaObstacle(found.version, *says) : std::string();
    return obstacle.empty() ? Result<SparkInstall>(found) : Result<SparkInstall>(refused(obstacle));
}

} // namespace ledgerloom
