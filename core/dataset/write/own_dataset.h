#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/new_place.h"
#include "core/dataset/write/part_sink.h"
#include "core/dataset/write/row_encoder.h"
#include "core/storage/manifest.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// What a manifest tells of the dataset, to write one like it. badInput where it lacks something.
Result<DatasetInfo> datasetInfoOf(const DatasetListing& listing);

/// A dataset of Ledgerloom's in the making: its parts one after the other, and then what lists them, all in a NewPlace.
/// One thread.
class OwnDatasetWriter {
public:
    /// `info` says what it is to be, `listing` what it is made from.
    OwnDatasetWriter(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, NewPlace& place,
                     const DatasetInfo& info, const DatasetListing& listing);

    /// The unit of a part as listings name it.
    Result<void> beginPart(Table table, std::uint64_t unit, const std::string& path);
    /// Plain rows with the table's columns.
    Result<void> write(const std::shared_ptr<arrow::RecordBatch>& rows);
    Result<void> endBlock() { return m_begun ? m_encoder->endBlock() : Result<void>(); }
    Result<void> endPart();
    /// A part of the dataset that it is made from, as it is.
    Result<void> copyPart(const ListedPart& part, WorkProgress& done);
    std::uint64_t rowsOfPart() const { return m_rows; }
    bool hasPart() const { return m_file.has_value(); }

    /// parts.jsonl, the data card and the manifest. `changes` says by whom the rows were changed since they were
    /// generated; empty where they were not.
    Result<void> finish(const std::string& changes);

private:
    Result<void> begin(const std::shared_ptr<arrow::Schema>& schema);
    Result<void> sealPart();
    void count(const arrow::RecordBatch& rows);
    std::string manifest(const DatasetTotals& totals, const std::string& rootHash, const std::string& changes) const;
    Result<void> writeText(std::string_view name, const std::string& text);

    const DatasetWork& m_work;
    std::shared_ptr<BudgetPool> m_pool;
    NewPlace& m_place;
    DatasetInfo m_info;
    const DatasetListing& m_listing;
    std::string m_config;
    std::vector<ShardRecord> m_made; ///< one part each
    Reservation m_listMemory;
    PartSink m_sink;
    std::optional<PartFile> m_file;
    std::unique_ptr<RowEncoder> m_encoder;
    std::optional<Table> m_encoderOf;
    Table m_table = Table::customers;
    std::uint64_t m_unit = 0;
    std::string m_path;
    ShardTotals m_totals;
    std::uint64_t m_rows = 0;
    bool m_begun = false; ///< the encoder's file of this part
};

} // namespace ledgerloom
