#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/table_schema.h"
#include "core/dataset/verify_report.h"

#include <arrow/record_batch.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

/// The part whose rows come next. Lives while they do.
struct CheckedPart {
    std::size_t number = 0; ///< in the listing
    const ListedPart* listed = nullptr;
    const TableSchema* schema = nullptr;
    std::shared_ptr<arrow::Schema> columns;
    std::string place; ///< "line" or "row"
};

/// Something that must hold for the rows of a dataset. Parts come in the order of shards, each with customers before
/// devices before transactions; rows within a part in theirs. One thread.
class RowCheck {
public:
    RowCheck() = default;
    RowCheck(const RowCheck&) = delete;
    RowCheck& operator=(const RowCheck&) = delete;
    virtual ~RowCheck() = default;

    virtual Result<void> beginPart(const CheckedPart& part) = 0;
    /// `firstRow` counts from 1 within the part; a row that could not be read is in no batch.
    virtual Result<void> rows(const arrow::RecordBatch& batch, std::uint64_t firstRow) = 0;
    virtual Result<void> endPart() { return {}; }
    /// All parts of a shard were seen: what belongs together by shard can be told now.
    virtual Result<void> endShard() { return {}; }
    virtual Result<void> finish() { return {}; }
};

/// What checks are made from; outlives them.
struct CheckInputs {
    const DatasetWork& work;
    const DatasetListing& listing;
    VerifyReport& report;
    std::string scratchFolder;
    std::uint64_t sortBytes = 0; ///< each sorter may hold
};

// One file a check. A new one is declared here, made in verify_rows.cpp, and tested in tests/core/dataset/verify.
std::unique_ptr<RowCheck> makeSchemaCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeDocumentCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeGroupCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeOrderCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeCountCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeCalendarCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeUniqueCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeGraphCheck(const CheckInputs& inputs);
std::unique_ptr<RowCheck> makeStreamCheck(const CheckInputs& inputs);

} // namespace ledgerloom
