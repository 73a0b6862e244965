#include "core/telemetry/http_address.h"

#include "core/base/text.h"

#include <charconv>

namespace ledgerloom {

namespace {

Error addressError(std::string_view text, const std::string& why) {
    return {ErrorCode::badInput,
            "serve " + quotedText(text) + ": " + why + "; give HOST:PORT, for instance 127.0.0.1:8080, [::1]:8080 " +
                "or just 8080 for this machine only",
            "serve"};
}

bool isHost(std::string_view host) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:%";
    return !host.empty() && host.find_first_not_of(allowed) == std::string_view::npos;
}

} // namespace

Result<HttpAddress> parseHttpAddress(std::string_view text) {
    HttpAddress address;
    const std::size_t colon = text.rfind(':');
    std::string_view host = colon == std::string_view::npos ? "" : text.substr(0, colon);
    const std::string_view port = colon == std::string_view::npos ? text : text.substr(colon + 1);

    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
        if (host.find(':') == std::string_view::npos) {
            return addressError(text, "what stands in brackets is no IPv6 address");
        }
    } else if (host.find(':') != std::string_view::npos) {
        return addressError(text, "an IPv6 address stands in brackets, with the port behind them");
    }
    if (colon != std::string_view::npos && colon > 0) {
        if (!isHost(host)) {
            return addressError(text, "that is no host name or address");
        }
        address.host = host;
    }
    unsigned number = 0;
    const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (port.empty() || fault != std::errc() || end != port.data() + port.size() || number > 65'535) {
        return addressError(text, "the port must be a number from 0 to 65535 (0 takes any free one)");
    }
    address.port = static_cast<std::uint16_t>(number);
    return address;
}

std::string urlOf(const HttpAddress& address) {
    const bool six = address.host.find(':') != std::string::npos;
    return "http://" + (six ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

} // namespace ledgerloom
