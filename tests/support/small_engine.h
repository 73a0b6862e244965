#pragma once

#include "core/run/engine.h"
#include "tests/support/failing_files.h"

#include <memory>
#include <string>

namespace ledgerloom::testing {

/// A job of one shard and some hundred kilobytes: made in a blink, with everything a large one does.
inline RunConfig smallJob(const std::string& output) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = 500;
    config.workers = 1;
    config.output = output;
    return config;
}

inline Result<void> runEngine(const RunConfig& config, const std::shared_ptr<FileSystem>& files) {
    auto engine = Engine::create(config, {.clock = {}, .probe = {}, .files = files});
    if (!engine) {
        return engine.error();
    }
    if (auto started = (*engine)->start(); !started) {
        return started;
    }
    return (*engine)->wait();
}

inline Result<void> resumeEngine(RunConfig config, const std::shared_ptr<FileSystem>& files) {
    config.ifExists = IfExists::resume;
    return runEngine(config, files);
}

} // namespace ledgerloom::testing
