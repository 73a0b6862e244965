#pragma once

#include <httplib.h>

#include <chrono>
#include <cstddef>

namespace ledgerloom {

/// The library's server with an end to every conversation: one request, so many bytes at most, and so long from the
/// moment it was accepted. The library's own timeouts begin anew at each byte, so that one who sends a byte a second
/// would hold a thread for hours, and a flood of header lines would be kept whole.
class ImpatientServer final : public httplib::Server {
public:
    struct Bounds {
        std::chrono::milliseconds toSend{1'000};   ///< for the request to be there
        std::chrono::milliseconds toAnswer{1'000}; ///< for the answer to be taken, from its first byte on
        std::size_t mostBytes = 12 << 10;          ///< of head and body
        std::size_t threads = 2;                   ///< that answer
    };

    explicit ImpatientServer(Bounds bounds);

private:
    bool process_and_close_socket(socket_t socket) override;

    const Bounds m_bounds;
};

} // namespace ledgerloom
