#include "core/storage/target.h"

#include "core/storage/folder_target.h"
#include "core/storage/null_target.h"
#include "core/storage/stdout_target.h"

#include <unistd.h>

namespace ledgerloom {

OutputKind outputKind(const std::string& output) {
    if (output == "-") {
        return OutputKind::standardOutput;
    }
    return output == "null" ? OutputKind::null : OutputKind::folder;
}

std::uint64_t writingBytes(const RunConfig& config) {
    if (outputKind(config.output) != OutputKind::folder) {
        return 0;
    }
    return writeBufferBytes + (config.chunkSizeBytes > 0 ? listingBufferBytes : 0);
}

Result<std::unique_ptr<Target>> openTarget(FileSystem& files, const DatasetInfo& info) {
    switch (outputKind(info.config.output)) {
    case OutputKind::null:
        return std::unique_ptr<Target>(std::make_unique<NullTarget>(info.plan));
    case OutputKind::standardOutput:
        return std::unique_ptr<Target>(std::make_unique<StdoutTarget>(files, STDOUT_FILENO, info.plan));
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
