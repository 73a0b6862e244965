#pragma once

#include "core/dataset/scratch.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// Numbers beside some of a table's rows, in the order of rows: kept in a scratch file, read beside the rows. Holds 64
/// KiB, however many there are. One thread.
class RowMarks {
public:
    RowMarks(FileSystem& files, const std::string& folder) : m_scratch(files, folder) {}

    /// `row` is behind all before.
    Result<void> add(std::uint64_t row, std::uint64_t value);
    /// Ends adding.
    Result<void> finish() { return flush(); }
    /// The value beside a row; nothing where there is none. Asked for rows in ascending order, each once.
    Result<std::optional<std::uint64_t>> at(std::uint64_t row);
    std::uint64_t count() const { return m_count; }

private:
    struct Mark {
        std::uint64_t row = 0;
        std::uint64_t value = 0;
    };
    Result<void> flush();
    Result<void> load();

    Scratch m_scratch;
    std::array<Mark, 4'096> m_page{};
    std::size_t m_held = 0;     ///< of the page
    std::size_t m_at = 0;       ///< of the page, while reading
    std::uint64_t m_offset = 0; ///< of the file, while reading
    std::uint64_t m_count = 0;
};

} // namespace ledgerloom
