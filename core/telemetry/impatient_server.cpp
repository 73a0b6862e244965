#include "core/telemetry/impatient_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

using Clock = std::chrono::steady_clock;

/// When the connection that this thread answers was accepted: time in the queue counts, so that silent connections do
/// not add up.
thread_local Clock::time_point acceptedAt;

class StampingPool final : public httplib::TaskQueue {
public:
    explicit StampingPool(std::size_t threads) : m_pool(threads) {}

    void enqueue(std::function<void()> answer) override {
        m_pool.enqueue([answer = std::move(answer), at = Clock::now()] {
            acceptedAt = at;
            answer();
        });
    }
    void shutdown() override { m_pool.shutdown(); }

private:
    httplib::ThreadPool m_pool;
};

bool awaitSocket(int socket, short events, Clock::time_point until) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        pollfd waiting{socket, events, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
        if (ready >= 0 || errno != EINTR) {
            return ready > 0;
        }
    }
}

/// A socket until its time or its bytes are used up.
class BoundedStream final : public httplib::Stream {
public:
    BoundedStream(int socket, const ImpatientServer::Bounds& bounds)
        : m_socket(socket), m_bounds(bounds), m_sendBy(acceptedAt + bounds.toSend), m_left(bounds.mostBytes) {}

    bool is_readable() const override { return m_at < m_filled || awaitSocket(m_socket, POLLIN, m_sendBy); }
    bool is_writable() const override { return awaitSocket(m_socket, POLLOUT, answerBy()); }

    ssize_t read(char* into, std::size_t size) override {
        if (m_at == m_filled && !fill()) {
            return -1;
        }
        const std::size_t count = std::min(size, m_filled - m_at);
        std::memcpy(into, m_bytes.data() + m_at, count);
        m_at += count;
        return static_cast<ssize_t>(count);
    }

    ssize_t write(const char* from, std::size_t size) override {
        return is_writable() ? ::send(m_socket, from, size, MSG_NOSIGNAL) : -1;
    }

    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return m_socket; }

private:
    bool fill() {
        if (m_left == 0 || !awaitSocket(m_socket, POLLIN, m_sendBy)) {
            return false;
        }
        const ssize_t got = ::recv(m_socket, m_bytes.data(), std::min(m_bytes.size(), m_left), 0);
        m_at = 0;
        m_filled = got > 0 ? static_cast<std::size_t>(got) : 0;
        m_left -= m_filled;
        return got > 0;
    }

    Clock::time_point answerBy() const {
        if (!m_answerBy) {
            m_answerBy = Clock::now() + m_bounds.toAnswer;
        }
        return *m_answerBy;
    }

    const int m_socket;
    const ImpatientServer::Bounds& m_bounds;
    const Clock::time_point m_sendBy;
    mutable std::optional<Clock::time_point> m_answerBy;
    std::array<char, 4096> m_bytes{};
    std::size_t m_at = 0;
    std::size_t m_filled = 0;
    std::size_t m_left;
};

} // namespace

ImpatientServer::ImpatientServer(Bounds bounds) : m_bounds(bounds) {
    new_task_queue = [threads = bounds.threads] { return new StampingPool(threads); };
}

bool ImpatientServer::process_and_close_socket(socket_t socket) {
    BoundedStream stream(socket, m_bounds);
    bool closed = false;
    const bool answered = stream.is_readable() && process_request(stream, true, closed, nullptr);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return answered;
}

} // namespace ledgerloom
