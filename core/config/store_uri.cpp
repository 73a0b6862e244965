#include "core/config/store_uri.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace ledgerloom {

namespace {

constexpr std::array<std::string_view, 7> s3Options{
    "region",          "endpoint_override",      "scheme", "smart_defaults", "tls_ca_file_path",
    "tls_ca_dir_path", "tls_verify_certificates"};
constexpr std::array<std::string_view, 5> hdfsOptions{"user", "replication", "buffer_size", "default_block_size",
                                                      "kerb_ticket"};
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

Error refused(std::string_view message) {
    return {ErrorCode::badInput, std::string(message), "output"};
}

Error credentials() {
    return refused(
        "the address holds what may be credentials; an output is shown, logged and saved in presets. Leave "
        "them out: they are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws (AWS_PROFILE "
        "chooses the profile) or from the machine's role.");
}

bool hasOnly(std::string_view text, std::initializer_list<std::string_view> allowed) {
    return std::ranges::all_of(text, [&](char c) {
        return std::ranges::any_of(allowed,
                                   [c](std::string_view set) { return set.find(c) != std::string_view::npos; });
    });
}

std::optional<std::string> decoded(std::string_view text) {
    const auto hex = [](char c) {
        const auto at = std::string_view("0123456789abcdef").find(lowerCase(std::string_view(&c, 1)));
        return at == std::string_view::npos ? -1 : static_cast<int>(at);
    };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
        const int low = high >= 0 ? hex(text[i + 2]) : -1;
        if (low < 0)
            return std::nullopt;
        plain += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return plain;
}

/// Something that is a secret under whichever name. The access key itself names nothing that should be known.
bool namesCredential(std::string_view name) {
    const std::string lower = lowerCase(name);
    constexpr std::array<std::string_view, 8> words{"key",        "secret",    "token", "pass",
                                                    "credential", "signature", "auth",  "amz"};
    return std::ranges::any_of(words, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

Error unknownOption(std::span<const std::string_view> known) {
    std::string all;
    for (const std::string_view name : known)
        all += (all.empty() ? "" : ", ") + std::string(name);
    return refused("the address has an option that is not known. Allowed after the ?: " + all + ".");
}

Result<void> readOptions(std::string_view query, StoreUri& uri) {
    const std::span<const std::string_view> known = uri.scheme == StoreScheme::s3
                                                        ? std::span<const std::string_view>(s3Options)
                                                        : std::span<const std::string_view>(hdfsOptions);
    while (!query.empty()) {
        const std::string_view one = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), one.size() + 1));
        const std::size_t equals = one.find('=');
        const std::string_view name = one.substr(0, equals);
        if (std::ranges::find(known, name) == known.end())
            return namesCredential(name) ? credentials() : unknownOption(known);
        const auto value = equals == std::string_view::npos ? std::nullopt : decoded(one.substr(equals + 1));
        if (!value || value->empty())
            return refused("the address's option " + std::string(name) + " has no value.");
        if (value->find('@') != std::string::npos)
            return credentials();
        if (!uri.option(name).empty())
            return refused("the address has its option " + std::string(name) + " twice.");
        uri.options.emplace_back(name, *value);
    }
    return {};
}

Result<void> checkPrefix(std::string_view prefix) {
    const std::string_view allowed = "._-=+,:()!'~ ";
    while (!prefix.empty()) {
        const std::string_view part = prefix.substr(0, prefix.find('/'));
        const bool plain = std::ranges::all_of(part, [&](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte >= 0x80 || allowed.find(c) != std::string_view::npos ||
                   hasOnly(lowerCase(std::string_view(&c, 1)), {letters, digits});
        });
        if (part.empty() || part == "." || part == ".." || !plain)
            return refused("the address's path has an empty or unusual part. Allowed: letters, digits and ._-=+,:()!'~ "
                           "between single slashes, no . or .. alone.");
        prefix.remove_prefix(std::min(prefix.size(), part.size() + 1));
    }
    return {};
}

Result<void> checkPlace(const StoreUri& uri) {
    if (uri.scheme == StoreScheme::hdfs) {
        if (!hasOnly(lowerCase(uri.place), {letters, digits, ".-_:"}))
            return refused("the address names no host. Allowed: hdfs://HOST:PORT/FOLDER.");
        return uri.prefix.empty()
                   ? Result<void>(refused("the address names no folder. Allowed: hdfs://HOST:PORT/FOLDER."))
                   : Result<void>();
    }
    if (uri.place.size() < 3 || uri.place.size() > 63 || !hasOnly(uri.place, {letters, digits, ".-_"}))
        return refused(
            "the address has no bucket that can be. Allowed: s3://BUCKET/PREFIX, the bucket of 3 to 63 lower-case "
            "letters, digits, dots and hyphens.");
    return {};
}

Result<void> checkEndpoint(const StoreUri& uri) {
    const std::string scheme = uri.option("scheme");
    if (!scheme.empty() && scheme != "http" && scheme != "https")
        return refused("the address's option scheme is neither http nor https.");
    const std::string endpoint = uri.option("endpoint_override");
    if (!hasOnly(lowerCase(endpoint), {letters, digits, ".-_:/[]"}))
        return refused("the address's option endpoint_override is no address. Allowed: HOST:PORT.");
    return {};
}

} // namespace

std::string StoreUri::option(std::string_view name) const {
    const auto found = std::ranges::find(options, name, &std::pair<std::string, std::string>::first);
    return found == options.end() ? std::string() : found->second;
}

bool isAddress(std::string_view text) {
    const std::size_t colon = text.find("://");
    return colon != std::string_view::npos && colon > 0 &&
           hasOnly(lowerCase(text.substr(0, colon)), {letters, digits, "+.-"});
}

Result<StoreUri> parseStoreUri(std::string_view text) {
    const std::size_t colon = text.find("://");
    const std::string scheme = lowerCase(text.substr(0, colon));
    if (!isAddress(text) || (scheme != "s3" && scheme != "hdfs"))
        return refused("the address begins with a scheme that is not known. Allowed: s3://BUCKET/PREFIX, "
                       "hdfs://HOST:PORT/FOLDER, or the path of a folder.");
    StoreUri uri;
    uri.scheme = scheme == "s3" ? StoreScheme::s3 : StoreScheme::hdfs;
    std::string_view rest = text.substr(colon + 3);
    const std::size_t question = rest.find('?');
    const std::string_view query = question == std::string_view::npos ? std::string_view() : rest.substr(question + 1);
    rest = rest.substr(0, question);
    if (rest.find('@') != std::string_view::npos)
        return credentials();
    uri.place = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(rest.size(), uri.place.size() + 1));
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    uri.prefix = rest;
    if (auto checked = checkPrefix(rest); !checked)
        return checked.error();
    if (auto checked = readOptions(query, uri); !checked)
        return checked.error();
    if (auto checked = checkPlace(uri); !checked)
        return checked.error();
    if (auto checked = checkEndpoint(uri); !checked)
        return checked.error();
    return uri;
}

} // namespace ledgerloom
