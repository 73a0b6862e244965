#pragma once

#include "core/config/plan.h"
#include "core/format/arrow/arrow_sink.h"
#include "core/format/columns.h"

#include <arrow/memory_pool.h>
#include <arrow/record_batch.h>
#include <arrow/util/key_value_metadata.h>

#include <cstdint>
#include <memory>

namespace ledgerloom {

/// Writes the files of one table, one after the other: a thin skin over Arrow's writers. Not thread-safe.
class ArrowPartWriter {
public:
    ArrowPartWriter() = default;
    ArrowPartWriter(const ArrowPartWriter&) = delete;
    ArrowPartWriter& operator=(const ArrowPartWriter&) = delete;
    virtual ~ArrowPartWriter() = default;

    virtual arrow::Status open(const std::shared_ptr<ArrowSink>& sink) = 0;
    virtual arrow::Status write(const arrow::RecordBatch& rows) = 0;
    /// The next row begins a row group, where the format has such.
    virtual void endRowGroup() {}
    virtual arrow::Status close() = 0;
    /// Forgets an open file.
    virtual void drop() = 0;
};

/// What a file of a table is made from.
struct ArrowFileInputs {
    Table table = Table::transactions;
    Encoding encoding;
    std::shared_ptr<arrow::Schema> schema;
    std::shared_ptr<const arrow::KeyValueMetadata> metadata;
    arrow::MemoryPool* pool = nullptr;
    /// Rows after which a row group ends by itself.
    std::int64_t mostRowsPerGroup = 0;
    bool sortedByCustomer = true; ///< customers and devices come in the order of their ids
};

std::unique_ptr<ArrowPartWriter> makeParquetWriter(const ArrowFileInputs& inputs);
std::unique_ptr<ArrowPartWriter> makeIpcWriter(const ArrowFileInputs& inputs);

} // namespace ledgerloom
