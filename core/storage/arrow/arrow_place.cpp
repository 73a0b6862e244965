#include "core/storage/arrow/arrow_place.h"

#include <arrow/filesystem/filesystem.h>
#include <arrow/filesystem/s3fs.h>
#include <arrow/memory_pool.h>

#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <mutex>
#include <unistd.h>
#include <utility>

namespace ledgerloom {

namespace {

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message), .field = "output"};
}

/// The S3 client asks here after each failed request.
class PatientRetries final : public arrow::fs::S3RetryStrategy {
public:
    explicit PatientRetries(std::shared_ptr<StorePatience> patience) : m_patience(std::move(patience)) {}

    bool ShouldRetry(const AWSErrorDetail& error, std::int64_t attempts) override {
        constexpr std::string_view details = "Details: ";
        const std::size_t at = error.message.find(details);
        const std::string why = !error.exception_name.empty() ? error.exception_name
                                : at != std::string::npos     ? error.message.substr(at + details.size())
                                                              : error.message;
        return error.should_retry && m_patience->tryAgain(attempts, why.substr(0, 160));
    }
    std::int64_t CalculateDelayBeforeNextRetry(const AWSErrorDetail&, std::int64_t attempts) override {
        return StorePatience::delayMs(attempts);
    }

private:
    std::shared_ptr<StorePatience> m_patience;
};

/// A server that hangs up is to be an error of the request, not the end of the process.
void ignoreBrokenConnections() {
    struct sigaction now = {};
    if (sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) {
        std::signal(SIGPIPE, SIG_IGN);
    }
}

/// "/…/libarrow.so.2600" -> "/…/libarrow_s3.so.2600"; empty where there is none, which may be built into the first.
std::string s3LibraryPath() {
    Dl_info arrow = {};
    if (::dladdr(reinterpret_cast<void*>(&arrow::fs::EnsureFinalized), &arrow) == 0 || arrow.dli_fname == nullptr) {
        return {};
    }
    std::string path = arrow.dli_fname;
    constexpr std::string_view name = "libarrow.so";
    const std::size_t at = path.rfind(name);
    if (at == std::string::npos) {
        return {};
    }
    path.replace(at, name.size(), "libarrow_s3.so");
    return ::access(path.c_str(), R_OK) == 0 ? path : std::string();
}

Result<void> loadS3Library() {
    static std::mutex mutex;
    static bool loaded = false;
    const std::lock_guard lock(mutex);
    if (loaded) {
        return {};
    }
    ignoreBrokenConnections();
    const std::string path = s3LibraryPath();
    if (!path.empty()) {
        if (const auto status = arrow::fs::LoadFileSystemFactories(path.c_str()); !status.ok()) {
            return refused("the library for s3:// cannot be loaded (" + status.message() +
                           "); run packaging/setup again, or write to a folder");
        }
    }
    loaded = true;
    return {};
}

std::string fromEnvironment(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return value;
        }
    }
    return {};
}

std::string encoded(const std::string& value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') {
            text += c;
        } else if (std::string_view("0123456789.-_/").find(c) != std::string_view::npos) {
            text += c;
        } else {
            text += '%';
            text += digits[byte >> 4];
            text += digits[byte & 15];
        }
    }
    return text;
}

using Options = std::vector<std::pair<std::string, std::string>>;

std::string address(const std::string& base, const Options& options) {
    std::string text = base;
    for (const auto& [name, value] : options) {
        text += (&name == &options.front().first ? "?" : "&") + name + "=" + encoded(value);
    }
    return text;
}

/// "http://host:port/" is the host and port, and decides the scheme.
Result<void> addEndpoint(Options& options, std::string endpoint, std::string scheme) {
    if (endpoint.find('@') != std::string::npos) {
        return refused("AWS_ENDPOINT_URL holds a user name; leave it out, credentials are taken from "
                       "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or ~/.aws");
    }
    if (const std::size_t colon = endpoint.find("://"); colon != std::string::npos) {
        if (scheme.empty()) {
            scheme = endpoint.substr(0, colon);
        }
        endpoint.erase(0, colon + 3);
    }
    while (endpoint.ends_with('/')) {
        endpoint.pop_back();
    }
    options.emplace_back("endpoint_override", endpoint);
    if (!scheme.empty()) {
        options.emplace_back("scheme", scheme);
    }
    return {};
}

