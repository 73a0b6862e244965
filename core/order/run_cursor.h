#pragma once

#include "core/base/result.h"
#include "core/order/granule_codec.h"
#include "core/order/run_file.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Reads one run from anywhere on. Holds one granule of rows and one page. Not thread-safe; cursors of one thread may
/// share a codec and a read buffer.
class RunCursor {
public:
    /// Bytes each cursor holds.
    static std::uint64_t memoryBytes();
    /// Bytes of the shared read buffer.
    static std::size_t bufferBytes();

    /// `buffer` has bufferBytes(); it and the codec must outlive the cursor.
    RunCursor(RunRef run, GranuleCodec& codec, char* buffer);

    /// Granules whose first row is before that time.
    Result<std::uint64_t> granulesBefore(std::int64_t timeUs);
    /// Goes to row `row` of the run; to the end when it has no more.
    Result<void> seek(std::uint64_t row);
    /// Goes to the first row at that time or later.
    Result<void> seekTime(std::int64_t timeUs);

    std::uint64_t rows() const { return m_run.extent().rows; }
    bool atEnd() const { return position() == rows(); }
    /// Rows before the current one.
    std::uint64_t position() const { return m_granule * rowsPerGranule + m_inGranule; }
    const OrderedRow& row() const { return m_rows[m_inGranule]; }
    /// Of the current row; RowKey::last() at the end.
    RowKey key() const { return atEnd() ? RowKey::last() : row().key(); }
    Result<void> next();

private:
    Result<void> loadPage(std::uint64_t page);
    Result<void> loadGranule(std::uint64_t granule);
    Result<void> readGranule(std::uint64_t offset, std::uint32_t rows);
    std::uint32_t rowsIn(std::uint64_t granule) const;

    static constexpr std::uint64_t none = UINT64_MAX;

    RunRef m_run;
    GranuleCodec* m_codec;
    char* m_buffer;
    std::vector<GranuleEntry> m_page;
    std::uint64_t m_pageHeld = none;
    std::vector<OrderedRow> m_rows;
    std::uint64_t m_granule = 0;
    std::uint32_t m_inGranule = 0;
    std::uint32_t m_rowsHeld = 0;
};

} // namespace ledgerloom
