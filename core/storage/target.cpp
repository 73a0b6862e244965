#include "core/storage/target.h"

#include "core/config/store_uri.h"
#include "core/storage/folder_target.h"
#include "core/storage/null_target.h"
#include "core/storage/object_target.h"
#include "core/storage/stdout_target.h"

#include <unistd.h>

namespace ledgerloom {

OutputKind outputKind(const std::string& output) {
    if (output == "-") {
        return OutputKind::standardOutput;
    }
    if (isAddress(output)) {
        return OutputKind::objectStore;
    }
    return output == "null" ? OutputKind::null : OutputKind::folder;
}

std::uint64_t writingBytes(const RunConfig& config) {
    Plan plan;
    takeConfig(plan, config);
    switch (outputKind(config.output)) {
    case OutputKind::folder:
        return writeBufferBytes(plan) + (config.chunkSizeBytes > 0 ? listingBufferBytes : 0);
    case OutputKind::objectStore:
        return objectShardBytes(plan) + (config.chunkSizeBytes > 0 ? objectWriterBytes(Uploading::single) : 0);
    case OutputKind::null:
    case OutputKind::standardOutput:
        break;
    }
    return 0;
}

namespace {

Result<std::unique_ptr<Target>> openStoreTarget(const DatasetInfo& info) {
    const auto uri = parseStoreUri(info.config.output);
    if (!uri) {
        return uri.error();
    }
    const auto clock = std::make_shared<SystemClock>();
    auto store = openObjectStore(*uri, clock);
    if (!store) {
        return store.error();
    }
    auto target = ObjectTarget::open(std::move(store).value(), info, clock);
    if (!target) {
        return target.error();
    }
    return std::unique_ptr<Target>(std::move(target).value());
}

} // namespace

Result<std::unique_ptr<Target>> openTarget(FileSystem& files, const DatasetInfo& info) {
    switch (outputKind(info.config.output)) {
    case OutputKind::null:
        return std::unique_ptr<Target>(std::make_unique<NullTarget>(info.plan));
    case OutputKind::standardOutput:
        return std::unique_ptr<Target>(std::make_unique<StdoutTarget>(files, STDOUT_FILENO, info.plan));
    case OutputKind::objectStore:
        return openStoreTarget(info);
    case OutputKind::folder:
        break;
    }
    auto folder = FolderTarget::open(files, info);
    if (!folder) {
        return folder.error();
    }
    return std::unique_ptr<Target>(std::move(folder).value());
}

} // namespace ledgerloom
