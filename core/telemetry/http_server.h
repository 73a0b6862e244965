#pragma once

#include "core/base/result.h"
#include "core/telemetry/health.h"
#include "core/telemetry/http_address.h"

#include <functional>
#include <memory>

namespace ledgerloom {

/// Answers GET /health (200 while alive), /ready (200, or 503 from CRITICAL on), /metrics and, where there is a feed,
/// /run on its own threads.
/// Requests are bounded: 8 KiB a line of the head, 4 KiB of body, 12 KiB in all; one second to send them, one to take
/// the answer.
/// From the first one on the process ignores SIGPIPE: writing to a closed pipe answers EPIPE instead.
class HttpServer {
public:
    /// Asked at every request, from any thread.
    using HealthSource = std::function<HealthView()>;
    /// Asked at every GET /run?sample=N&event=M: what is new after these sequence numbers, as JSON.
    using FeedSource = std::function<std::string(std::uint64_t sample, std::uint64_t event)>;

    /// Listens before it returns; io when the address is taken or not this machine's.
    static Result<std::unique_ptr<HttpServer>> start(const HttpAddress& address, HealthSource source,
                                                     FeedSource feed = {});
    /// Stops and waits for open requests, which takes a second at most.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// The real one, also when any free one was asked for.
    std::uint16_t port() const;
    /// "http://127.0.0.1:8080".
    std::string url() const;

private:
    class Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