Result<std::string> s3Address(const StoreUri& uri) {
    Options options;
    for (const auto& option : uri.options) {
        if (option.first != "endpoint_override" && option.first != "scheme" && option.first != "region") {
            options.push_back(option);
        }
    }
    std::string endpoint = uri.option("endpoint_override");
    if (endpoint.empty()) {
        endpoint = fromEnvironment({"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"});
    }
    if (!endpoint.empty()) {
        if (auto added = addEndpoint(options, endpoint, uri.option("scheme")); !added) {
            return added.error();
        }
    }
    std::string region = uri.option("region");
    if (region.empty()) {
        region = fromEnvironment({"AWS_REGION", "AWS_DEFAULT_REGION"});
    }
    if (region.empty() && !endpoint.empty()) {
        region = "us-east-1"; // what servers other than AWS take by default
    }
    if (!region.empty()) {
        options.emplace_back("region", region);
    }
    return address("s3://" + uri.place, options);
}

/// The client must be ended before its own objects are, which the program's end destroys in the order opposite to
/// their making: so this is said once the client has begun.
void endWithProgram() {
    static std::once_flag once;
    std::call_once(once, [] { std::atexit([] { arrow::fs::EnsureFinalized(); }); });
}

Result<ArrowPlace> openS3(const StoreUri& uri, const std::shared_ptr<StorePatience>& patience) {
    if (auto loaded = loadS3Library(); !loaded) {
        return loaded.error();
    }
    const auto text = s3Address(uri);
    if (!text) {
        return text.error();
    }
    const arrow::fs::FileSystemFactoryOptions options{
        {"retry_strategy", std::shared_ptr<arrow::fs::S3RetryStrategy>(std::make_shared<PatientRetries>(patience))}};
    std::string bucket;
    auto files = arrow::fs::FileSystemFromUriAndOptions(*text, options,
                                                        arrow::io::IOContext(arrow::system_memory_pool()), &bucket);
    endWithProgram();
    if (!files.ok()) {
        const std::string why = files.status().message();
        return files.status().IsNotImplemented()
                   ? refused("the Apache Arrow of this program has no S3 client (libarrow_s3 is not beside libarrow); "
                             "run packaging/setup, or write to a folder")
                   : refused("s3://" + uri.place + " cannot be reached: " + why + ". Give its region, as in s3://" +
                             uri.place + "/PREFIX?region=eu-west-1");
    }
    return ArrowPlace{.files = *std::move(files),
                      .root = uri.prefix.empty() ? uri.place : uri.place + "/" + uri.prefix,
                      .appearsWhole = true};
}

Result<ArrowPlace> openHdfs(const StoreUri& uri) {
    std::string root;
    auto files = arrow::fs::FileSystemFromUri(address("hdfs://" + uri.place + "/" + uri.prefix, uri.options), &root);
    if (!files.ok()) {
        const std::string why = files.status().message();
        if (why.find("libhdfs") == std::string::npos && why.find("libjvm") == std::string::npos) {
            return refused("hdfs://" + uri.place + " cannot be opened: " + why);
        }
        return refused(
            "hdfs:// needs Hadoop's libhdfs and a Java runtime, and they were not found. Set HADOOP_HOME (or "
            "ARROW_LIBHDFS_DIR), JAVA_HOME, and CLASSPATH to the answer of `hadoop classpath --glob`; or write "
            "to a folder and copy it by `hdfs dfs -put`");
    }
    return ArrowPlace{.files = *std::move(files), .root = std::move(root), .appearsWhole = false};
}

} // namespace

Result<ArrowPlace> openArrowPlace(const StoreUri& uri, const std::shared_ptr<StorePatience>& patience) {
    return uri.scheme == StoreScheme::s3 ? openS3(uri, patience) : openHdfs(uri);
}

} // namespace ledgerloom
