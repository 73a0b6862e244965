#pragma once

#include "core/dataset/pipe/group_key.h"
#include "core/dataset/pipe/group_table.h"
#include "core/dataset/sort/row_sort.h"

#include <arrow/compute/exec.h>
#include <arrow/compute/expression.h>

#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

struct GroupingRequest {
    std::vector<std::string> groupBy;
    std::vector<AggregateText> aggregates;
    std::string scratchFolder;
    std::string source; ///< for messages
};

/// Rows summed up by groups, exact in bounded memory: in memory while the groups fit, then as sorted runs on disk that
/// are merged. Groups come in the order of their values, nulls first. One thread.
class Grouping {
public:
    /// badInput where columns are not there or of kinds that cannot be grouped or summed up.
    static Result<std::unique_ptr<Grouping>> make(const DatasetWork& work, std::shared_ptr<BudgetPool> pool,
                                                  const GroupingRequest& request,
                                                  const std::shared_ptr<arrow::Schema>& schema);

    const std::shared_ptr<arrow::Schema>& schema() const { return m_schema; }
    Result<void> add(const std::shared_ptr<arrow::RecordBatch>& rows);
    /// Hands over all groups, some thousand at a time. `done` is for messages.
    Result<void> drain(const WorkProgress& done, const RowSort::Take& take);
    /// Groups that went to disk; one that came again counts again.
    std::uint64_t spilled() const { return m_spilled; }

private:
    Grouping(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, const GroupingRequest& request);
    class Output;
    struct Column {
        arrow::compute::Expression value;
        std::shared_ptr<arrow::DataType> type;
    };

    Result<void> addColumns(const arrow::Schema& schema, const GroupingRequest& request);
    Result<void> bindColumns(const arrow::Schema& schema);
    arrow::Result<arrow::ArrayVector> valuesOf(const std::shared_ptr<arrow::RecordBatch>& rows);
    Result<void> addRow(std::int64_t row);
    Result<void> spill();
    Result<void> drainMemory(Output& output, const WorkProgress& done);
    Result<void> drainRuns(Output& output, const WorkProgress& done);

    const DatasetWork& m_work;
    std::shared_ptr<BudgetPool> m_pool;
    std::string m_source;
    arrow::compute::ExecContext m_context;
    std::vector<Column> m_columns; ///< those of the key, then those of the aggregates that have one
    std::vector<int> m_columnOf;   ///< of each aggregate, in m_columns; -1 where it counts rows
    std::size_t m_keys = 0;
    std::vector<Aggregate> m_aggregates;
    std::shared_ptr<arrow::Schema> m_schema;
    std::unique_ptr<GroupKey> m_key;
    GroupTable m_table;
    RowSort m_sort;
    std::uint64_t m_spilled = 0;
    std::string m_text; ///< the key of a row
};

} // namespace ledgerloom
