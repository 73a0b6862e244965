#pragma once

#include "core/base/result.h"
#include "core/order/granule_codec.h"
#include "core/order/run_layout.h"
#include "core/order/run_store.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Writes a run file: rows in the order of their keys, endRun() between two runs, finish(). Holds one granule of rows
/// and one page. One thread at a time.
class RunWriter {
public:
    /// Bytes one holds besides the codec and the sink: a granule, a page, and 24 bytes for 65,536 rows of the file.
    static std::uint64_t memoryBytes();

    /// Sink and codec must outlive it. Rows are of these days.
    RunWriter(RunSink& sink, GranuleCodec& codec, DayRange days);

    Result<void> add(const OrderedRow& row);
    /// All rows of the batch.
    Result<void> add(const Batch& batch);
    Result<void> endRun();
    /// Ends the last run and commits the file.
    Result<void> finish();

private:
    OrderedRow& nextSlot() { return m_rows[m_filled]; }
    Result<void> slotFilled();
    Result<void> writeGranule();
    Result<void> writePage();
    Result<void> write(std::string_view bytes);

    RunSink& m_sink;
    GranuleCodec& m_codec;
    RunFooter m_footer;
    std::vector<OrderedRow> m_rows;
    std::uint32_t m_filled = 0;
    std::vector<GranuleEntry> m_page;
    RunExtent m_run;
    std::uint64_t m_written = 0;
};

} // namespace ledgerloom
