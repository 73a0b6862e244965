#pragma once

#include "core/memory/probe.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_system.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Counts a run's parts in a staging folder that is memory as the process's own, since its limit is meant to hold
/// with them: the system shows them nowhere beside the process. One thread reads.
class StagingProbe final : public MemoryProbe {
public:
    StagingProbe(std::shared_ptr<MemoryProbe> probe, std::shared_ptr<FileSystem> files, std::string folder)
        : m_probe(std::move(probe)), m_files(std::move(files)), m_folder(std::move(folder)) {}

    MemoryReading read() override {
        MemoryReading reading = m_probe->read();
        std::vector<std::string> names;
        if (reading.processBytes.value && m_files->list(m_folder, names) == 0) {
            for (const std::string& name : names) {
                FileStatus found;
                m_files->status(under(m_folder, name), found);
                *reading.processBytes.value += found.kind == FileKind::file ? found.bytes : 0;
            }
        }
        return reading;
    }

private:
    std::shared_ptr<MemoryProbe> m_probe;
    std::shared_ptr<FileSystem> m_files;
    std::string m_folder;
};

} // namespace ledgerloom
