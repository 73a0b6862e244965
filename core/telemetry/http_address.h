#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// Where to listen.
struct HttpAddress {
    std::string host = "127.0.0.1"; ///< name or address, IPv6 without brackets
    std::uint16_t port = 0;         ///< 0 = any free one

    bool operator==(const HttpAddress&) const = default;
};

/// "8080" and ":8080" (loopback), "127.0.0.1:8080", "localhost:8080", "[::1]:8080". badInput for anything else.
Result<HttpAddress> parseHttpAddress(std::string_view text);

/// "http://127.0.0.1:8080", IPv6 in brackets.
std::string urlOf(const HttpAddress& address);

} // namespace ledgerloom
