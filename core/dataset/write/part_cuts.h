#pragma once

#include "core/dataset/dataset_listing.h"
#include "core/dataset/write/own_dataset.h"
#include "core/storage/dataset_layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ledgerloom {

/// Cuts the rows of one table of a dataset, as they come one after the other, into parts and blocks: as `generate`
/// does, or part for part as they were. One thread.
class PartCuts {
public:
    /// `parts` are those that rows come from. `firstCustomers` is filled by the table of customers, which comes first,
    /// and says where the parts of devices begin. All outlive it.
    PartCuts(const Plan& plan, const DatasetLayout& layout, Table table, const std::vector<const ListedPart*>& parts,
             bool asGenerated, std::vector<std::string>& firstCustomers);

    Result<void> write(const std::shared_ptr<arrow::RecordBatch>& rows, Table table, OwnDatasetWriter& writer);
    /// The last part, and those that are without rows.
    Result<void> end(Table table, OwnDatasetWriter& writer);
    std::uint64_t parts() const { return m_parts; }

private:
    static constexpr std::uint64_t toTheEnd = UINT64_MAX;
    struct Part {
        std::uint64_t unit = 0;
        std::uint64_t rows = toTheEnd;
        std::string path;
    };
    void planParts(Table table, const std::vector<const ListedPart*>& parts, bool asGenerated);
    Result<void> begin(Table table, OwnDatasetWriter& writer);
    Result<void> finishPart(OwnDatasetWriter& writer);
    std::uint64_t rowsLeft(const arrow::RecordBatch& rows, std::int64_t at);
    /// The same of nodes and edges: each block begins with the kind of row that the one before did not end with.
    std::uint64_t rowsToBlocksEnd(const arrow::RecordBatch& rows, std::int64_t at);
    std::uint64_t blockEnd() const;

    const Plan& m_plan;
    const DatasetLayout& m_layout;
    std::vector<Part> m_planned;
    std::vector<std::string>& m_firstCustomers;
    bool m_byBlocks;    ///< blocks end where the plan has them
    bool m_byCustomers; ///< parts end where the next one's first customer stands
    bool m_byKinds;     ///< parts end with the blocks that the kinds of rows tell
    std::size_t m_part = 0;
    std::uint64_t m_row = 0;       ///< within the part
    std::uint64_t m_rowBefore = 0; ///< rows of the table before the part
    std::uint64_t m_parts = 0;
    std::uint64_t m_block = 0; ///< that the next row is of, where kinds tell
    bool m_atTail = false;     ///< the row before is of the kind that ends a block
    bool m_open = false;
    Table m_table = Table::customers;
};

} // namespace ledgerloom
