#include "core/telemetry/http_client.h"

#include "core/base/text.h"

#include <httplib.h>

#include <algorithm>
#include <string_view>

namespace ledgerloom {

namespace {

constexpr std::size_t mostBodyBytes = 1 << 20;
constexpr std::string_view scheme = "http://";

Error urlError(const std::string& url) {
    return {ErrorCode::badInput,
            quotedText(url) + " is no URL that can be asked: give http://HOST:PORT/path (https is not supported)",
            "url"};
}

/// Printable and without spaces, so that nothing of it can end the request's line.
bool isPlainUrl(const std::string& url) {
    const bool printable =
        std::all_of(url.begin(), url.end(), [](char letter) { return letter > ' ' && letter < 0x7f; });
    return printable && url.starts_with(scheme) && url.size() > scheme.size() && url[scheme.size()] != '/';
}

} // namespace

Result<std::string> httpGet(const std::string& url, std::chrono::milliseconds timeout) {
    if (!isPlainUrl(url)) {
        return urlError(url);
    }
    const std::size_t slash = url.find('/', scheme.size());
    const std::string path = slash == std::string::npos ? "/" : url.substr(slash);
    httplib::Client client(url.substr(0, slash));
    if (!client.is_valid()) {
        return urlError(url);
    }
    client.set_connection_timeout(timeout);
    client.set_read_timeout(timeout);
    client.set_write_timeout(timeout);

    std::string body;
    const auto answer = client.Get(path, [&](const char* data, std::size_t size) {
        body.append(data, size);
        return body.size() <= mostBodyBytes;
    });
    if (!answer) {
        const bool tooLong = body.size() > mostBodyBytes;
        return Error{ErrorCode::io,
                     quotedText(url) + " gave no answer that can be used (" +
                         (tooLong ? "longer than 1 MiB" : httplib::to_string(answer.error())) +
                         "); check that the run is still there and was started with --serve",
                     "url"};
    }
    if (answer->status < 200 || answer->status > 299) {
        return Error{ErrorCode::io,
                     quotedText(url) + " answered " + std::to_string(answer->status) + ": " + quotedText(body), "url"};
    }
    return body;
}

} // namespace ledgerloom
