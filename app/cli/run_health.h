#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/run/engine.h"
#include "core/telemetry/http_server.h"

#include <memory>

namespace ledgerloom {

/// Serves the engine's state at config.serve until the answer is destroyed; holds nothing where serve is empty.
/// The engine must live longer.
Result<std::unique_ptr<HttpServer>> serveHealth(const RunConfig& config, const Engine& engine);

} // namespace ledgerloom
