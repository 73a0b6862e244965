#pragma once

#include "core/base/result.h"
#include "core/importing/scratch_file.h"

#include <cstdint>
#include <functional>
#include <string>

namespace ledgerloom {

/// Rows that could not be imported, counted, told one by one and, where a file is named, listed there as CSV (line,
/// reason). One thread.
class BadRows {
public:
    using OnBadRow = std::function<void(std::uint64_t line, const std::string& reason)>;

    /// An empty `path` is no file; one that exists is replaced.
    BadRows(FileSystem& files, std::string path, OnBadRow onBadRow);

    Result<void> add(std::uint64_t line, const std::string& reason);
    /// Makes the list durable; without bad rows it is the header alone.
    Result<void> finish();
    std::uint64_t count() const { return m_count; }

private:
    Result<void> flush();

    FileSystem& m_files;
    std::string m_path;
    OnBadRow m_onBadRow;
    FileHandle m_file;
    std::string m_held;
    std::uint64_t m_count = 0;
};

} // namespace ledgerloom
