#pragma once

#include "core/config/plan.h"
#include "core/format/arrow/arrow_sink.h"
#include "core/format/columns.h"

#include <arrow/array/array_base.h>
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
    /// One record batch of an IPC file, one row group of Parquet.
    virtual arrow::Status write(const arrow::RecordBatch& rows) = 0;
    virtual arrow::Status close() = 0;
    /// Forgets an open file.
    virtual void drop() = 0;
};

/// Row groups are written column after column, so that pages, dictionary and compressor of one column at a time are
/// held; what is written goes to the sink at once.
class ParquetPartWriter : public ArrowPartWriter {
public:
    virtual arrow::Status beginGroup() = 0;
    /// The next column of the group, all of its rows.
    virtual arrow::Status writeColumn(const arrow::Array& column) = 0;
};

/// What a file of a table is made from.
struct ArrowFileInputs {
    Table table = Table::transactions;
    Encoding encoding;
    std::shared_ptr<arrow::Schema> schema;
    std::shared_ptr<const arrow::KeyValueMetadata> metadata;
    arrow::MemoryPool* pool = nullptr;
    bool sortedByCustomer = true; ///< customers and devices come in the order of their ids
    bool foreign = false;         ///< no table of ours: nothing is known of its columns, nor in which order it is
};

std::unique_ptr<ParquetPartWriter> makeParquetWriter(const ArrowFileInputs& inputs);
std::unique_ptr<ArrowPartWriter> makeIpcWriter(const ArrowFileInputs& inputs);

} // namespace ledgerloom
