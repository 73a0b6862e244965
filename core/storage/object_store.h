#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/config/store_uri.h"
#include "core/storage/target_note.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// How much of an object may be on its way while more of it is made.
enum class Uploading : std::uint8_t {
    single,  ///< a full piece is sent before the next byte is taken: one piece in memory
    doubled, ///< one piece is sent while the next is filled: two in memory
};

/// Bytes of a piece that an object is sent in: what an open ObjectWriter holds once or twice.
inline constexpr std::uint64_t objectPieceBytes = 10 * std::uint64_t{1024} * 1024;
constexpr std::uint64_t objectWriterBytes(Uploading uploading) {
    return (uploading == Uploading::single ? 1 : 2) * objectPieceBytes;
}

/// One object on its way. It is not there, or still the old one, before close() has returned without an error;
/// destroyed before that it never appears. Not thread-safe.
class ObjectWriter {
public:
    ObjectWriter() = default;
    ObjectWriter(const ObjectWriter&) = delete;
    ObjectWriter& operator=(const ObjectWriter&) = delete;
    virtual ~ObjectWriter() = default;

    virtual Result<void> write(std::string_view bytes) = 0;
    virtual Result<void> close() = 0;
};

/// What stands under a path.
struct ObjectInfo {
    std::uint64_t bytes = 0;
    std::int64_t changedUs = 0; ///< by the store's clock, since the Unix epoch
};

/// The objects under one prefix: all that a run asks of an object store. Paths are relative, with slashes. Requests
/// that fail for the network's or the server's sake are tried again until the store's patience ends; every function
/// may wait that long. Errors are ErrorCode::io, refused credentials and a missing bucket as well. Thread-safe.
class ObjectStore {
public:
    ObjectStore() = default;
    ObjectStore(const ObjectStore&) = delete;
    ObjectStore& operator=(const ObjectStore&) = delete;
    virtual ~ObjectStore() = default;

    /// As it is shown: the address without its options.
    virtual const std::string& name() const = 0;
    /// badInput when the bucket is not there or may not be used; the first request of a run.
    virtual Result<void> contact() = 0;
    /// Whether nothing stands under the prefix.
    virtual Result<bool> isEmpty() = 0;

    virtual Result<std::unique_ptr<ObjectWriter>> create(const std::string& path, Uploading uploading) = 0;
    /// Empty when there is no such object.
    virtual Result<std::optional<ObjectInfo>> status(const std::string& path) = 0;
    /// Hands over the bytes from the start, up to 1 MiB at once, until `take` answers false. False: no such object.
    virtual Result<bool> read(const std::string& path, const std::function<bool(std::string_view)>& take) = 0;
    /// Names of the objects directly in a folder, in no order; none when it is missing.
    virtual Result<void> list(const std::string& folder, const std::function<void(const std::string&)>& name) = 0;
    /// Fine when it is not there.
    virtual Result<void> remove(const std::string& path) = 0;

    /// Longest wait for the server from here on, microseconds; 0 = for ever. Before the first call it is five seconds.
    virtual void setPatience(std::int64_t limitUs) = 0;
    /// Ends all waits: requests are not tried again.
    virtual void interrupt() = 0;
    /// Set when every further request would be in vain: the patience has ended, or the credentials were refused.
    virtual std::optional<Error> broken() const = 0;
    virtual std::vector<TargetNote> takeNotes() = 0;
};

/// The whole of a small object; empty when there is none. Over 1 MiB is ErrorCode::io.
Result<std::optional<std::string>> readObject(ObjectStore& store, const std::string& path);
Result<void> writeObject(ObjectStore& store, const std::string& path, std::string_view bytes);

/// Why this program cannot write to such an address at all; empty when it can. Asks nobody.
std::optional<Error> storeObstacle(const StoreUri& uri);

/// The store of an address. Loads the libraries it needs; no request goes out yet. badInput where that is impossible.
Result<std::unique_ptr<ObjectStore>> openObjectStore(const StoreUri& uri, std::shared_ptr<Clock> clock);

/// Bytes that the libraries of a store take in a process, measured.
inline constexpr std::uint64_t objectLibraryBytes = std::uint64_t{24} << 20;

} // namespace ledgerloom
