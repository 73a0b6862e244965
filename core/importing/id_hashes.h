#pragma once

#include "core/base/result.h"
#include "core/importing/scratch_file.h"

#include <queue>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Brings equal ids together without holding them: pairs of an id's hash and its row, sorted outside of memory by runs
/// and one merge. Holds a fixed number of pairs, whatever comes. One thread.
class IdHashes {
public:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint64_t row = 0;
        // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
        auto operator<=>(const Entry&) const = default;
    };
    static constexpr std::size_t entriesHeld = std::size_t{512} << 10;
    static constexpr std::uint64_t memoryBytes = entriesHeld * sizeof(Entry) + ScratchFile::bufferBytes;

    IdHashes(FileSystem& files, std::string neighbour);

    Result<void> add(const Entry& entry);
    /// After the last add(), before the first next().
    Result<void> sort();
    /// The entries by hash, then row; false at the end.
    Result<bool> next(Entry& entry);

private:
    /// A sorted run on its way into memory, a piece at a time.
    struct Run {
        std::uint64_t at = 0;  ///< in the file, of the next piece
        std::uint64_t end = 0; ///< of the run in the file
        std::size_t begin = 0; ///< of its piece in m_entries
        std::size_t from = 0;
        std::size_t to = 0;
    };
    struct Head {
        Entry entry;
        std::size_t run = 0;
        bool operator>(const Head& other) const { return entry > other.entry; }
    };
    Result<void> spill();
    Result<void> advance(std::size_t run);

    FileSystem& m_files;
    std::string m_neighbour;
    std::vector<Entry> m_entries;
    std::optional<ScratchFile> m_file;
    std::vector<Run> m_runs;
    std::size_t m_piece = 0; ///< entries of each run that are held while merging
    std::priority_queue<Head, std::vector<Head>, std::greater<>> m_heads;
};

} // namespace ledgerloom
