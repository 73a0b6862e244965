#pragma once

#include "core/order/run_store.h"
#include "core/storage/file_system.h"

#include <string>

namespace ledgerloom {

/// Run files in a folder, each written under a temporary name, synced and renamed. Reading leaves nothing in the page
/// cache. The folder exists and belongs to one run.
class FileRunStore final : public RunStore {
public:
    /// `files` must outlive the store and everything it gives out.
    FileRunStore(FileSystem& files, std::string folder) : m_files(files), m_folder(std::move(folder)) {}

    Result<std::unique_ptr<RunSink>> create(const RunName& name) override;
    Result<std::unique_ptr<RunSource>> open(const RunName& name) override;
    Result<void> remove(const RunName& name) override;
    Result<void> clear() override;
    Result<std::vector<RunName>> list() override;
    std::string describe(const RunName& name) const override { return pathOf(name); }

    /// Removes what a dead process had begun to write.
    Result<void> removeUnfinished();

private:
    std::string pathOf(const RunName& name) const { return m_folder + "/" + name.text(); }

    FileSystem& m_files;
    std::string m_folder;
};

} // namespace ledgerloom
