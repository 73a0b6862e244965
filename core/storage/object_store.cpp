#include "core/storage/object_store.h"

#ifdef LEDGERLOOM_WITH_ARROW
#include "core/storage/arrow/arrow_object_store.h"
#endif

namespace ledgerloom {

namespace {

constexpr std::size_t longestSmallObject = std::size_t{1} << 20;

} // namespace

Result<std::optional<std::string>> readObject(ObjectStore& store, const std::string& path) {
    std::string text;
    const auto found = store.read(path, [&text](std::string_view bytes) {
        text.append(bytes);
        return text.size() <= longestSmallObject;
    });
    if (!found) {
        return found.error();
    }
    if (text.size() > longestSmallObject) {
        return Error{.code = ErrorCode::io,
                     .message = path + " in " + store.name() + " is too long to be a record of a run"};
    }
    return *found ? std::optional(std::move(text)) : std::nullopt;
}

Result<void> writeObject(ObjectStore& store, const std::string& path, std::string_view bytes) {
    auto object = store.create(path, Uploading::single);
    if (!object) {
        return object.error();
    }
    if (auto written = (*object)->write(bytes); !written) {
        return written;
    }
    return (*object)->close();
}

#ifdef LEDGERLOOM_WITH_ARROW

std::optional<Error> storeObstacle(const StoreUri&) {
    return std::nullopt;
}

Result<std::unique_ptr<ObjectStore>> openObjectStore(const StoreUri& uri, std::shared_ptr<Clock> clock) {
    return openArrowStore(uri, std::move(clock));
}

#else

std::optional<Error> storeObstacle(const StoreUri&) {
    return Error{.code = ErrorCode::badInput,
                 .message = "this program was built without Apache Arrow and cannot write to object stores; write to a "
                            "folder, or build it anew after packaging/setup",
                 .field = "output"};
}

Result<std::unique_ptr<ObjectStore>> openObjectStore(const StoreUri& uri, std::shared_ptr<Clock>) {
    return *storeObstacle(uri);
}

#endif

} // namespace ledgerloom
