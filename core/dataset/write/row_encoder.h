#pragma once

#include "core/config/plan.h"
#include "core/dataset/dataset_work.h"
#include "core/dataset/read/budget_pool.h"
#include "core/format/part_encoder.h"

#include <arrow/record_batch.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// A table of Ledgerloom's: its files get the types, dictionaries, roles and row groups that `generate` gives them.
struct OwnTable {
    Table table = Table::transactions;
    const Plan* plan = nullptr; ///< as far as a manifest tells it; outlives the encoder
    std::string config;         ///< identity of the dataset's config as JSON; empty where only the table is known
};

/// What rows are written as.
struct RowEncoding {
    Encoding encoding;
    std::shared_ptr<arrow::Schema> schema; ///< of the batches that come
    bool dotsNest = false;                 ///< "a.b" is field b of a nested column a, as text readers name it
    std::optional<OwnTable> own = {};
};

/// Batches of rows on their way into files, any number one after the other: begin, write after write, end. Batches are
/// given up when write() returns or at endBlock() at the latest. One thread.
class RowEncoder {
public:
    /// badInput where a column is of a type that the format cannot have. `work` and `pool` outlive it.
    static Result<std::unique_ptr<RowEncoder>> make(const DatasetWork& work, const std::shared_ptr<BudgetPool>& pool,
                                                    RowEncoding encoding);

    RowEncoder() = default;
    RowEncoder(const RowEncoder&) = delete;
    RowEncoder& operator=(const RowEncoder&) = delete;
    virtual ~RowEncoder() = default;

    /// `path` is for messages. The sink takes the bytes until end().
    virtual Result<void> begin(ByteSink& sink, const std::string& path) = 0;
    virtual Result<void> write(const std::shared_ptr<arrow::RecordBatch>& rows) = 0;
    /// Formats of row groups cut here, compressed text begins another frame.
    virtual Result<void> endBlock() = 0;
    virtual Result<void> end() = 0;
    /// What people should know of the way in which rows were written; empty where there is nothing.
    virtual std::string note() const { return {}; }
};

} // namespace ledgerloom
