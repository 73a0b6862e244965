#include "core/cluster/spark_application.h"

#include <array>
#include <cstddef>
#include <fstream>
#include <string_view>

#define LEDGERLOOM_APPLICATION(name)                                                                                   \
    extern "C" const char ledgerloom_application_##name[];                                                             \
    extern "C" const char ledgerloom_application_##name##_end[];
#define LEDGERLOOM_FILE(name)                                                                                          \
    ApplicationFile {                                                                                                  \
#name, text(ledgerloom_application_##name, ledgerloom_application_##name##_end)                                \
    }

LEDGERLOOM_APPLICATION(spark)
LEDGERLOOM_APPLICATION(shards)
LEDGERLOOM_APPLICATION(progress)
LEDGERLOOM_APPLICATION(bundle)
LEDGERLOOM_APPLICATION(hadoop)
LEDGERLOOM_APPLICATION(note)

namespace ledgerloom {

namespace {

struct ApplicationFile {
    std::string_view name;
    std::string_view text;
};

std::string_view text(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

std::string pathOf(const std::string& folder, std::string_view name) {
    return folder + "/ledgerloom_" + std::string(name) + ".py";
}

} // namespace

Result<std::string> writeSparkApplication(const std::string& folder) {
    const std::array files{LEDGERLOOM_FILE(spark),  LEDGERLOOM_FILE(shards), LEDGERLOOM_FILE(progress),
                           LEDGERLOOM_FILE(bundle), LEDGERLOOM_FILE(hadoop), LEDGERLOOM_FILE(note)};
    for (const ApplicationFile& file : files) {
        const std::string path = pathOf(folder, file.name);
        std::ofstream stream(path, std::ios::binary);
        stream << file.text << std::flush;
        if (!stream) {
            return Error{.code = ErrorCode::io,
                         .message = "cannot write " + path +
                                    ", which spark-submit is to run; free space there, or set "
                                    "TMPDIR to another folder"};
        }
    }
    return pathOf(folder, files.front().name);
}

} // namespace ledgerloom
