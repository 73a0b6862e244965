#include "core/storage/clear_dataset.h"

#include "core/config/store_uri.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/folder_lock.h"
#include "core/storage/object_lock.h"
#include "core/storage/old_dataset.h"
#include "core/storage/old_objects.h"
#include "core/storage/part_file.h"

#include <array>
#include <memory>

namespace ledgerloom {

namespace {

constexpr std::array signs{manifestName, partsListName, runRecordPath, planPath};

Result<std::unique_ptr<ObjectStore>> storeAt(const std::string& address, const std::shared_ptr<Clock>& clock) {
    const auto uri = parseStoreUri(address);
    if (!uri) {
        return uri.error();
    }
    auto store = openObjectStore(*uri, clock);
    if (store) {
        if (auto reached = (*store)->contact(); !reached) {
            return reached.error();
        }
    }
    return store;
}

Result<bool> holdsDataset(ObjectStore& store) {
    for (const std::string_view sign : signs) {
        const auto found = store.status(std::string(sign));
        if (!found || *found) {
            return found ? Result<bool>(true) : found.error();
        }
    }
    return false;
}

Result<void> clearStore(const std::string& address, const std::string& planText) {
    const auto clock = std::make_shared<SystemClock>();
    const auto store = storeAt(address, clock);
    if (!store) {
        return store.error();
    }
    const auto there = holdsDataset(**store);
    if (!there) {
        return there.error();
    }
    if (*there) {
        const auto lock = ObjectLock::acquire(**store, clock);
        if (auto cleared = lock ? clearOldObjects(**store) : lock.error(); !cleared) {
            return cleared;
        }
    }
    return planText.empty() ? Result<void>() : writeObject(**store, std::string(planPath), planText);
}

Result<void> claimFolder(FileSystem& files, const std::string& folder, const std::string& planText) {
    for (const std::string& path : {folder, under(folder, workFolder), under(folder, temporaryFolder)}) {
        if (auto made = ensureFolder(files, path); !made) {
            return made;
        }
    }
    auto file =
        PartFile::create(files, under(folder, under(temporaryFolder, std::string("plan"))), under(folder, planPath));
    auto written = file ? file->write(planText) : file.error();
    if (written) {
        written = file->seal();
    }
    return written ? file->publish() : written;
}

} // namespace

Result<bool> holdsDataset(FileSystem& files, const std::string& output) {
    if (isAddress(output)) {
        const auto store = storeAt(output, std::make_shared<SystemClock>());
        return store ? holdsDataset(**store) : Result<bool>(store.error());
    }
    for (const std::string_view sign : signs) {
        FileStatus found;
        if (files.status(under(output, sign), found) == 0 && found.kind == FileKind::file) {
            return true;
        }
    }
    return false;
}

Result<void> clearDataset(FileSystem& files, const std::string& output, const std::string& planText) {
    if (isAddress(output)) {
        return clearStore(output, planText);
    }
    const auto there = holdsDataset(files, output);
    if (!there) {
        return there.error();
    }
    if (*there) {
        const auto lock = FolderLock::acquire(files, output);
        if (auto cleared = lock ? clearOldDataset(files, output) : lock.error(); !cleared) {
            return cleared;
        }
    }
    return planText.empty() ? Result<void>() : claimFolder(files, output, planText);
}

} // namespace ledgerloom
