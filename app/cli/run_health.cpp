#include "app/cli/run_health.h"

#include "core/run/run_feed.h"
#include "core/run/snapshot_json.h"
#include "core/telemetry/http_address.h"

#include <string>

namespace ledgerloom {

namespace {

HealthView viewOf(const Snapshot& snapshot) {
    HealthView view;
    view.state = runStateName(snapshot.state);
    view.level = static_cast<std::uint8_t>(snapshot.level);
    view.levelName = levelName(snapshot.level);
    view.memoryUsageBytes = snapshot.sample.processBytes;
    view.memoryLimitBytes = snapshot.memoryLimitBytes;
    view.reservedBytes = snapshot.sample.reservedBytes;
    view.arrowBytes = snapshot.sample.arrowBytes;
    view.arrowLimitBytes = snapshot.arrowLimitBytes;
    view.availableBytes = snapshot.sample.availableBytes;
    view.growthBytesPerSecond = snapshot.sample.growthBytesPerSecond;
    view.progress = progressShare(snapshot);
    view.elapsedSeconds = static_cast<double>(snapshot.elapsedUs) / 1e6;
    view.rowsDone = snapshot.rowsDone;
    view.rowsTotal = snapshot.rowsTotal;
    view.bytesDone = snapshot.bytesDone;
    view.rowsPerSecond = snapshot.sample.rowsPerSecond;
    view.bytesPerSecond = snapshot.sample.bytesPerSecond;
    view.workersActive = snapshot.workersActive;
    return view;
}

} // namespace

Result<std::unique_ptr<HttpServer>> serveHealth(const RunConfig& config, const Engine& engine) {
    if (config.serve.empty())
        return std::unique_ptr<HttpServer>();
    const auto address = parseHttpAddress(config.serve);
    if (!address)
        return Error{address.error().code, "serve: " + address.error().message, "serve"};
    return HttpServer::start(
        *address, [&engine] { return viewOf(engine.snapshot()); },
        [&engine](std::uint64_t sample, std::uint64_t event) { return runFeed(engine, sample, event); });
}

} // namespace ledgerloom
