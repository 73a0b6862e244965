#include "app/cli/message.h"
#include "app/cli/signals.h"
#include "app/cli/status_source.h"
#include "app/cli/verbs.h"
#include "core/base/clock.h"
#include "core/base/units.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

std::string textAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return "?";
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// "12:00:05  WARNING    running   803.1 of 1073.7 MB (74.8 %)   41.2 % done".
std::string monitorLine(const Json& health) {
    const std::int64_t now = SystemClock().wallUs() / 1'000'000 % 86'400;
    char clock[16];
    std::snprintf(clock, sizeof clock, "%02d:%02d:%02dZ", static_cast<int>(now / 3600), static_cast<int>(now / 60 % 60),
                  static_cast<int>(now % 60));
    std::string level = textAt(health, "level");
    level.resize(11, ' ');
    std::string state = textAt(health, "state");
    state.resize(10, ' ');
    return std::string(clock) + "  " + level + state + textAt(health, "memory_usage_mb") + " of " +
           textAt(health, "memory_limit_mb") + " MB (" + textAt(health, "memory_percent") + " %)  " +
           textAt(health, "progress") + " % done";
}

/// In small steps, so that a signal ends it at once.
void restFor(std::int64_t ms) {
    for (std::int64_t left = ms; left > 0 && notedSignal() == 0; left -= 50)
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min<std::int64_t>(left, 50)));
}

int monitor(const std::string& url, std::int64_t intervalMs, std::uint64_t count) {
    watchSignals();
    for (std::uint64_t line = 0; count == 0 || line < count; ++line) {
        if (line > 0)
            restFor(intervalMs);
        if (notedSignal() != 0)
            return 128 + notedSignal();
        const auto status = readStatus(url);
        if (!status && line == 0)
            return fail(status.error());
        if (!status) {
            std::cerr << "The run no longer answers: it has ended.\n";
            return 0;
        }
        std::cout << monitorLine((*status)["health"]) << std::endl;
    }
    return 0;
}

Result<std::int64_t> intervalMs(const std::string& text) {
    const auto micros = parseDuration(text, 1'000'000);
    if (!micros || *micros < 100'000 || *micros > 86'400'000'000)
        return Error{ErrorCode::badInput,
                     "interval: \"" + text +
                         "\" is no time between two lines; give for instance 30s or 500ms, 100ms "
                         "to 24h",
                     "interval"};
    return static_cast<std::int64_t>(*micros / 1000);
}

} // namespace

Verb addMonitor(CLI::App& root) {
    CLI::App* app = root.add_subcommand("monitor", "Prints a line of level and memory of a run every so often.");
    CLI::Option* url = app->add_option("URL")->required();
    url->description("The http:// address of the run's --serve.");
    CLI::Option* interval = app->add_option("--interval")->description("Time between two lines (default 30s).");
    CLI::Option* count = app->add_option("--count")->description("Ends after so many lines.");
    count->check(CLI::PositiveNumber);
    return {app, [=] {
                const auto every = intervalMs(interval->count() > 0 ? interval->as<std::string>() : "30s");
                if (!every)
                    return fail(every.error());
                const std::string target = url->results().back();
                if (target.find("://") == std::string::npos)
                    return fail({ErrorCode::badInput, target + " is no address: give the http:// address of the run's "
                                                               "--serve. Of a folder `status` tells."});
                return monitor(target, *every, count->count() > 0 ? count->as<std::uint64_t>() : 0);
            }};
}

} // namespace ledgerloom
