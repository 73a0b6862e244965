#pragma once

#include "core/base/result.h"

#include <chrono>
#include <string>

namespace ledgerloom {

/// The body that `url` ("http://HOST:PORT/path", no https) answers, of 1 MiB at most. `timeout` holds for connecting
/// and for each wait after it. badInput for a URL that is none; io when there is no answer or one other than 2xx,
/// with its status and the start of its body.
Result<std::string> httpGet(const std::string& url, std::chrono::milliseconds timeout);

} // namespace ledgerloom
