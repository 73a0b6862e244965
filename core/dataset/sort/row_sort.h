#pragma once

#include "core/dataset/dataset_work.h"
#include "core/dataset/read/budget_pool.h"
#include "core/dataset/scratch.h"

#include <arrow/record_batch.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// By what rows are sorted: one column of whole numbers or times, ties by columns of texts, in their order; then rows
/// stay as they came. Nulls come first.
struct RowSortKey {
    std::string number;
    std::vector<std::string> texts = {};
};

struct RowSortLimits {
    std::string scratchFolder;
    std::uint64_t mostBytes = 0;  ///< of rows that are held
    std::uint64_t mergeWidth = 0; ///< sorted runs merged at once; 0: as many as mostBytes has room for
};

/// Sorts rows of any columns, of any number: what ExternalSort does for records of one size. Held rows are sorted in
/// memory; what is more goes to disk in sorted runs, which are merged, in several passes where they are many. One
/// thread.
class RowSort {
public:
    using Take = std::function<Result<void>(const std::shared_ptr<arrow::RecordBatch>&)>;

    RowSort(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, RowSortKey key, RowSortLimits limits);

    /// All batches have the same columns, those of the key among them; dictionaries become values.
    Result<void> add(const std::shared_ptr<arrow::RecordBatch>& rows);
    /// Hands over all rows in order, some thousand at a time; it is empty afterwards. `done` is for messages.
    Result<void> drain(const WorkProgress& done, const Take& take);
    /// Sorted runs on disk since the last drain, and how many passes merged them at the last one.
    std::size_t runs() const { return m_runs.size(); }
    std::size_t passes() const { return m_passes; }

private:
    struct Page {
        std::uint64_t offset = 0;
        std::uint64_t bytes = 0;
    };
    using Run = std::vector<Page>;
    class Cursor;
    class Gathered;

    Result<void> spill();
    Result<void> giveHeld(const Take& take);
    Result<Run> writeRun(Scratch& scratch, const std::function<Result<void>(const Take&)>& rows) const;
    Result<void> merge(std::size_t first, std::size_t count, const WorkProgress& done, const Take& take);
    Result<void> mergePass(std::uint64_t width, const WorkProgress& done);
    std::uint64_t width() const;

    const DatasetWork& m_work;
    std::shared_ptr<BudgetPool> m_pool;
    RowSortKey m_key;
    RowSortLimits m_limits;
    std::shared_ptr<arrow::Schema> m_schema;
    arrow::RecordBatchVector m_held;
    std::uint64_t m_heldBytes = 0;
    std::uint64_t m_heldRows = 0;
    std::uint64_t m_pageBytes = 0; ///< the largest so far
    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Scratch> m_otherScratch; ///< of the next pass
    std::vector<Run> m_runs;
    std::size_t m_passes = 0;
};

} // namespace ledgerloom
