#pragma once

#include "core/base/result.h"
#include "core/batch/batch.h"
#include "core/order/granule_codec.h"
#include "core/order/loser_tree.h"
#include "core/order/run_cursor.h"
#include "core/order/run_writer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace ledgerloom {

/// The rows of several runs in their global order, from any rank on. One a worker; not thread-safe.
class RunMerger {
public:
    /// Bytes one holds for so many runs, its codec among them.
    static std::uint64_t memoryBytes(std::uint64_t runs);

    /// All of it is allocated here.
    explicit RunMerger(const std::vector<RunRef>& runs);

    /// Goes to the first row of all, or to the row of that rank (rows before it): reads about one granule a run, and
    /// skips less than one granule a run. Rows are from [beginUs, endUs).
    Result<void> start();
    Result<void> startAt(std::uint64_t rank, std::int64_t beginUs, std::int64_t endUs);

    bool atEnd() const { return m_tree.exhausted(); }
    const OrderedRow& row() const { return m_cursors[m_tree.winner()].row(); }
    Result<void> next();

    /// Takes up to `most` rows into `batch`, which is emptied first, and adds what they point to to `dictionary`.
    Result<void> fill(Batch& batch, Dictionary& dictionary, std::uint32_t most);
    /// The rest of the rows to `writer`, as one run. `goOn` is asked now and then with the rows since it was last
    /// asked; false ends it with ErrorCode::cancelled.
    Result<void> drainTo(RunWriter& writer, const std::function<bool(std::uint64_t rows)>& goOn);

    GranuleCodec& codec() { return m_codec; }

private:
    Result<std::int64_t> timeBefore(std::uint64_t rank, std::int64_t beginUs, std::int64_t endUs);
    Result<std::uint64_t> mostRowsBefore(std::int64_t timeUs);
    void startTree();

    GranuleCodec m_codec;
    std::unique_ptr<char[]> m_buffer;
    std::vector<RunCursor> m_cursors;
    LoserTree m_tree;
};

} // namespace ledgerloom
