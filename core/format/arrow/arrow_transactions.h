#pragma once

#include "core/batch/batch.h"
#include "core/format/arrow/arrow_rows.h"
#include "core/format/schema_names.h"
#include "core/population/population.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Transactions in Arrow's layout, filled column by column: a unit with all its columns, or any number of units and
/// one column at a time. Not thread-safe.
class ArrowTransactions final : public ArrowRows {
public:
    ArrowTransactions(const Plan& plan, const Population& population, arrow::MemoryPool* pool, ColumnsAt columns);

    std::size_t columnCount() const { return m_fills.size(); }
    /// Takes all rows of `batch`, and all columns of them; there is room for one unit.
    void append(const Batch& batch);
    /// One column of all rows of `batches`, in their order; the array holds until the next one is asked for. For
    /// columns in turn.
    std::shared_ptr<arrow::Array> columnOf(std::size_t index, const std::vector<std::unique_ptr<Batch>>& batches,
                                           std::size_t count);

private:
    void addParties();
    void addPlace();
    void addMerchant(const Reference& reference);
    void addCard(const Reference& reference);
    void addPix(const Reference& reference);
    void addFeatures();
    void addOutcome();
    void addLabels();
    void addAccount(const Reference& reference);

    /// `fill(column, batch)` appends the batch's rows.
    template <class Column, class Fill> void add(Column& column, Fill fill) {
        m_fills.push_back([&column, fill = std::move(fill)](const Batch& batch) { fill(column, batch); });
    }
    void addFlag(unsigned mask);

    const SchemaNames& m_names;
    std::vector<std::function<void(const Batch&)>> m_fills; ///< in the schema's order
};

} // namespace ledgerloom
