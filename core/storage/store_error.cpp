#include "core/storage/store_error.h"

#include "core/storage/dataset_layout.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace ledgerloom {

namespace {

constexpr std::size_t longestDetail = 300;

template <std::size_t count> bool holdsAny(const std::string& text, const std::array<std::string_view, count>& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// As the client names them, and as servers do that it does not know.
constexpr std::array<std::string_view, 11> badCredentials{"SIGNATURE_DOES_NOT_MATCH",
                                                          "INVALID_ACCESS_KEY_ID",
                                                          "InvalidAccessKeyId",
                                                          "UserNotFound",
                                                          "INVALID_CLIENT_TOKEN_ID",
                                                          "MISSING_AUTHENTICATION_TOKEN",
                                                          "EXPIRED_TOKEN",
                                                          "ExpiredToken",
                                                          "InvalidToken",
                                                          "UNRECOGNIZED_CLIENT",
                                                          "InvalidSecurity"};
constexpr std::array<std::string_view, 2> notAllowed{"ACCESS_DENIED", "AccessDenied"};
constexpr std::array<std::string_view, 2> noBucket{"NO_SUCH_BUCKET", "NoSuchBucket"};
constexpr std::array<std::string_view, 3> network{"NETWORK_CONNECTION", "curlCode", "REQUEST_TIMEOUT"};

constexpr std::string_view whereCredentialsAre =
    "They are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws (AWS_PROFILE chooses the profile) or "
    "from the machine's role";

std::string withoutSecrets(std::string text) {
    for (const char* variable : {"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID"}) {
        const char* secret = std::getenv(variable);
        const std::string_view value = secret == nullptr ? "" : secret;
        for (std::size_t at = 0; !value.empty() && (at = text.find(value, at)) != std::string::npos; at += 3) {
            text.replace(at, value.size(), "***");
        }
    }
    // What the client says of the request is said here in other words.
    if (const std::size_t what = text.find("AWS Error "); what != std::string::npos) {
        text.erase(0, what);
    }
    text.erase(std::min(text.find(" (Request ID"), text.size()));
    while (text.ends_with('.') || text.ends_with(' ')) {
        text.pop_back();
    }
    return text.size() > longestDetail ? text.substr(0, longestDetail) + "..." : text;
}

} // namespace

Error noSuchBucket(const std::string& name) {
    return {.code = ErrorCode::io,
            .message =
                name + ": there is no such bucket. Make it first, or correct the address, its endpoint or its region",
            .field = "output"};
}

StoreFailure judgeStoreFailure(const std::string& text, std::string_view action, const std::string& path,
                               const std::string& name) {
    const std::string detail = withoutSecrets(text);
    const auto error = [](std::string message) {
        return Error{.code = ErrorCode::io, .message = std::move(message), .field = "output"};
    };
    if (holdsAny(text, badCredentials)) {
        return {error(name + " refuses the credentials: " + detail + ". " + std::string(whereCredentialsAre)), true};
    }
    if (holdsAny(text, notAllowed)) {
        return {error(name + " denies access: " + detail +
                      ". The credentials need leave to list, read and write there. " +
                      std::string(whereCredentialsAre)),
                true};
    }
    if (holdsAny(text, noBucket)) {
        return {noSuchBucket(name), true};
    }
    if (holdsAny(text, network)) {
        return {error(name + " does not answer: " + detail), false};
    }
    const std::string object = path.empty() ? name : under(name, path);
    return {error("cannot " + std::string(action) + " " + object + ": " + detail), false};
}

} // namespace ledgerloom
