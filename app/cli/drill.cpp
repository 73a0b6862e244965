#include "core/run/drill.h"

#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/progress_view.h"
#include "app/cli/run_health.h"
#include "app/cli/signals.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"
#include "core/memory/reclaimer.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

namespace ledgerloom {

namespace {

bool hasEnded(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

std::string timeText(double seconds) {
    return seconds < 0 ? "never" : "after " + formatFixed(seconds, 1) + " s";
}

std::string reportText(const DrillReport& report) {
    std::string text;
    for (const Level level : {Level::normal, Level::warning, Level::critical, Level::emergency}) {
        std::string name(levelName(level));
        name.resize(11, ' ');
        text += name + timeText(report.reachedAt[static_cast<std::size_t>(level)]) + "\n";
    }
    text += "recovered  " + timeText(report.recoveredAt) + "\n";
    text += "at the end " +
            std::string(report.stoppedForMemory ? "stopped for memory, resumable"
                        : report.wentOn         ? "parked, and went on when there was memory again"
                                                : "the run did not react to EMERGENCY") +
            "\n";
    return text + (report.whole() ? "The drill saw every level, each reaction and the recovery.\n"
                                  : "The drill did not see all of it.\n");
}

nlohmann::ordered_json orNull(double seconds) {
    return seconds < 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(seconds);
}

std::string reportJson(const DrillReport& report) {
    nlohmann::ordered_json json;
    for (const Level level : {Level::normal, Level::warning, Level::critical, Level::emergency})
        json["reached_seconds"][std::string(levelName(level))] =
            orNull(report.reachedAt[static_cast<std::size_t>(level)]);
    json["recovered_seconds"] = orNull(report.recoveredAt);
    json["stopped_for_memory"] = report.stoppedForMemory;
    json["went_on"] = report.wentOn;
    json["whole"] = report.whole();
    return json.dump(2) + "\n";
}

void follow(Engine& engine, const RunConfig& config) {
    ProgressView view(config);
    while (!hasEnded(engine.snapshot().state)) {
        if (notedSignal() != 0)
            engine.cancel();
        view.show(engine);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    view.finish(engine);
}

int drill(const ConfigOptions& options, std::uint32_t holdSeconds, bool json) {
    const auto asked = options.config();
    if (!asked)
        return fail(asked.error());
    const RunConfig config = drillConfig(*asked);
    const auto reclaimer = std::make_shared<Reclaimer>();
    EngineParts parts;
    parts.reclaimer = reclaimer;
    auto created = Engine::create(config, parts);
    if (!created)
        return fail(created.error());
    Engine& engine = **created;
    const auto server = serveHealth(config, engine);
    if (!server)
        return fail(server.error());
    if (*server && !config.quiet)
        std::cerr << "Serving  " << (*server)->url() << "\n";
    watchSignals();
    if (const auto started = engine.start(); !started)
        return fail(started.error());
    Drill drill(reclaimer,
                {.snapshot = [&] { return engine.snapshot(); },
                 .tell = [&](std::string text) { engine.note(std::move(text)); },
                 .cancel = [&] { engine.cancel(); }},
                {.holdUs = std::int64_t{holdSeconds} * 1'000'000});
    drill.start();
    follow(engine, config);
    const DrillReport report = drill.wait();
    std::cout << (json ? reportJson(report) : reportText(report));
    if (notedSignal() != 0)
        return 128 + notedSignal();
    return report.whole() ? 0 : exitCode(ErrorCode::failed);
}

} // namespace

Verb addDrill(CLI::App& root) {
    CLI::App* app = root.add_subcommand("drill", "Presses on a run until every level of memory pressure was seen.");
    app->footer(
        "Makes and drops rows under your limits (512 MiB without --memory-limit) while ballast takes memory in\n"
        "steps: WARNING, CRITICAL, recovery, EMERGENCY. Writes nothing. The exit code is 0 when all of it was\n"
        "seen. Half a minute.");
    const auto options = std::make_shared<ConfigOptions>(
        *app, std::initializer_list<std::string_view>{"size", "rows", "customers", "start-date", "end-date", "output",
                                                      "chunk-size", "part-size", "if-exists", "store"});
    CLI::Option* hold = app->add_option("--hold")->description("Seconds that each level is held (default 3).");
    hold->check(CLI::Range(0, 600))->group("Drill");
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.")->group("Drill");
    return {app, [=] { return drill(*options, hold->count() > 0 ? hold->as<std::uint32_t>() : 3, json->count() > 0); }};
}

} // namespace ledgerloom
