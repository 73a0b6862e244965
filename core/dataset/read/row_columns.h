#pragma once

#include <arrow/array.h>
#include <arrow/record_batch.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A column of a batch by its name, in one of the reader's types; the rows of a column that is missing, or of another
/// type, are null. Bound to one batch at a time, which outlives its use. Array is its Arrow class. One thread.
template <class Array> class RowColumn {
public:
    explicit RowColumn(std::string name) : m_name(std::move(name)) {}

    void bind(const arrow::RecordBatch& batch) {
        // The batch keeps its columns, and must not be outlived: its memory is its reader's.
        m_array = dynamic_cast<const Array*>(batch.GetColumnByName(m_name).get());
        m_hasNulls = m_array != nullptr && m_array->null_count() > 0;
    }
    bool isNull(std::int64_t row) const { return m_array == nullptr || (m_hasNulls && m_array->IsNull(row)); }
    auto operator[](std::int64_t row) const { return m_array->GetView(row); }
    const std::string& name() const { return m_name; }

private:
    std::string m_name;
    const Array* m_array = nullptr;
    bool m_hasNulls = false;
};

using TextRows = RowColumn<arrow::StringArray>;
using NumberRows = RowColumn<arrow::DoubleArray>;
using IntegerRows = RowColumn<arrow::Int64Array>;
using BooleanRows = RowColumn<arrow::BooleanArray>;
using TimeRows = RowColumn<arrow::TimestampArray>;
using DateRows = RowColumn<arrow::Date32Array>;

/// Money, scores and distances are written with two decimals: their exact hundredths.
inline std::int64_t hundredthsOf(double value) {
    return std::llround(value * 100);
}

} // namespace ledgerloom
