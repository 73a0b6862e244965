#pragma once

#include "core/order/granule_codec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// How a run file is laid out. It holds one or more runs, each sorted, one behind the other; a run is granules, and
/// behind every granulesPerPage of them (and the last) a page that lists them. The footer lists runs and pages and
/// counts rows by day. Everything has a checksum; numbers are little-endian as the machine has them: run files are
/// read by the machine that wrote them.
/// So memory for a run is one page entry for 65,536 rows, and a granule is found by its page.

inline constexpr std::uint32_t granulesPerPage = 256;

/// Stands before each granule's bytes.
struct GranuleHead {
    std::uint64_t checksum = 0; ///< of the bytes
    std::uint32_t bytes = 0;
    std::uint32_t rows = 0;
};
static_assert(sizeof(GranuleHead) == 16);

/// A granule in its page.
struct GranuleEntry {
    std::int64_t firstTimeUs = 0;
    std::uint64_t offset = 0; ///< of its head
};

/// A page in the footer.
struct PageEntry {
    std::int64_t firstTimeUs = 0;
    std::uint64_t offset = 0;
    std::uint64_t checksum = 0; ///< of its entries
};

/// One sorted run.
struct RunExtent {
    std::uint64_t rows = 0;
    std::uint64_t firstPage = 0; ///< among the file's pages
    std::uint64_t pages = 0;

    std::uint64_t granules() const { return (rows + rowsPerGranule - 1) / rowsPerGranule; }
    /// Granules listed in its page `page`.
    std::uint32_t granulesIn(std::uint64_t page) const {
        const std::uint64_t left = granules() - page * granulesPerPage;
        return static_cast<std::uint32_t>(left < granulesPerPage ? left : granulesPerPage);
    }
};

/// The days that rows are counted by.
struct DayRange {
    std::int32_t first = 0; ///< since 1970-01-01
    std::uint32_t count = 0;
};

/// What a run file says of itself.
struct RunFooter {
    std::vector<RunExtent> runs;
    std::vector<PageEntry> pages;
    DayRange days;
    std::vector<std::uint64_t> rowsOfDay; ///< of all runs together, by day of the range

    std::uint64_t rows() const;
    /// Footer and tail, as they stand at a file's end.
    std::string text(std::uint64_t offset) const;
    /// Empty for bytes that are no footer.
    static bool parse(std::string_view bytes, RunFooter& footer);
};

/// The last bytes of a run file.
struct RunTail {
    std::uint64_t footerOffset = 0;
    std::uint64_t footerChecksum = 0;
    std::uint64_t magic = 0;
};
inline constexpr std::uint64_t runMagic = 0x316e75724d4f4f4c; ///< "LOOMrun1"

std::uint64_t checksumOf(std::string_view bytes);

} // namespace ledgerloom
