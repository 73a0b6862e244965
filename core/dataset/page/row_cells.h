#pragma once

#include "core/dataset/row_page.h"
#include "core/dataset/write/cell_text.h"

#include <arrow/array/array_base.h>
#include <arrow/record_batch.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Turns batches of a RowReader into text as the studio shows it: what Ledgerloom has written looks as it was written.
/// Columns are found by their names: those that a batch has not are null. One thread.
class RowCells {
public:
    /// "is_fraud": whose true, 1 or "true" marks a row.
    static constexpr std::string_view label = "is_fraud";

    explicit RowCells(std::vector<std::string> columns);

    /// The batch that is told from now on; it must live as long.
    void bind(const arrow::RecordBatch& batch);
    bool fraud(std::int64_t row) const;
    bool isNull(std::size_t column, std::int64_t row) const;
    /// Of a value that is not null; valid until the next call.
    std::string_view text(std::size_t column, std::int64_t row);
    Result<void> addTo(RowPage& page, std::int64_t row, std::size_t mostCellBytes);

private:
    struct Bound {
        std::shared_ptr<arrow::DataType> type; ///< that `cells` was made for
        std::unique_ptr<CellText> cells;       ///< null for texts, which need none
        const arrow::Array* array = nullptr;   ///< null where the batch has no such column
    };
    std::vector<std::string> m_columns;
    std::vector<Decimals> m_decimals;
    std::vector<Bound> m_bound;
    std::shared_ptr<arrow::Array> m_label;
    std::string m_text;
};

/// Whether a value of the label means fraud.
bool isFraudValue(const arrow::Array& label, std::int64_t row);

} // namespace ledgerloom
