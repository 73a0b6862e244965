#include "core/telemetry/http_server.h"

#include "core/telemetry/impatient_server.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <thread>

namespace ledgerloom {

namespace {

constexpr std::size_t mostBodyBytes = 4096;

/// The library's own choice, SO_REUSEPORT, would let two runs share one port without a word.
void claimPortAlone(int socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

Error listenError(const HttpAddress& address, int number) {
    const std::string why = number == 0 ? "the address is in use or not this machine's" : std::strerror(number);
    return {ErrorCode::io,
            "serve: cannot listen on " + urlOf(address) + " (" + why +
                "); give another --serve, port 0 takes any free one",
            "serve"};
}

/// 0 where it is missing or no number: then everything is new.
std::uint64_t numberOf(const httplib::Request& request, const char* name) {
    const std::string text = request.get_param_value(name);
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

class HttpServer::Impl {
public:
    Impl(HttpAddress address, HealthSource source, FeedSource feed)
        : m_address(std::move(address)), m_source(std::move(source)), m_feed(std::move(feed)) {
        m_server.set_socket_options(claimPortAlone);
        m_server.set_payload_max_length(mostBodyBytes);
        m_server.set_default_headers({{"Cache-Control", "no-store"}});
        addRoutes();
    }

    ~Impl() {
        // stop() does nothing before the loop runs, so wait until it does (or never will).
        while (m_thread.joinable() && !m_server.is_running() && !m_ended) {
            std::this_thread::yield();
        }
        m_server.stop();
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    Result<void> listen() {
        errno = 0;
        if (m_address.port == 0) {
            const int port = m_server.bind_to_any_port(m_address.host);
            if (port <= 0) {
                return listenError(m_address, errno);
            }
            m_address.port = static_cast<std::uint16_t>(port);
        } else if (!m_server.bind_to_port(m_address.host, m_address.port)) {
            return listenError(m_address, errno);
        }
        m_thread = std::thread([this] {
            m_server.listen_after_bind();
            m_ended = true;
        });
        return {};
    }

    const HttpAddress& address() const { return m_address; }

private:
    void addRoutes() {
        m_server.Get("/health", [this](const httplib::Request&, httplib::Response& answer) {
            answer.set_content(healthJson(m_source()), "application/json");
        });
        m_server.Get("/ready", [this](const httplib::Request&, httplib::Response& answer) {
            const HealthView view = m_source();
            answer.status = isReady(view) ? 200 : 503;
            answer.set_content(healthJson(view), "application/json");
        });
        m_server.Get("/metrics", [this](const httplib::Request&, httplib::Response& answer) {
            answer.set_content(metricsText(m_source()), "text/plain; version=0.0.4; charset=utf-8");
        });
        if (m_feed) {
            m_server.Get("/run", [this](const httplib::Request& request, httplib::Response& answer) {
                answer.set_content(m_feed(numberOf(request, "sample"), numberOf(request, "event")), "application/json");
            });
        }
        m_server.set_error_handler([](const httplib::Request&, httplib::Response& answer) {
            if (answer.status == 404) {
                answer.set_content("not found: there are /health, /ready and /metrics\n", "text/plain");
            }
        });
    }

    HttpAddress m_address;
    HealthSource m_source;
    FeedSource m_feed;
    ImpatientServer m_server{ImpatientServer::Bounds{}};
    std::atomic<bool> m_ended = false;
    std::thread m_thread;
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpAddress& address, HealthSource source,
                                                      FeedSource feed) {
    auto impl = std::make_unique<Impl>(address, std::move(source), std::move(feed));
    if (const auto listening = impl->listen(); !listening) {
        return listening.error();
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const {
    return m_impl->address().port;
}

std::string HttpServer::url() const {
    return urlOf(m_impl->address());
}

} // namespace ledgerloom
